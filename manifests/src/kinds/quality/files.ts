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

/** Tables whose columns are known from their first line. */
export const DELIMITED = ['*.csv', '*.tsv'] as const;
