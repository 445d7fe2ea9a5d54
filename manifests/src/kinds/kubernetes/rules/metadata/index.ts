import type { Rule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { annotationKey } from './annotation-key.ts';
import { defaultNamespace } from './default-namespace.ts';
import { labelSyntax } from './label-syntax.ts';
import { ownerLabel } from './owner-label.ts';
import { recommendedLabels } from './recommended-labels.ts';
import { resourceName } from './resource-name.ts';
import { sortedKeys } from './sorted-keys.ts';

export const METADATA_RULES: readonly Rule<KubernetesModel>[] = [
  annotationKey,
  defaultNamespace,
  labelSyntax,
  ownerLabel,
  recommendedLabels,
  resourceName,
  sortedKeys,
];
