import type { Completion } from '../../core/contributions/completion.ts';
import { language } from '../../core/language.ts';
import { type YamlCursor } from '../../core/yaml/cursor.ts';
import { writtenAt } from '../../core/yaml/written.ts';
import { descriptionOf, enumDescriptionOf, schemasAt, type Schema } from './schema.ts';

/**
 * Keys that the schema knows and the map lacks, or the values that it lists, at a caret. Required keys come first, then
 * the schema's order.
 */
export function completeFromSchema(root: Schema, cursor: YamlCursor): readonly Completion[] {
  const schemas = schemasAt(root, cursor.path);
  if (cursor.role === 'value') return schemas.flatMap((schema) => valuesOf(schema, cursor));
  const items =
    cursor.role === 'item' && cursor.flow
      ? schemas.flatMap((schema) => (schema.items ? schemasOf(root, schema.items) : []))
      : [];
  const values =
    cursor.role === 'item' ? [...schemas, ...items].flatMap((schema) => valuesOf(schema, cursor)) : [];
  return [...values, ...keysOf(root, schemas, cursor)];
}

function schemasOf(root: Schema, schema: Schema): readonly Schema[] {
  return schemasAt({ ...schema, ...(root.definitions ? { definitions: root.definitions } : {}) }, []);
}

function keysOf(root: Schema, schemas: readonly Schema[], cursor: YamlCursor): Completion[] {
  const completions = new Map<string, Completion>();
  for (const schema of schemas) {
    const required = new Set(schema.required ?? []);
    for (const [index, [key, property]] of Object.entries(schema.properties ?? {}).entries()) {
      if (completions.has(key) || (cursor.siblings.includes(key) && key !== cursor.prefix)) continue;
      const order = `${required.has(key) ? 0 : 1}${String(index).padStart(3, '0')}`;
      const forms = schemasOf(root, property);
      const documentation = forms
        .map((form) => descriptionOf(form, language()))
        .find((text) => text !== undefined);
      completions.set(key, {
        label: key,
        span: cursor.span,
        text: cursor.hasColon || cursor.quote ? key : `${key}:${afterColon(forms, cursor.flow)}`,
        kind: 'key',
        fromSchema: true,
        sortText: order,
        ...(documentation === undefined ? {} : { documentation }),
        ...(forms.some(({ enum: values }) => values !== undefined) ? { retrigger: true } : {}),
      });
    }
  }
  return [...completions.values()];
}

/** A space before a scalar; a new line, indented, before a map or a list. */
function afterColon(forms: readonly Schema[], flow: boolean): string {
  const types = new Set(forms.flatMap(({ type }) => type ?? []));
  if (flow || types.has('string') || types.has('number') || types.has('integer') || types.has('boolean'))
    return ' ';
  if (types.has('array')) return '\n  - ';
  return types.has('object') ? '\n  ' : ' ';
}

function valuesOf(schema: Schema, cursor: YamlCursor): Completion[] {
  const values = schema.enum ?? (isBoolean(schema) ? [true, false] : []);
  return values.map((value, index) => {
    const detail = enumDescriptionOf(schema, index, language());
    return {
      label: String(value),
      span: cursor.span,
      text: typeof value === 'string' ? writtenAt(cursor, value) : String(value),
      kind: 'value' as const,
      fromSchema: true,
      sortText: String(index).padStart(3, '0'),
      ...(detail === undefined ? {} : { detail }),
    };
  });
}

/** True for what is true or false, or empty. */
function isBoolean({ type }: Schema): boolean {
  return (
    type === 'boolean' ||
    (Array.isArray(type) && type.length <= 2 && type.includes('boolean') && !type.includes('string'))
  );
}
