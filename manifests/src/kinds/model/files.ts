import type { FileSet } from '../../core/files/file-set.ts';

/** Manifests of models that are trained on a table. */
export const MODEL_FILES: readonly FileSet[] = [
  {
    patterns: ['*.model.{yaml,yml}'],
    languages: ['yaml'],
    activates: true,
    schema: 'model',
    commands: ['vitruve.exportModel'],
  },
];
