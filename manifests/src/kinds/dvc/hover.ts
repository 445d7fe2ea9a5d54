import type { HoverText } from '../../core/contributions/hover.ts';
import type { KindContext } from '../../core/kind.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { touches } from '../../core/text/span.ts';
import { pathAt, documentAt } from '../../core/yaml/path-at.ts';
import { placesIn } from '../../core/yaml/place-in-scalar.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import { shownValue } from '../../formats/params/params-file.ts';
import { resolved } from './describe.ts';
import type { DvcModel } from './model.ts';
import { DVC_SCHEMA } from './parse.ts';
import { dvcExpressions } from './template.ts';
import { lookUp } from './variables.ts';

/** Over a variable its value, over a key what it is for. */
export function hoverDvc(context: KindContext<DvcModel>, offset: number): HoverText | undefined {
  const { model, document } = context;
  if (model.role !== 'stages') return undefined;
  return (
    variableHover(context, offset, document.getText()) ?? hoverFromSchema(DVC_SCHEMA, model.documents, offset)
  );
}

function variableHover(context: KindContext<DvcModel>, offset: number, text: string): HoverText | undefined {
  const at = pathAt(documentAt(context.model.documents, offset)?.root ?? null, offset);
  if (!at || dvcExpressions(at.node.text).length === 0) return undefined;
  const place = placesIn(text, at.node);
  for (const { inner, keys, start, end } of dvcExpressions(at.node.text)) {
    const where = place(start, end);
    if (!touches(where, offset)) continue;
    const variables = resolved(context)?.variables;
    const value = variables && lookUp(variables, keys);
    return value
      ? { span: where, markdown: `**${escaped(inner.trim())}** = ${escaped(shownValue(value))}` }
      : undefined;
  }
  return undefined;
}
