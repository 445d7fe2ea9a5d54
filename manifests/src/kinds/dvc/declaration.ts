import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { PIPELINE_ENTITY_TYPES } from '../../formats/stages/entity-types.ts';
import { DVC_FILES } from './files.ts';
import { isDvc } from './detect.ts';

/** Files of DVC: `dvc.yaml`, `*.dvc`, `dvc.lock`, and the parameters that stages read. */
export const DVC_DECLARATION: KindDeclaration = {
  id: 'dvc',
  describeCount: (count) => counted(count, '{0} DVC file', '{0} DVC files'),
  files: DVC_FILES,
  entityTypes: PIPELINE_ENTITY_TYPES,
  structureRules: [{ id: 'dvc/schema', severity: 'error' }],
  detect: isDvc,
};
