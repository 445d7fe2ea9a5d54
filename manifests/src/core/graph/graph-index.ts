import { folderOf } from '../text/resource.ts';
import { difference } from './difference.ts';
import {
  matchesReference,
  type Entity,
  type EntityType,
  type EntityTypeDeclaration,
  type EntityTypeDeclarations,
  type Reference,
} from './entity.ts';

/** What one document says to the others. */
export interface Facts {
  readonly entities: readonly Entity[];
  readonly references: readonly Reference[];
}

type Identity = EntityTypeDeclaration['identity'];

const NONE: readonly never[] = [];

/** Questions that are answered by looking at all that a document says. */
const FEW = 4;

/** Entities of a type that are looked at for each question. */
const FEW_OF_TYPE = 32;

/** The facts of one document, found by bucket. The maps are made when they are first asked for. */
class DocumentFacts {
  readonly facts: Facts;
  #entities: Map<string, Entity[]> | undefined;
  #references: Map<string, Reference[]> | undefined;
  #asked = 0;
  #ofType: Map<EntityType, Entity[]> | undefined;

  constructor(facts: Facts) {
    this.facts = facts;
  }

  get entities(): ReadonlyMap<string, readonly Entity[]> {
    return (this.#entities ??= grouped(this.facts.entities, entityBucket));
  }

  /** Those of a type and key. After an edit of a large document few are asked for: putting all into groups would take longer. */
  named(type: EntityType, key: string): readonly Entity[] | undefined {
    const known = this.#entities?.get(entityBucket({ type, key }));
    if (known) return known;
    const possible = this.ofType(type);
    if (possible.length > FEW_OF_TYPE && ++this.#asked > FEW)
      return this.entities.get(entityBucket({ type, key }));
    return possible.filter((entity) => entity.key === key);
  }

  get references(): ReadonlyMap<string, readonly Reference[]> {
    return (this.#references ??= grouped(this.facts.references, referenceBucket));
  }

  /** Those of a type: another document of the folder that changes does not change these. */
  ofType(type: EntityType): readonly Entity[] {
    // All types at once: a model asks for eight of them at each key stroke.
    this.#ofType ??= grouped(this.facts.entities, (entity) => entity.type);
    return this.#ofType.get(type) ?? NONE;
  }
}

/**
 * Declarations and references of one workspace folder, found by key. Replacing what a document says costs what of it
 * changed, however large the document and the folder are.
 */
export class GraphIndex {
  readonly #types: EntityTypeDeclarations;
  readonly #documents = new Map<string, DocumentFacts>();
  /** The documents that declare something, by bucket and by type, and those that refer to it. */
  readonly #declaring = new Map<string, Set<string>>();
  readonly #declaringType = new Map<EntityType, Set<string>>();
  readonly #referring = new Map<string, Set<string>>();
  /** Answers of `find`, kept until a document that has part in them changes: a common role is declared by every tenth file. */
  readonly #found = new Map<string, readonly Entity[]>();
  /** Answers of `all`, the same list until a document with such entities changes: what is made of it may be kept by it. */
  readonly #all = new Map<EntityType, readonly Entity[]>();
  /** The same within one folder, without those below it. */
  readonly #declaringIn = new Map<string, Set<string>>();
  readonly #allIn = new Map<string, readonly Entity[]>();

  /** @param types where equal names mean the same; everywhere for a type that is not named. */
  constructor(types: EntityTypeDeclarations) {
    this.#types = types;
  }

  documents(): Iterable<string> {
    return this.#documents.keys();
  }

  factsOf(uri: string): Facts | undefined {
    return this.#documents.get(uri)?.facts;
  }

  /** Replaces what a document says; undefined when it is gone. */
  replace(uri: string, facts: Facts | undefined): void {
    const old = this.#documents.get(uri);
    // An entity that is still the same object, as those of a `---` document that did not change, needs no second look.
    const read = difference(old?.facts.entities ?? NONE, facts?.entities ?? NONE, Object.is);
    const changed = [...read.before, ...read.after];
    for (const entity of changed) this.#forget(entity);
    const folder = changed.length > 0 ? folderOf(uri) : '';
    for (const type of new Set(changed.map((entity) => entity.type)))
      this.#allIn.delete(inFolder(type, folder));
    const current = facts && new DocumentFacts(facts);
    if (current) this.#documents.set(uri, current);
    else this.#documents.delete(uri);
    const entities = difference(read.before, read.after, sameEntityBucket);
    for (const entity of entities.before) {
      const bucket = entityBucket(entity);
      if (!current?.entities.has(bucket)) drop(this.#declaring, bucket, uri);
    }
    for (const entity of entities.after) add(this.#declaring, entityBucket(entity), uri);
    for (const type of new Set(entities.before.map((entity) => entity.type))) {
      if (facts?.entities.some((entity) => entity.type === type)) continue;
      drop(this.#declaringType, type, uri);
      drop(this.#declaringIn, inFolder(type, folder), uri);
    }
    for (const type of new Set(entities.after.map((entity) => entity.type))) {
      add(this.#declaringType, type, uri);
      add(this.#declaringIn, inFolder(type, folder), uri);
    }
    const named = difference(old?.facts.references ?? NONE, facts?.references ?? NONE, Object.is);
    const references = difference(named.before, named.after, sameReferenceBucket);
    for (const reference of references.before) {
      const bucket = referenceBucket(reference);
      if (!current?.references.has(bucket)) drop(this.#referring, bucket, uri);
    }
    for (const reference of references.after) add(this.#referring, referenceBucket(reference), uri);
  }

  find<Type extends EntityType>(type: Type, key: string): readonly Entity<Type>[] {
    const bucket = entityBucket({ type, key });
    const kept = this.#found.get(bucket);
    if (kept) return kept as readonly Entity<Type>[];
    const found = this.#gathered(this.#declaring.get(bucket), (document) => document.named(type, key));
    if (found.length > 0) this.#found.set(bucket, found);
    return found as readonly Entity<Type>[];
  }

  declares(type: EntityType): boolean {
    return this.#declaringType.has(type);
  }

  all<Type extends EntityType>(type: Type): readonly Entity<Type>[] {
    const kept = this.#all.get(type);
    if (kept) return kept as readonly Entity<Type>[];
    const all = this.#gathered(this.#declaringType.get(type), (document) => document.ofType(type));
    this.#all.set(type, all);
    return all as readonly Entity<Type>[];
  }

  /** Those of the documents that lie in a folder, not below it. */
  allIn<Type extends EntityType>(type: Type, folder: string): readonly Entity<Type>[] {
    const key = inFolder(type, folder);
    const kept = this.#allIn.get(key);
    if (kept) return kept as readonly Entity<Type>[];
    const all = this.#gathered(this.#declaringIn.get(key), (document) => document.ofType(type));
    this.#allIn.set(key, all);
    return all as readonly Entity<Type>[];
  }

  resolve(reference: Reference): readonly Entity[] {
    if (reference.target !== undefined) {
      const declared = this.factsOf(reference.target)?.entities ?? NONE;
      const possible = declared.filter(({ type }) => reference.types.includes(type));
      // A name within the file, where the reference says one; the file as a whole otherwise.
      const named = possible.filter(({ key }) => key === reference.key);
      return named.length > 0 || reference.part === true ? named : possible;
    }
    for (const type of reference.types) {
      const named = this.find(type, reference.key);
      const matching = isQualified(reference)
        ? named.filter((entity) => matchesReference(reference, entity))
        : named;
      const whole = matching.some(({ partial }) => partial)
        ? matching.filter(({ partial }) => !partial)
        : matching;
      const found = nearestTo(reference.uri, this.#identityOf(type), whole.length > 0 ? whole : matching);
      if (found.length > 0) return found;
    }
    return NONE;
  }

  referencesTo(entity: Entity): readonly Reference[] {
    const byKey = this.#referencesOf(`key ${entity.key}`, entity.type);
    const byTarget = this.#referencesOf(`file ${entity.uri}`, entity.type).filter((reference) =>
      matchesReference(reference, entity),
    );
    if (this.#identityOf(entity.type) === 'workspace') {
      return [...byKey.filter((reference) => this.#means(reference, entity)), ...byTarget];
    }
    return [...byKey, ...byTarget].filter((reference) => this.resolve(reference).includes(entity));
  }

  /** The references that name a document by its path. */
  referencesToFile(uri: string): readonly Reference[] {
    return this.#gathered(this.#referring.get(`file ${uri}`), ({ references }) =>
      references.get(`file ${uri}`),
    );
  }

  #identityOf(type: EntityType): Identity {
    return this.#types[type]?.identity ?? 'workspace';
  }

  #forget(entity: Entity): void {
    this.#found.delete(entityBucket(entity));
    this.#all.delete(entity.type);
  }

  /** A name that may be a role or a person means the first of its types that is declared. */
  #means(reference: Reference, entity: Entity): boolean {
    for (const type of reference.types) {
      if (type === entity.type) return true;
      if (this.#declaring.has(entityBucket({ type, key: reference.key }))) return false;
    }
    return false;
  }

  #referencesOf(bucket: string, type: EntityType): readonly Reference[] {
    const found = this.#gathered(this.#referring.get(bucket), ({ references }) => references.get(bucket));
    return found.filter(({ types }) => types.includes(type));
  }

  /** In the order of URIs, so that answers do not depend on the order in which documents were read. */
  #gathered<Item>(
    uris: ReadonlySet<string> | undefined,
    itemsOf: (document: DocumentFacts) => readonly Item[] | undefined,
  ): readonly Item[] {
    if (!uris) return NONE;
    const ordered = uris.size === 1 ? [...uris] : [...uris].sort();
    const all: Item[] = [];
    // A loop, not `flatMap`: a model of many files is gathered again at each key stroke.
    for (const uri of ordered) {
      const document = this.#documents.get(uri);
      for (const item of (document && itemsOf(document)) ?? NONE) all.push(item);
    }
    return all;
  }
}

/** Which of several entities with the same name a document means: its own, or the ones in the nearest folder. */
function nearestTo(from: string, identity: Identity, found: readonly Entity[]): readonly Entity[] {
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

function inFolder(type: EntityType, folder: string): string {
  return `${type} ${folder}`;
}

function isQualified({ scope, labels }: Reference): boolean {
  return scope !== undefined || labels !== undefined;
}

function entityBucket({ type, key }: Pick<Entity, 'type' | 'key'>): string {
  return `${type} ${key}`;
}

function sameEntityBucket(a: Entity, b: Entity): boolean {
  return a.type === b.type && a.key === b.key;
}

function referenceBucket(reference: Reference): string {
  return reference.target === undefined ? `key ${reference.key}` : `file ${reference.target}`;
}

function sameReferenceBucket(a: Reference, b: Reference): boolean {
  return a.target === b.target && a.key === b.key;
}

function grouped<Item, Bucket>(
  items: readonly Item[],
  bucketOf: (item: Item) => Bucket,
): Map<Bucket, Item[]> {
  const groups = new Map<Bucket, Item[]>();
  for (const item of items) {
    const bucket = bucketOf(item);
    const group = groups.get(bucket);
    if (group) group.push(item);
    else groups.set(bucket, [item]);
  }
  return groups;
}

function add<Key>(buckets: Map<Key, Set<string>>, key: Key, uri: string): void {
  const bucket = buckets.get(key);
  if (bucket) bucket.add(uri);
  else buckets.set(key, new Set([uri]));
}

function drop<Key>(buckets: Map<Key, Set<string>>, key: Key, uri: string): void {
  const bucket = buckets.get(key);
  bucket?.delete(uri);
  if (bucket?.size === 0) buckets.delete(key);
}
