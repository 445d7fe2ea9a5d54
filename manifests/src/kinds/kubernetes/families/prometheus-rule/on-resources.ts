import type { Rule } from '../../../../core/rules/rule.ts';
import { valueOf } from '../../../../core/yaml/node.ts';
import type { GroupCheck } from '../../../../formats/prometheus-rules/group-check.ts';
import type { RuleGroup } from '../../../../formats/prometheus-rules/model.ts';
import { ruleGroupsIn } from '../../../../formats/prometheus-rules/read.ts';
import type { KubernetesModel, Resource } from '../../resources/model.ts';

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
