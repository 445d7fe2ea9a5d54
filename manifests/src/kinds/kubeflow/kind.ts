import type { Kind } from '../../core/kind.ts';
import { PIPELINE_ENTITY_TYPES } from '../../formats/stages/entity-types.ts';
import { IMAGE_ENTITY_TYPES } from '../../formats/container-images/entity-types.ts';
import { KUBEFLOW_FILES } from './files.ts';
import { completeKubeflow } from './complete.ts';
import { describeKubeflow } from './describe.ts';
import { isKubeflowPipeline } from './detect.ts';
import { hoverKubeflow } from './hover.ts';
import type { KubeflowModel } from './model.ts';
import { kubeflowFolds, kubeflowOutline } from './outline.ts';
import { parseKubeflow } from './parse.ts';
import { KUBEFLOW_RULES } from './rules/index.ts';
import { kubeflowGraph } from './views/graph.ts';

/** Pipelines of Kubeflow Pipelines v2, as the SDK compiles them. */
export const KUBEFLOW: Kind<KubeflowModel> = {
  id: 'kubeflow',
  files: KUBEFLOW_FILES,
  entityTypes: { ...PIPELINE_ENTITY_TYPES, ...IMAGE_ENTITY_TYPES },
  detect: isKubeflowPipeline,
  parse: parseKubeflow,
  rules: KUBEFLOW_RULES,
  structureRules: [{ id: 'kubeflow/schema', severity: 'error' }],
  complete: completeKubeflow,
  hover: hoverKubeflow,
  describe: describeKubeflow,
  outline: kubeflowOutline,
  folds: kubeflowFolds,
  views: [kubeflowGraph],
};
