import { readStored, sourceRevision } from '../../../formats/json-schema/schema-source.ts';
import type { ValidationRules, ServerCheck } from './constraints.ts';
import { ANY, type Field, type ObjectShape, type ScalarShape, type Shape } from './shape.ts';

/** A type as `scripts/kubernetes/compact.ts` writes it: signs for scalars, `[` and `{` for lists and maps, `@` for another type. */
export type StoredForm = string | StoredObject;

export interface StoredObject {
  readonly t?: string;
  readonly e?: readonly (string | number)[];
  /** Fields; a name that ends in `!` is required. */
  readonly f?: Readonly<Record<string, StoredForm>>;
  readonly l?: StoredForm;
  readonly m?: StoredForm;
  /** True for an object that keeps fields which the schema does not name. */
  readonly o?: boolean;
  /** What the server checks besides. */
  readonly c?: ServerCheck;
  /** What the definition of a custom kind asks besides. */
  readonly a?: ValidationRules;
  /** True for a field that the server fills in. */
  readonly z?: true;
  /** The version that brought it. */
  readonly v?: string;
  /** Its description, where descriptions are not a file of their own. */
  readonly d?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

type Texts = Readonly<Record<string, string>>;

const SIGNS: Readonly<Record<string, ScalarShape['type']>> = {
  s: 'string',
  i: 'int32',
  l: 'int64',
  n: 'number',
  b: 'boolean',
  q: 'quantity',
  x: 'int-or-string',
  t: 'date-time',
  y: 'bytes',
};

const SCALARS = new Map<string, ScalarShape>(Object.entries(SIGNS).map(([sign, type]) => [sign, { type }]));

let files = new Map<string, StoredFile | undefined>();
let readFrom = -1;

/** A type by its address, `apps_v1#Deployment`; undefined when there is no such type. */
export function storedType(address: string): ObjectShape | undefined {
  const [file = '', name = ''] = address.split('#');
  return fileNamed(file)?.type(name);
}

/** A type that is not in a file: that of a kind which a workspace defines. */
export function typeOf(name: string, form: StoredForm): ObjectShape | undefined {
  return new StoredFile('', { [name]: form }, {}).type(name);
}

function fileNamed(name: string): StoredFile | undefined {
  if (readFrom !== sourceRevision()) {
    files = new Map();
    readFrom = sourceRevision();
  }
  if (!files.has(name)) {
    const types = readStored(`${name}.json`) as Readonly<Record<string, StoredForm>> | undefined;
    files.set(name, types && new StoredFile(name, types));
  }
  return files.get(name);
}

/** The types of one group and version. Their descriptions are another file, read when somebody wants to see one. */
class StoredFile {
  readonly #name: string;
  readonly #types: Readonly<Record<string, StoredForm>>;
  readonly #shapes = new Map<string, ObjectShape | undefined>();
  #texts: Readonly<Record<string, Texts>> | undefined;

  /** @param texts undefined when they are a file. */
  constructor(
    name: string,
    types: Readonly<Record<string, StoredForm>>,
    texts?: Readonly<Record<string, Texts>>,
  ) {
    this.#name = name;
    this.#types = types;
    this.#texts = texts;
  }

  type(name: string): ObjectShape | undefined {
    if (!this.#shapes.has(name)) {
      const form = Object.hasOwn(this.#types, name) ? this.#types[name] : undefined;
      const object = typeof form === 'object' && form.f ? new StoredShape(this, name, '', form) : undefined;
      this.#shapes.set(name, object);
    }
    return this.#shapes.get(name);
  }

  text(type: string, path: string): string | undefined {
    this.#texts ??= (readStored(`${this.#name}.text.json`) ?? {}) as Readonly<Record<string, Texts>>;
    return this.#texts[type]?.[path];
  }

  /** @param path of the form in its type, for its descriptions. */
  shapeOf(form: StoredForm, type: string, path: string): Shape {
    if (typeof form === 'string') {
      const rest = form.slice(1);
      if (form.startsWith('@')) return (rest.includes('#') ? storedType(rest) : this.type(rest)) ?? ANY;
      if (form.startsWith('[')) return { type: 'list', items: this.shapeOf(rest, type, path) };
      if (form.startsWith('{')) return { type: 'map', values: this.shapeOf(rest, type, path) };
      return SCALARS.get(form) ?? ANY;
    }
    if (form.f) return new StoredShape(this, type, path, form);
    const limits = { ...limitsOf(form), ...(form.a ? { validationRules: form.a } : {}) };
    if (form.l !== undefined) return { type: 'list', items: this.shapeOf(form.l, type, path), ...limits };
    if (form.m !== undefined) return { type: 'map', values: this.shapeOf(form.m, type, path) };
    const scalar = SCALARS.get(form.t ?? '');
    if (!scalar && form.t !== undefined) return this.shapeOf(form.t, type, path);
    return scalar ? { ...scalar, ...(form.e ? { values: form.e } : {}), ...limits } : ANY;
  }
}

const LIMITS = ['pattern', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const;

function limitsOf(form: StoredObject): Pick<StoredObject, (typeof LIMITS)[number]> {
  return Object.fromEntries(LIMITS.flatMap((name) => (form[name] === undefined ? [] : [[name, form[name]]])));
}

class StoredShape implements ObjectShape {
  readonly type = 'object';
  readonly name: string;
  readonly open: boolean;
  readonly #file: StoredFile;
  readonly #path: string;
  readonly #form: StoredObject;
  #fields: ReadonlyMap<string, Field> | undefined;

  constructor(file: StoredFile, name: string, path: string, form: StoredObject) {
    this.#file = file;
    this.name = name;
    this.#path = path;
    this.#form = form;
    this.open = form.o === true;
  }

  get fields(): ReadonlyMap<string, Field> {
    return (this.#fields ??= new Map(
      Object.entries(this.#form.f ?? {}).map(([key, form]) => {
        const required = key.endsWith('!');
        const name = required ? key.slice(0, -1) : key;
        const path = this.#path === '' ? name : `${this.#path}.${name}`;
        return [name, new StoredField(this.#file, this.name, path, form, required)];
      }),
    ));
  }

  get server(): ServerCheck | undefined {
    return this.#form.c;
  }

  get validationRules(): ValidationRules | undefined {
    return this.#form.a;
  }

  get description(): string | undefined {
    return this.#form.d ?? this.#file.text(this.name, this.#path);
  }
}

class StoredField implements Field {
  readonly required: boolean;
  readonly #file: StoredFile;
  readonly #type: string;
  readonly #path: string;
  readonly #form: StoredForm;
  #shape: Shape | undefined;

  constructor(file: StoredFile, type: string, path: string, form: StoredForm, required: boolean) {
    this.#file = file;
    this.#type = type;
    this.#path = path;
    this.#form = form;
    this.required = required;
  }

  get shape(): Shape {
    return (this.#shape ??= this.#file.shapeOf(this.#form, this.#type, this.#path));
  }

  get server(): ServerCheck | undefined {
    return typeof this.#form === 'object' ? this.#form.c : undefined;
  }

  get filled(): boolean {
    return typeof this.#form === 'object' && this.#form.z === true;
  }

  get since(): string | undefined {
    return typeof this.#form === 'object' ? this.#form.v : undefined;
  }

  get description(): string | undefined {
    const written = typeof this.#form === 'object' ? this.#form.d : undefined;
    const own = written ?? this.#file.text(this.#type, this.#path);
    if (own !== undefined) return own;
    const { shape } = this;
    const itemShape = shape.type === 'list' ? shape.items : shape;
    return itemShape.type === 'object' ? itemShape.description : undefined;
  }
}
