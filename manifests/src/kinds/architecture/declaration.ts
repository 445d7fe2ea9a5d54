import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { ARCHITECTURE_ENTITY_TYPES } from '../../formats/architecture/entity-types.ts';
import { isArchitecture } from './detect.ts';
import { ARCHITECTURE_TERMINAL_COMMANDS } from './terminal.ts';
import { ARCHITECTURE_FILES } from './files.ts';

/** Models of a system: elements, flows, data, zones, states. */
export const ARCHITECTURE_DECLARATION: KindDeclaration = {
  id: 'architecture',
  describeCount: (count) => counted(count, '{0} architecture file', '{0} architecture files'),
  files: ARCHITECTURE_FILES,
  entityTypes: ARCHITECTURE_ENTITY_TYPES,
  structureRules: [{ id: 'architecture/schema', severity: 'error' }],
  terminalName: 'graph',
  terminalCommands: ARCHITECTURE_TERMINAL_COMMANDS,
  isCreatable: true,
  importsFiles: ['.json', '.yaml', '.yml', '.xml', '.c4', '.likec4', '.dsl'],
  importCommand: {
    id: 'vitruve.importArchitecture',
    icon: 'desktop-download',
    fileName: 'architecture.yaml',
  },
  detect: isArchitecture,
};
