import type { Definition, Field, Form, Models } from './definition.ts';

/**
 * Adds to `models` what `newer` knows besides: kinds, types and fields. The two name their types differently; those at the same
 * place of the same kind are the same type. What both know is taken from `models`, which says more of it; a field is required
 * when both say so.
 */
export function merge(models: Models, newer: Models): void {
  new Merging(models, newer).run();
}

class Merging {
  readonly #models: Models;
  readonly #newer: Models;
  /** The type of `models` that a type of `newer` is. */
  readonly #same = new Map<string, string>();

  constructor(models: Models, newer: Models) {
    this.#models = models;
    this.#newer = newer;
  }

  run(): void {
    const known = new Map(
      this.#models.kinds.map((kind) => [`${kind.group}/${kind.version}/${kind.kind}`, kind.definition]),
    );
    const added = this.#newer.kinds.filter(({ group, version, kind, definition }) => {
      const same = known.get(`${group}/${version}/${kind}`);
      if (same !== undefined) this.#pair(definition, same);
      return same === undefined;
    });
    for (const { key, form } of [...this.#models.definitions.values()])
      this.#adopt(form, fileOfKey(this.#models, key));
    for (const kind of added) {
      const file = [kind.group, kind.version].filter(Boolean).join('_');
      const definition = this.#adopted(kind.definition, file);
      const { form } = this.#models.definitions.get(definition) ?? {};
      if (form?.type === 'object') nameKind(form.fields, kind);
      this.#models.kinds.push({ ...kind, definition });
    }
  }

  #pair(newer: string, known: string): void {
    const resolved = this.#models.names.get(known) ?? known;
    if (this.#same.has(newer)) return;
    this.#same.set(newer, resolved);
    const from = this.#newer.definitions.get(newer);
    const to = this.#models.definitions.get(resolved);
    if (from?.form.type !== 'object' || to?.form.type !== 'object') return;
    const { fields } = to.form;
    for (const [name, field] of from.form.fields) {
      const own = fields.get(name);
      if (own) {
        this.#pairForms(field.form, own.form);
        const form = own.form.type === 'number' ? field.form : own.form;
        fields.set(name, { ...own, form, required: own.required && field.required });
      } else fields.set(name, field);
    }
  }

  #pairForms(newer: Form, known: Form): void {
    if (newer.type === 'ref' && known.type === 'ref') this.#pair(newer.to, known.to);
    else if (newer.type === 'list' && known.type === 'list') this.#pairForms(newer.items, known.items);
    else if (newer.type === 'map' && known.type === 'map') this.#pairForms(newer.values, known.values);
  }

  /** Makes the types of `newer` that a form names known, in the file of what names them first. */
  #adopt(form: Form, file: string): void {
    if (form.type === 'list') this.#adopt(form.items, file);
    else if (form.type === 'map') this.#adopt(form.values, file);
    else if (form.type === 'ref' && this.#newer.definitions.has(form.to)) this.#adopted(form.to, file);
    else if (form.type === 'object') {
      for (const field of form.fields.values()) this.#adopt(field.form, file);
    }
  }

  #adopted(name: string, file: string): string {
    const same = this.#same.get(name);
    if (same !== undefined) {
      this.#models.names.set(name, same);
      return same;
    }
    const definition = this.#newer.definitions.get(name);
    if (!definition) throw new Error(`no model ${name}`);
    this.#same.set(name, name);
    const adopted: Definition = { ...definition, file };
    this.#models.definitions.set(name, adopted);
    this.#adopt(adopted.form, file);
    this.#takeQuantities(adopted);
    return name;
  }

  /** The client's generator says "string" of a quantity; the same type in another version of the group may know better. */
  #takeQuantities({ name, file, form }: Definition): void {
    if (form.type !== 'object') return;
    const group = file.replace(/_[^_]+$/u, '');
    for (const other of this.#models.definitions.values()) {
      if (other.name !== name || !other.file.startsWith(`${group}_`) || other.form.type !== 'object')
        continue;
      for (const [key, field] of form.fields) {
        const known = other.form.fields.get(key)?.form;
        if (known && this.#isQuantity(known)) form.fields.set(key, { ...field, form: known });
      }
    }
  }

  #isQuantity(form: Form): boolean {
    if (form.type === 'list') return this.#isQuantity(form.items);
    if (form.type === 'map') return this.#isQuantity(form.values);
    if (form.type !== 'ref') return form.type === 'quantity';
    const target = this.#models.definitions.get(this.#models.names.get(form.to) ?? form.to);
    return target?.form.type === 'quantity';
  }
}

/** A kind's own `apiVersion` and `kind` have one value each, and must be there. */
function nameKind(
  fields: Map<string, Field>,
  { group, version, kind }: { readonly group: string; readonly version: string; readonly kind: string },
): void {
  const values = { apiVersion: [group, version].filter(Boolean).join('/'), kind };
  for (const [name, value] of Object.entries(values)) {
    const description = fields.get(name)?.description;
    fields.set(name, { form: { type: 'string', values: [value] }, required: true, description });
  }
}

function fileOfKey(models: Models, key: string): string {
  return models.definitions.get(key)?.file ?? '';
}
