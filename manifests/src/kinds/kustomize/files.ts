import type { FileSet } from '../../core/files/file-set.ts';

/** The names that kustomize looks for, in its order. */
export const KUSTOMIZATION_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

export const KUSTOMIZATION: FileSet = {
  patterns: KUSTOMIZATION_NAMES,
  languages: ['yaml'],
  activates: true,
  hasPublicSchema: true,
};
export const KUSTOMIZE_FILES: readonly FileSet[] = [KUSTOMIZATION];
