import type { Completion } from '../../core/contributions/completion.ts';
import type { KindContext } from '../../core/kind.ts';
import { yamlCursor } from '../../core/yaml/cursor.ts';
import { documentAt } from '../../core/yaml/path-at.ts';
import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import type { OpenFaasModel } from './model.ts';
import { OPENFAAS_SCHEMA } from './parse.ts';

/** Keys and values of the schema. */
export function completeOpenFaas(
  { document, model }: KindContext<OpenFaasModel>,
  offset: number,
): readonly Completion[] {
  const cursor = yamlCursor(document.getText(), documentAt(model.documents, offset), offset);
  return cursor ? completeFromSchema(OPENFAAS_SCHEMA, cursor) : [];
}
