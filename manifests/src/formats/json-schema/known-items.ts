import { isMap, isSeq, pairOf, type YamlNode, type YamlPair } from '../../core/yaml/node.ts';
import { plainOf } from '../../core/yaml/plain.ts';
import type { Schema } from './schema.ts';

/**
 * Items of the lists and maps of a root that were valid in an earlier version. Of a list or map whose schema asks something of each
 * item alone, an item that is the same node is valid again: after an edit, a large document is checked without those.
 */
export class KnownItems {
  readonly #valid = new WeakSet<YamlNode>();
  /** The keys of the root below which items are checked each by itself. */
  readonly #keys: ReadonlySet<string>;

  constructor({ properties = {} }: Schema) {
    const keys = Object.entries(properties).filter(([, of]) => isOfEachItem(of));
    this.#keys = new Set(keys.map(([key]) => key));
  }

  /** True when something of a root need not be checked. */
  hasAny(root: YamlNode | null): boolean {
    return this.#lists(root).some(({ value }) => itemsIn(value).some((item) => this.#valid.has(item)));
  }

  /** The plain value of a root without what is known: valid if and only if the whole is. */
  others(root: YamlNode | null): unknown {
    if (!isMap(root)) return plainOf(root);
    const others: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    const lists = new Set(this.#lists(root));
    for (const pair of root.pairs)
      others[pair.key.text] = lists.has(pair) ? this.#unknownIn(pair.value) : plainOf(pair.value);
    return others;
  }

  /** Takes all items of a valid root as known. */
  add(root: YamlNode | null): void {
    for (const { value } of this.#lists(root)) for (const item of itemsIn(value)) this.#valid.add(item);
  }

  /** Of a repeated key, the last is looked at. */
  #lists(root: YamlNode | null): readonly YamlPair[] {
    return [...this.#keys].flatMap((key) => pairOf(root, key) ?? []);
  }

  #unknownIn(value: YamlNode | null): unknown {
    if (isSeq(value))
      return value.items.filter((item) => item === null || !this.#valid.has(item)).map(plainOf);
    if (!isMap(value)) return plainOf(value);
    const unknown: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const { key, value: item } of value.pairs)
      if (!item || !this.#valid.has(item)) unknown[key.text] = plainOf(item);
    return unknown;
  }
}

/** True for a schema of a list or map that says what each item has to be, and nothing of all of them. */
function isOfEachItem(schema: Schema): boolean {
  const asked = Object.keys(schema).filter((key) => !isForPeople(key));
  const ofItems = { array: schema.items, object: schema.additionalProperties }[String(schema.type)];
  return asked.length === 2 && typeof ofItems === 'object';
}

function isForPeople(key: string): boolean {
  return key.startsWith('x-') || key === 'description' || key === 'title' || key === 'examples';
}

/** None of a map with a repeated key, of which only the last value is looked at. */
function itemsIn(value: YamlNode | null): readonly YamlNode[] {
  if (isSeq(value)) return value.items.filter((item) => item !== null);
  if (!isMap(value) || new Set(value.pairs.map(({ key }) => key.text)).size < value.pairs.length) return [];
  return value.pairs.flatMap((pair) => pair.value ?? []);
}
