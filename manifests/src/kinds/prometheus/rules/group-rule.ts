import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { valueOf } from '../../../core/yaml/node.ts';
import type { KubernetesModel, Resource } from '../../kubernetes/resources/model.ts';
import type { PrometheusModel, RuleGroup } from '../model.ts';
import { ruleGroupsIn } from '../read.ts';

/** The document that groups of rules stand in. */
export interface Place {
  readonly uri: string;
  readonly text: string;
}

/** A check of groups of rules, wherever they stand: in a file of rules, or in a `PrometheusRule` of Kubernetes. */
export interface GroupCheck extends Pick<Rule<never>, 'id' | 'severity' | 'profiles'> {
  readonly check: (groups: readonly RuleGroup[], place: Place) => Iterable<RuleFinding>;
}

/** The check as a rule on files of rules. */
export function onFiles({ check, ...described }: GroupCheck): Rule<PrometheusModel> {
  return {
    ...described,
    *check({ model, document }) {
      if (model.groups.length > 0)
        yield* check(model.groups, { uri: document.uri, text: document.getText() });
    },
  };
}

/** The check as a rule on `PrometheusRule` resources. */
export function onResources({ check, ...described }: GroupCheck): Rule<KubernetesModel> {
  return {
    ...described,
    *check({ model, document }) {
      for (const resource of model.resources) {
        if (isPrometheusRule(resource))
          yield* check(groupsOf(resource), { uri: document.uri, text: document.getText() });
      }
    },
  };
}

/** True for rules as the Prometheus operator takes them. */
export function isPrometheusRule({ group, kind }: Pick<Resource, 'group' | 'kind'>): boolean {
  return group === 'monitoring.coreos.com' && kind === 'PrometheusRule';
}

/** The groups of a `PrometheusRule`. */
export function groupsOf({ root }: Pick<Resource, 'root'>): readonly RuleGroup[] {
  return ruleGroupsIn(valueOf(valueOf(root, 'spec'), 'groups'));
}
