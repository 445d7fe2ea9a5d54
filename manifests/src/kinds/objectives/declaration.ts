import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { OBJECTIVE_ENTITY_TYPES } from '../../formats/objectives/entity-types.ts';
import { TABLE_FILES } from '../../formats/tables/table-files.ts';
import { isObjectives } from './detect.ts';
import { OBJECTIVES_FILES } from './files.ts';

/** Objectives and their measurements: `objectives.yaml`. */
export const OBJECTIVES_DECLARATION: KindDeclaration = {
  id: 'objectives',
  describeCount: (count) => counted(count, '{0} objective', '{0} objectives'),
  files: OBJECTIVES_FILES,
  hashedFiles: TABLE_FILES,
  entityTypes: OBJECTIVE_ENTITY_TYPES,
  structureRules: [{ id: 'objectives/schema', severity: 'error' }],
  isCreatable: true,
  importsFiles: ['.yaml', '.yml', '.json'],
  importCommand: { id: 'vitruve.importObjectives', icon: 'desktop-download', fileName: 'objectives.yaml' },
  exportsTo: ['openslo'],
  exportCommand: { id: 'vitruve.exportObjectives', icon: 'export', program: 'openslo', fileName: 'slo.yaml' },
  detect: isObjectives,
};
