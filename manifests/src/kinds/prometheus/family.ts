import type { Family } from '../kubernetes/families/family.ts';
import { ruleOutline } from './features.ts';
import { groupsOf, isPrometheusRule, onResources } from './rules/group-rule.ts';
import { GROUP_CHECKS } from './rules/index.ts';

/** Rules of Prometheus as the Prometheus operator takes them: the groups of a file, in a resource. */
export const PROMETHEUS_RULE: Family = {
  id: 'prometheus-rule',
  owns: isPrometheusRule,
  rules: GROUP_CHECKS.map(onResources),
  outline: (resource) => ruleOutline(groupsOf(resource)),
};
