import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { TABLE_FILES } from '../../formats/tables/table-files.ts';
import { isModel } from './detect.ts';
import { MODEL_ENTITY_TYPES } from './entity-types.ts';
import { MODEL_FILES } from './files.ts';

/** Models that are trained on a table: `*.model.yaml`. */
export const MODEL_DECLARATION: KindDeclaration = {
  id: 'model',
  describeCount: (count) => counted(count, '{0} model manifest', '{0} model manifests'),
  files: MODEL_FILES,
  hashedFiles: [...TABLE_FILES, '*.onnx'],
  entityTypes: MODEL_ENTITY_TYPES,
  structureRules: [{ id: 'model/schema', severity: 'error' }],
  isCreatable: true,
  detect: isModel,
};
