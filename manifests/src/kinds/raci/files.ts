import type { FileSet } from '../../core/files/file-set.ts';
import { TABLE_COMMANDS } from '../../core/files/table-commands.ts';
import { ANY_MARKDOWN, ANY_YAML } from '../../core/files/formats.ts';

export const RACI_YAML: FileSet = {
  patterns: ['{,*.}raci.{yaml,yml}'],
  languages: ['yaml'],
  activates: true,
  schema: 'raci',
  commands: TABLE_COMMANDS,
};
/** Names that are read as well, and that YAML servers are not told of. */
export const OTHER_RACI_YAML: FileSet = { patterns: ['*{-,_}raci.{yaml,yml}'], languages: ['yaml'] };
export const RACI_MARKDOWN: FileSet = {
  patterns: ['{,*.,*-,*_}raci.{md,markdown}'],
  languages: ['markdown'],
};
export const RACI_FILES: readonly FileSet[] = [
  RACI_YAML,
  OTHER_RACI_YAML,
  RACI_MARKDOWN,
  ANY_YAML,
  ANY_MARKDOWN,
];
