import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { PIPELINE_ENTITY_TYPES } from '../../formats/stages/entity-types.ts';
import { IMAGE_ENTITY_TYPES } from '../../formats/container-images/entity-types.ts';
import { KUBEFLOW_FILES } from './files.ts';
import { isKubeflowPipeline } from './detect.ts';

/** Pipelines of Kubeflow Pipelines v2, as the SDK compiles them. */
export const KUBEFLOW_DECLARATION: KindDeclaration = {
  id: 'kubeflow',
  describeCount: (count) => counted(count, '{0} Kubeflow pipeline', '{0} Kubeflow pipelines'),
  files: KUBEFLOW_FILES,
  entityTypes: { ...PIPELINE_ENTITY_TYPES, ...IMAGE_ENTITY_TYPES },
  structureRules: [{ id: 'kubeflow/schema', severity: 'error' }],
  detect: isKubeflowPipeline,
};
