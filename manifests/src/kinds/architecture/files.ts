import type { FileSet } from '../../core/files/file-set.ts';
import { ANY_YAML } from '../../core/files/formats.ts';

export const ARCHITECTURE_YAML: FileSet = {
  patterns: ['{,*.}architecture.{yaml,yml}'],
  languages: ['yaml'],
  activates: true,
  schema: 'architecture',
};
export const ARCHITECTURE_FILES: readonly FileSet[] = [ARCHITECTURE_YAML, ANY_YAML];
