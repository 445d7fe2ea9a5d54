import type { PartRule } from '../../../../core/rules/rule.ts';
import { accessRulesOf, allows } from './access.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { resourceRule } from '../../checks/resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

interface Access extends Pick<PartRule<KubernetesModel>, 'id' | 'knownAs'> {
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** True where a role that names its objects (`resourceNames`) does no harm. */
  readonly unlessNamed?: boolean;
  readonly message: () => string;
}

/** A rule on roles that may do something with some resources of a group. */
export function accessRule({
  group,
  resources,
  verbs,
  unlessNamed = false,
  message,
  ...header
}: Access): PartRule<KubernetesModel> {
  return resourceRule({
    ...header,
    ...SECURITY_ONLY,
    *check(resource) {
      for (const rule of accessRulesOf(resource)) {
        const word = unlessNamed && rule.named ? undefined : allows(rule, group, resources, verbs);
        if (word) yield { message: message(), span: word.span };
      }
    },
  });
}
