import type { Definition, Field, Form, Models } from './definition.ts';

/** A type as it is stored: `manifests/src/kinds/kubernetes/schema/stored.ts` reads it. */
export type StoredForm =
  | string
  | {
      readonly t?: string;
      readonly e?: readonly (string | number)[];
      readonly f?: Readonly<Record<string, StoredForm>>;
      readonly l?: StoredForm;
      readonly m?: StoredForm;
      readonly [limit: string]: unknown;
    };

/** Files of structure, and of descriptions, by name. */
export interface StoredFiles {
  readonly structure: Map<string, Record<string, StoredForm>>;
  readonly texts: Map<string, Record<string, Record<string, string>>>;
  /** Group and version → kind → file and name of its type. */
  readonly kinds: Map<string, Record<string, string>>;
}

const SIGNS: Readonly<Record<string, string>> = {
  string: 's',
  int32: 'i',
  int64: 'l',
  number: 'n',
  boolean: 'b',
  quantity: 'q',
  'int-or-string': 'x',
  'date-time': 't',
  bytes: 'y',
  any: '*',
};

/** Writes models compactly: types of one group and version in one file, those that kinds do not reach left out. */
export function compact(models: Models): StoredFiles {
  return new Writer(models).write();
}

class Writer {
  readonly #models: Models;
  readonly #files: StoredFiles = { structure: new Map(), texts: new Map(), kinds: new Map() };
  /** Names that types have in their file. */
  readonly #named = new Map<Definition, string>();
  readonly #waiting: Definition[] = [];

  constructor(models: Models) {
    this.#models = models;
  }

  write(): StoredFiles {
    for (const { group, version, kind, definition } of this.#models.kinds) {
      // A list is read item by item.
      if (kind.endsWith('List')) continue;
      const place = [group, version].filter(Boolean).join('/');
      const kinds = this.#files.kinds.get(place) ?? {};
      kinds[kind] = this.#reference(this.#definition(definition));
      this.#files.kinds.set(place, kinds);
    }
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) this.#definitionOf(next);
    return this.#files;
  }

  #definition(key: string): Definition {
    const definition = this.#models.definitions.get(this.#models.names.get(key) ?? key);
    if (!definition) throw new Error(`nothing defines ${key}`);
    return definition;
  }

  #reference(definition: Definition): string {
    return `${definition.file}#${this.#name(definition)}`;
  }

  #name(definition: Definition): string {
    const known = this.#named.get(definition);
    if (known !== undefined) return known;
    const types = this.#files.structure.get(definition.file) ?? {};
    this.#files.structure.set(definition.file, types);
    let name = definition.name;
    for (let count = 2; name in types; count++) name = `${definition.name}${count}`;
    types[name] = '*';
    this.#named.set(definition, name);
    this.#waiting.push(definition);
    return name;
  }

  #definitionOf(definition: Definition): void {
    const { file, form, description } = definition;
    const name = this.#name(definition);
    const texts: Record<string, string> = description === undefined ? {} : { '': tidy(description) };
    const types = this.#files.structure.get(file);
    if (types) types[name] = this.#form(form, file, texts, '');
    const all = this.#files.texts.get(file) ?? {};
    if (Object.keys(texts).length > 0) all[name] = texts;
    this.#files.texts.set(file, all);
  }

  /** @param path of the form in its type: keys of descriptions. Items of lists and values of maps have that of their owner. */
  #form(form: Form, file: string, texts: Record<string, string>, path: string): StoredForm {
    if (form.type === 'ref') {
      const target = this.#definition(form.to);
      if (target.form.type !== 'object') return this.#form(target.form, file, texts, path);
      return target.file === file ? `@${this.#name(target)}` : `@${this.#reference(target)}`;
    }
    if (form.type === 'object') return { f: this.#fields(form.fields, file, texts, path) };
    if (form.type === 'list') {
      const items = this.#form(form.items, file, texts, path);
      if (form.limits) return { l: items, ...form.limits };
      return typeof items === 'string' ? `[${items}` : { l: items };
    }
    if (form.type === 'map') {
      const values = this.#form(form.values, file, texts, path);
      return typeof values === 'string' ? `{${values}` : { m: values };
    }
    const sign = SIGNS[form.type] ?? '*';
    if (!form.values && !form.limits) return sign;
    return { t: sign, ...(form.values ? { e: form.values } : {}), ...form.limits };
  }

  #fields(
    fields: ReadonlyMap<string, Field>,
    file: string,
    texts: Record<string, string>,
    path: string,
  ): Record<string, StoredForm> {
    const stored: Record<string, StoredForm> = {};
    for (const [name, { form, required, description }] of fields) {
      const at = path === '' ? name : `${path}.${name}`;
      if (description !== undefined && !['apiVersion', 'kind'].includes(at)) texts[at] = tidy(description);
      stored[required ? `${name}!` : name] = this.#form(form, file, texts, at);
    }
    return stored;
  }
}

/** The client's generator escapes quotes. */
function tidy(description: string): string {
  return description.replace(/\\(['"])/gu, '$1');
}
