import type { FileSet } from '../../core/files/file-set.ts';
import { TABLE_COMMANDS } from '../../core/files/table-commands.ts';
import { ANY_YAML } from '../../core/files/formats.ts';

export const AMDEC_YAML: FileSet = {
  patterns: ['{,*.}amdec.{yaml,yml}'],
  languages: ['yaml'],
  activates: true,
  schema: 'amdec',
  commands: TABLE_COMMANDS,
};
/** Names that are read as well, and are not announced to YAML servers. */
export const FMEA_YAML: FileSet = { patterns: ['{,*.}fmea.{yaml,yml}'], languages: ['yaml'] };
export const AMDEC_FILES: readonly FileSet[] = [AMDEC_YAML, FMEA_YAML, ANY_YAML];
