import type { FileSet } from '../../core/files/file-set.ts';

/** Suites of checks of data. */
export const QUALITY_FILES: readonly FileSet[] = [
  {
    patterns: ['*.quality.{yaml,yml}'],
    languages: ['yaml'],
    activates: true,
    schema: 'quality',
  },
];
