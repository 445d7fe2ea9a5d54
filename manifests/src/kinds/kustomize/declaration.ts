import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { KUSTOMIZE_FILES } from './files.ts';
import { isKustomization } from './detect.ts';

/** Kustomizations: which manifests belong together, and what is changed in them. */
export const KUSTOMIZE_DECLARATION: KindDeclaration = {
  id: 'kustomize',
  describeCount: (count) => counted(count, '{0} kustomization', '{0} kustomizations'),
  files: KUSTOMIZE_FILES,
  detect: isKustomization,
};
