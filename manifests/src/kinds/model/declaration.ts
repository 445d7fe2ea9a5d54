import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { DELIMITED } from '../../formats/tables/delimited.ts';
import { isModel } from './detect.ts';
import { MODEL_ENTITY_TYPES } from './entity-types.ts';
import { MODEL_FILES } from './files.ts';

/** Models that are trained on a table: `*.model.yaml`. */
export const MODEL_DECLARATION: KindDeclaration = {
  id: 'model',
  describeCount: (count) => counted(count, '{0} model manifest', '{0} model manifests'),
  files: MODEL_FILES,
  hashedFiles: DELIMITED,
  entityTypes: MODEL_ENTITY_TYPES,
  structureRules: [{ id: 'model/schema', severity: 'error' }],
  isCreatable: true,
  detect: isModel,
};
