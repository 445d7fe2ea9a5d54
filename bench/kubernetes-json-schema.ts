import {
  catalog,
  groupOf,
  isServersGroup,
  type ObjectShape,
  type ScalarShape,
  type Shape,
} from '@vitruve/manifests';

type JsonSchema = Readonly<Record<string, unknown>>;

const SCALARS: Readonly<Record<ScalarShape['type'], JsonSchema>> = {
  string: { type: 'string' },
  int32: { type: 'integer' },
  int64: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  quantity: { type: ['string', 'number'] },
  'int-or-string': { type: ['string', 'integer'] },
  'date-time': { type: 'string' },
  bytes: { type: 'string' },
};

/** Our schemas of the API server's own kinds as one JSON Schema, for servers that read nothing else: strict, as ours are. */
export function kubernetesJsonSchema(): JsonSchema {
  const writer = new Writer();
  const kinds = catalog()
    .all()
    .filter(({ apiVersion }) => isServersGroup(groupOf(apiVersion)));
  const oneOf = kinds.flatMap(({ apiVersion, kind }) => {
    const shape = catalog().shapeOf(apiVersion, kind);
    return shape ? [writer.reference(shape)] : [];
  });
  return { oneOf, definitions: writer.definitions };
}

class Writer {
  readonly definitions: Record<string, JsonSchema> = {};
  readonly #names = new Map<ObjectShape, string>();

  reference(shape: ObjectShape): JsonSchema {
    let name = this.#names.get(shape);
    if (name === undefined) {
      name = `${shape.name ?? 'type'}-${this.#names.size}`;
      this.#names.set(shape, name);
      this.definitions[name] = this.#object(shape);
    }
    return { $ref: `#/definitions/${name}` };
  }

  #object(shape: ObjectShape): JsonSchema {
    const fields = [...shape.fields];
    return {
      type: 'object',
      description: shape.description,
      properties: Object.fromEntries(
        fields.map(([name, field]) => [
          name,
          { ...this.#schemaOf(field.shape), description: field.description },
        ]),
      ),
      required: fields.filter(([, { required }]) => required).map(([name]) => name),
      additionalProperties: shape.open,
    };
  }

  #schemaOf(shape: Shape): JsonSchema {
    if (shape.type === 'any') return {};
    if (shape.type === 'object') return this.reference(shape);
    if (shape.type === 'list') return { type: 'array', items: this.#schemaOf(shape.items) };
    if (shape.type === 'map') return { type: 'object', additionalProperties: this.#schemaOf(shape.values) };
    return { ...SCALARS[shape.type], ...(shape.values ? { enum: shape.values } : {}) };
  }
}
