import type { FileSet } from '../../core/files/file-set.ts';

const COMMON: Omit<FileSet, 'patterns'> = {
  languages: ['yaml'],
  activates: true,
  commands: ['vitruve.exportObjectives'],
};

/**
 * Objectives of a system, of an organization or of suppliers. Servers for YAML do not look into a file before they check it against a
 * schema, and other programs have an `objectives.yaml`, too: only the longer name has the schema there.
 */
export const OBJECTIVES_FILES: readonly FileSet[] = [
  { patterns: ['objectives.{yaml,yml}'], ...COMMON },
  { patterns: ['*.objectives.{yaml,yml}'], ...COMMON, schema: 'objectives' },
];
