import type { Family } from '../family.ts';
import { factsOfGroups } from '../../../../formats/prometheus-rules/entities.ts';
import { describeGroups } from '../../../../formats/prometheus-rules/describe.ts';
import { ruleOutline } from '../../../../formats/prometheus-rules/outline.ts';
import { groupsOf, isPrometheusRule, onResources } from './on-resources.ts';
import { GROUP_CHECKS } from '../../../../formats/prometheus-rules/rules/index.ts';

/** Rules of Prometheus as the Prometheus operator takes them: the groups of a file, in a resource. */
export const PROMETHEUS_RULE: Family = {
  id: 'prometheus-rule',
  owns: isPrometheusRule,
  rules: GROUP_CHECKS.map(onResources),
  declare: (resource, uri) => factsOfGroups(uri, groupsOf(resource)),
  describe: (_, resource, entity) =>
    entity.facts?.kind === 'prometheus' ? describeGroups(groupsOf(resource), entity) : undefined,
  outline: (resource) => ruleOutline(groupsOf(resource)),
};
