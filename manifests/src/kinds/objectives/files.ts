import type { FileSet } from '../../core/files/file-set.ts';

/** Objectives of a system, of an organization or of suppliers. */
export const OBJECTIVES_FILES: readonly FileSet[] = [
  { patterns: ['{,*.}objectives.{yaml,yml}'], languages: ['yaml'], activates: true, schema: 'objectives' },
];
