import { folderOf } from '../text/resource.ts';
import { ENTITY_TYPES, type Entity, type EntityType, type Reference } from './entity.ts';

/** What one document says to the others. */
export interface Facts {
  readonly entities: readonly Entity[];
  readonly references: readonly Reference[];
}

const NONE: readonly never[] = [];

/**
 * Declarations and references of one workspace folder, found by key. Replacing what a document says costs what the
 * document holds, however large the folder is.
 */
export class GraphIndex {
  readonly #facts = new Map<string, Facts>();
  /** By `type key`, then by document. */
  readonly #entities = new Map<string, Map<string, Entity[]>>();
  readonly #entitiesByType = new Map<EntityType, Map<string, Entity[]>>();
  /** By key, or by the document that they name, then by document. */
  readonly #references = new Map<string, Map<string, Reference[]>>();

  documents(): Iterable<string> {
    return this.#facts.keys();
  }

  factsOf(uri: string): Facts | undefined {
    return this.#facts.get(uri);
  }

  /** Replaces what a document says; undefined when it is gone. */
  replace(uri: string, facts: Facts | undefined): void {
    const old = this.#facts.get(uri);
    for (const entity of old?.entities ?? NONE) {
      drop(this.#entities, entityBucket(entity.type, entity.key), uri);
      drop(this.#entitiesByType, entity.type, uri);
    }
    for (const reference of old?.references ?? NONE) drop(this.#references, referenceBucket(reference), uri);
    if (!facts) {
      this.#facts.delete(uri);
      return;
    }
    this.#facts.set(uri, facts);
    for (const entity of facts.entities) {
      add(this.#entities, entityBucket(entity.type, entity.key), uri, entity);
      add(this.#entitiesByType, entity.type, uri, entity);
    }
    for (const reference of facts.references)
      add(this.#references, referenceBucket(reference), uri, reference);
  }

  find(type: EntityType, key: string): readonly Entity[] {
    return flat(this.#entities.get(entityBucket(type, key)));
  }

  declares(type: EntityType): boolean {
    return this.#entitiesByType.has(type);
  }

  all(type: EntityType): readonly Entity[] {
    return flat(this.#entitiesByType.get(type));
  }

  resolve(reference: Reference): readonly Entity[] {
    if (reference.target !== undefined) {
      const declared = this.#facts.get(reference.target)?.entities ?? NONE;
      return declared.filter(({ type }) => reference.types.includes(type));
    }
    for (const type of reference.types) {
      const found = nearestTo(reference.uri, type, this.find(type, reference.key));
      if (found.length > 0) return found;
    }
    return NONE;
  }

  referencesTo(entity: Entity): readonly Reference[] {
    const byKey = flat(this.#references.get(`key ${entity.key}`)).filter(({ types }) =>
      types.includes(entity.type),
    );
    const byTarget = flat(this.#references.get(`file ${entity.uri}`)).filter(({ types }) =>
      types.includes(entity.type),
    );
    if (ENTITY_TYPES[entity.type].identity === 'workspace') {
      return [...byKey.filter((reference) => this.#means(reference, entity)), ...byTarget];
    }
    return [...byKey.filter((reference) => this.resolve(reference).includes(entity)), ...byTarget];
  }

  /** A name that may be a role or a person means the first of its types that is declared. */
  #means(reference: Reference, entity: Entity): boolean {
    for (const type of reference.types) {
      if (type === entity.type) return true;
      if (this.#entities.has(entityBucket(type, reference.key))) return false;
    }
    return false;
  }
}

/** Those of equally named entities that a document means: its own, or those of the nearest folder. */
function nearestTo(from: string, type: EntityType, found: readonly Entity[]): readonly Entity[] {
  const { identity } = ENTITY_TYPES[type];
  if (identity === 'workspace' || found.length < 2) return found;
  if (identity === 'document') {
    const own = found.filter(({ uri }) => uri === from);
    if (own.length > 0) return own;
  }
  const distances = found.map(({ uri }) => folderDistance(from, uri));
  const least = Math.min(...distances);
  return found.filter((_, index) => distances[index] === least);
}

/** Steps up and down between the folders of two files. */
function folderDistance(from: string, to: string): number {
  const source = folderOf(from).split('/');
  const target = folderOf(to).split('/');
  let shared = 0;
  while (shared < source.length && source[shared] === target[shared]) shared++;
  return source.length + target.length - 2 * shared;
}

function entityBucket(type: EntityType, key: string): string {
  return `${type} ${key}`;
}

function referenceBucket(reference: Reference): string {
  return reference.target === undefined ? `key ${reference.key}` : `file ${reference.target}`;
}

function add<Key, Item>(buckets: Map<Key, Map<string, Item[]>>, key: Key, uri: string, item: Item): void {
  let bucket = buckets.get(key);
  if (!bucket) buckets.set(key, (bucket = new Map()));
  const items = bucket.get(uri);
  if (items) items.push(item);
  else bucket.set(uri, [item]);
}

function drop<Key>(buckets: Map<Key, Map<string, unknown[]>>, key: Key, uri: string): void {
  const bucket = buckets.get(key);
  bucket?.delete(uri);
  if (bucket?.size === 0) buckets.delete(key);
}

/** In the order of URIs, so that answers do not depend on the order in which documents were read. */
function flat<Item>(bucket: ReadonlyMap<string, readonly Item[]> | undefined): readonly Item[] {
  if (!bucket) return NONE;
  if (bucket.size === 1) return [...bucket.values()].flat();
  return [...bucket.keys()].sort().flatMap((uri) => bucket.get(uri) ?? NONE);
}
