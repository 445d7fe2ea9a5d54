import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { AMDEC_ENTITY_TYPES } from './entity-types.ts';
import { AMDEC_FILES } from './files.ts';
import { AMDEC_SETTINGS } from './settings.ts';
import { isAmdec } from './detect.ts';

/** AMDEC tables (FMEA): risks, their marks and their actions. */
export const AMDEC_DECLARATION: KindDeclaration = {
  id: 'amdec',
  otherNames: ['fmea'],
  describeCount: (count) => counted(count, '{0} risk table', '{0} risk tables'),
  files: AMDEC_FILES,
  entityTypes: AMDEC_ENTITY_TYPES,
  settings: AMDEC_SETTINGS,
  structureRules: [{ id: 'amdec/schema', severity: 'error' }],
  isCreatable: true,
  hasTables: true,
  detect: isAmdec,
};
