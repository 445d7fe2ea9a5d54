import type { HoverText } from '../../core/contributions/hover.ts';
import { language } from '../../core/language.ts';
import { documentAt, pathAt } from '../../core/yaml/path-at.ts';
import type { YamlDocument } from '../../core/yaml/node.ts';
import { descriptionOf, enumDescriptionOf, schemasAt, type Schema } from './schema.ts';

/** What a schema says of the key or the value at an offset. */
export function hoverFromSchema(
  root: Schema,
  documents: readonly YamlDocument[],
  offset: number,
): HoverText | undefined {
  const at = pathAt(documentAt(documents, offset)?.root ?? null, offset);
  if (!at) return undefined;
  const schemas = schemasAt(root, at.path);
  const texts = schemas.map((schema) =>
    at.role === 'key' ? descriptionOf(schema, language()) : valueDescription(schema, at.node.value),
  );
  const markdown = texts.find((text) => text !== undefined);
  return markdown === undefined ? undefined : { span: at.span, markdown };
}

function valueDescription(schema: Schema, value: string | number | boolean | null): string | undefined {
  const index = schema.enum?.indexOf(value) ?? -1;
  return index === -1 ? undefined : enumDescriptionOf(schema, index, language());
}
