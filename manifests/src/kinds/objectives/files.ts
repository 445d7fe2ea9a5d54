import type { FileSet } from '../../core/files/file-set.ts';

/**
 * Objectives of a system, of an organization or of suppliers. Servers for YAML do not look into a file before they check it against a
 * schema, and other programs have an `objectives.yaml`, too: only the longer name has the schema there.
 */
export const OBJECTIVES_FILES: readonly FileSet[] = [
  { patterns: ['objectives.{yaml,yml}'], languages: ['yaml'], activates: true },
  { patterns: ['*.objectives.{yaml,yml}'], languages: ['yaml'], activates: true, schema: 'objectives' },
];
