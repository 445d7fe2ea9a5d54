/**
 * The part of JSON Schema (draft-07) that our schemas use. `description` is English Markdown, `x-description-fr` its
 * French twin.
 */
export interface Schema {
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly 'x-description-fr'?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly (string | number | boolean | null)[];
  /** A sentence for each value of `enum`, in its order. */
  readonly enumDescriptions?: readonly string[];
  readonly 'x-enumDescriptions-fr'?: readonly string[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
}

/**
 * All schemas that apply at a path of a document: `$ref` followed, combinations opened. Empty when the path leads where
 * the schema says nothing.
 * @param path keys and indexes from the root.
 */
export function schemasAt(root: Schema, path: readonly (string | number)[]): readonly Schema[] {
  let current = opened(root, root);
  for (const step of path) {
    current = current.flatMap((schema) => below(schema, step)).flatMap((schema) => opened(root, schema));
  }
  return current;
}

function below(schema: Schema, step: string | number): Schema[] {
  if (typeof step === 'number') return schema.items ? [schema.items] : [];
  const own = schema.properties?.[step];
  if (own) return [own];
  const matching = Object.entries(schema.patternProperties ?? {}).filter(([pattern]) =>
    new RegExp(pattern, 'u').test(step),
  );
  if (matching.length > 0) return matching.map(([, value]) => value);
  return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : [];
}

/** The schema and all that it refers to or combines; a cycle of references is followed once. */
function opened(root: Schema, schema: Schema, seen = new Set<Schema>()): Schema[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const parts = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
  const target = schema.$ref?.startsWith('#/definitions/')
    ? root.definitions?.[schema.$ref.slice(14)]
    : undefined;
  if (target) parts.push(target);
  return [schema, ...parts.flatMap((part) => opened(root, part, seen))];
}

/** What a schema says of its value, in the language of the user. */
export function descriptionOf(schema: Schema, language: string): string | undefined {
  return (language.startsWith('fr') ? schema['x-description-fr'] : undefined) ?? schema.description;
}

/** What a schema says of one value of its enumeration. */
export function enumDescriptionOf(schema: Schema, index: number, language: string): string | undefined {
  const french = language.startsWith('fr') ? schema['x-enumDescriptions-fr']?.[index] : undefined;
  return french ?? schema.enumDescriptions?.[index];
}
