import type { Kind } from '../../core/kind.ts';
import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import { yamlCursor } from '../../core/yaml/cursor.ts';
import { documentAt } from '../../core/yaml/path-at.ts';
import { completeNames } from './complete.ts';
import { describeKubeflow } from './describe.ts';
import type { KubeflowModel } from './model.ts';
import { kubeflowOutline } from './outline.ts';
import { KUBEFLOW_SCHEMA, parseKubeflow } from './parse.ts';
import { componentsOf } from './read.ts';
import { KUBEFLOW_RULES } from './rules/index.ts';
import { kubeflowGraph } from './views/graph.ts';
import { KUBEFLOW_DECLARATION } from './declaration.ts';

/** Pipelines of Kubeflow Pipelines v2, as the SDK compiles them. */
export const KUBEFLOW: Kind<KubeflowModel> = {
  ...KUBEFLOW_DECLARATION,
  parse: parseKubeflow,
  rules: KUBEFLOW_RULES,
  complete: ({ model, document }, offset) => {
    const cursor = yamlCursor(document.getText(), documentAt(model.documents, offset), offset);
    return cursor ? [...completeNames(model, cursor), ...completeFromSchema(KUBEFLOW_SCHEMA, cursor)] : [];
  },
  hover: ({ model }, offset) => hoverFromSchema(KUBEFLOW_SCHEMA, model.documents, offset),
  describe: describeKubeflow,
  outline: kubeflowOutline,
  folds: ({ model }) => (model.pipeline ? componentsOf(model.pipeline).map(({ node }) => node.span) : []),
  views: [kubeflowGraph],
};
