import snippets from '@vitruve/snippets/kubeflow.json' with { type: 'json' };
import type { Kind } from '../../core/kind.ts';
import { completeKubeflow } from './complete.ts';
import { describeKubeflow } from './describe.ts';
import { hoverKubeflow } from './hover.ts';
import type { KubeflowModel } from './model.ts';
import { kubeflowFolds, kubeflowOutline } from './outline.ts';
import { parseKubeflow } from './parse.ts';
import { KUBEFLOW_RULES } from './rules/index.ts';
import { kubeflowGraph } from './views/graph.ts';
import { KUBEFLOW_DECLARATION } from './declaration.ts';

/** Pipelines of Kubeflow Pipelines v2, as the SDK compiles them. */
export const KUBEFLOW: Kind<KubeflowModel> = {
  ...KUBEFLOW_DECLARATION,
  parse: parseKubeflow,
  rules: KUBEFLOW_RULES,
  complete: completeKubeflow,
  snippets,
  hover: hoverKubeflow,
  describe: describeKubeflow,
  outline: kubeflowOutline,
  folds: kubeflowFolds,
  views: [kubeflowGraph],
};
