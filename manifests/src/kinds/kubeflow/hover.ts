import type { HoverText } from '../../core/contributions/hover.ts';
import type { KindContext } from '../../core/kind.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import type { KubeflowModel } from './model.ts';
import { KUBEFLOW_SCHEMA } from './parse.ts';

/** Over a key what the schema says of it. */
export function hoverKubeflow({ model }: KindContext<KubeflowModel>, offset: number): HoverText | undefined {
  return hoverFromSchema(KUBEFLOW_SCHEMA, model.documents, offset);
}
