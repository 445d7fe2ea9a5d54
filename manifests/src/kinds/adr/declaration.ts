import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { ADR_ENTITY_TYPES } from '../../formats/citations/entity-types.ts';
import { ADR_FILES } from './files.ts';
import { ADR_SETTINGS } from './settings.ts';
import { ADR_TERMINAL_COMMANDS } from './terminal.ts';
import { isDecision } from './detect.ts';

/** Architecture decision records: MADR, Nygard's format, Y-statements and their relatives, in English and French. */
export const ADR_DECLARATION: KindDeclaration = {
  id: 'adr',
  describeCount: (count) => counted(count, '{0} decision record', '{0} decision records'),
  files: ADR_FILES,
  entityTypes: ADR_ENTITY_TYPES,
  settings: ADR_SETTINGS,
  structureRules: [{ id: 'adr/front-matter-closed', severity: 'error', spoilsViews: true }],
  isCreatable: true,
  terminalCommands: ADR_TERMINAL_COMMANDS,
  detect: isDecision,
};
