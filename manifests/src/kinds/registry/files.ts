import type { FileSet } from '../../core/files/file-set.ts';

/**
 * Registries of models: the versions of each, and which of them is used. Servers for YAML do not look into a file before they check it
 * against a schema, and other programs have a `models.yaml`, too: only the longer name has the schema there.
 */
export const REGISTRY_FILES: readonly FileSet[] = [
  { patterns: ['models.yaml'], languages: ['yaml'], activates: true },
  { patterns: ['*.models.yaml'], languages: ['yaml'], activates: true, schema: 'registry' },
];
