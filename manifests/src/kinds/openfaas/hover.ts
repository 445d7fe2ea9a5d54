import type { HoverText } from '../../core/contributions/hover.ts';
import type { KindContext } from '../../core/kind.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import type { OpenFaasModel } from './model.ts';
import { OPENFAAS_SCHEMA } from './parse.ts';

/** Over a key what the schema says of it. */
export function hoverOpenFaas({ model }: KindContext<OpenFaasModel>, offset: number): HoverText | undefined {
  return hoverFromSchema(OPENFAAS_SCHEMA, model.documents, offset);
}
