import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { RACI_ENTITY_TYPES } from './entity-types.ts';
import { RACI_FILES } from './files.ts';
import { RACI_SETTINGS } from './settings.ts';
import { isRaci } from './detect.ts';

/** Matrices of responsibilities: RACI and its relatives, in YAML and in Markdown tables. */
export const RACI_DECLARATION: KindDeclaration = {
  id: 'raci',
  describeCount: (count) => counted(count, '{0} responsibility matrix', '{0} responsibility matrices'),
  files: RACI_FILES,
  entityTypes: RACI_ENTITY_TYPES,
  settings: RACI_SETTINGS,
  structureRules: [{ id: 'raci/schema', severity: 'error' }],
  isCreatable: true,
  hasTables: true,
  detect: isRaci,
};
