import snippets from '@vitruve/snippets/kustomize.json' with { type: 'json' };
import type { Kind } from '../../core/kind.ts';
import { completeKustomization } from './complete.ts';
import type { KustomizeModel } from './model.ts';
import { kustomizeFolds, kustomizeOutline } from './outline.ts';
import { describeKustomization } from './describe.ts';
import { kustomizeLenses } from './lenses.ts';
import { KUSTOMIZE_RULES } from './rules/index.ts';
import { parseKustomization } from './parse.ts';
import { KUSTOMIZE_DECLARATION } from './declaration.ts';

/** Kustomizations: which manifests belong together, and what is changed in them. */
export const KUSTOMIZE: Kind<KustomizeModel> = {
  ...KUSTOMIZE_DECLARATION,
  parse: parseKustomization,
  rules: KUSTOMIZE_RULES,
  complete: completeKustomization,
  snippets,
  describe: describeKustomization,
  lenses: kustomizeLenses,
  outline: kustomizeOutline,
  folds: kustomizeFolds,
};
