import type { Rule } from '../../../core/rules/rule.ts';
import { FAMILIES } from '../families/families.ts';
import type { KubernetesModel } from '../resources/model.ts';
import { HYGIENE_RULES } from './hygiene.ts';
import { LINK_RULES } from './links/index.ts';
import { modelNotApproved } from './model-not-approved.ts';
import { SCHEMA_RULES } from './schema/index.ts';

/** All rules on Kubernetes manifests. */
export const KUBERNETES_RULES: readonly Rule<KubernetesModel>[] = [
  ...SCHEMA_RULES,
  ...LINK_RULES,
  ...HYGIENE_RULES,
  ...FAMILIES.flatMap(({ rules }) => rules),
  modelNotApproved,
];
