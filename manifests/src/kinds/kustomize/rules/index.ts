import type { Rule } from '../../../rules/rule.ts';
import type { KustomizeModel } from '../model.ts';

/** All rules on kustomizations. */
export const KUSTOMIZE_RULES: readonly Rule<KustomizeModel>[] = [];
