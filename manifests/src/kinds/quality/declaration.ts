import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { TABLE_FILES } from '../../formats/tables/table-files.ts';
import { isQuality } from './detect.ts';
import { QUALITY_ENTITY_TYPES } from './entity-types.ts';
import { QUALITY_FILES } from './files.ts';
import { QUALITY_TERMINAL_COMMANDS } from './terminal.ts';

/** Suites of checks of data: `*.quality.yaml`. */
export const QUALITY_DECLARATION: KindDeclaration = {
  id: 'quality',
  describeCount: (count) => counted(count, '{0} quality suite', '{0} quality suites'),
  files: QUALITY_FILES,
  hashedFiles: TABLE_FILES,
  entityTypes: QUALITY_ENTITY_TYPES,
  structureRules: [{ id: 'quality/schema', severity: 'error' }],
  isCreatable: true,
  terminalCommands: QUALITY_TERMINAL_COMMANDS,
  importsFiles: ['.json', '.yaml', '.yml'],
  detect: isQuality,
};
