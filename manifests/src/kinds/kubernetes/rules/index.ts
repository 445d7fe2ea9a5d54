import type { Rule } from '../../../rules/rule.ts';
import { FAMILIES } from '../families.ts';
import type { KubernetesModel } from '../model.ts';

/** All rules on Kubernetes manifests. */
export const KUBERNETES_RULES: readonly Rule<KubernetesModel>[] = [...FAMILIES.flatMap(({ rules }) => rules)];
