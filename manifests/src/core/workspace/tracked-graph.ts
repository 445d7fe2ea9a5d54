import type { Entity, EntityType, Reference } from '../graph/entity.ts';
import type { GraphIndex } from '../graph/graph-index.ts';
import type { Graph } from '../graph/graph.ts';
import { topicOf, type Topic } from '../graph/topics.ts';

/** Where the answers come from. */
export interface GraphSource {
  /** The workspace folder that a document is in. */
  rootOf(uri: string): { readonly uri: string; readonly index: GraphIndex };
  exists(uri: string): boolean;
  isIgnored(uri: string): boolean;
  sha256(uri: string): string | undefined;
  beginning(uri: string, most?: number): string | undefined;
  bytes(uri: string, start: number, length: number): Uint8Array | undefined;
  writtenOn(uri: string): string | undefined;
  filesIn(folder: string): readonly string[];
  text(uri: string): string | undefined;
  committed(uri: string): string | undefined;
}

/** A graph that may note every question it is asked. */
export class TrackedGraph implements Graph {
  readonly #source: GraphSource;
  readonly #ask: ((topic: Topic) => void) | undefined;
  /** Names that were asked for already: a table asks for the same few thousands of times. */
  readonly #named = new Map<EntityType, Map<string, string>>();

  /** @param ask called with every question; questions of features, which depend on no answer, are not noted. */
  constructor(source: GraphSource, ask?: (topic: Topic) => void) {
    this.#source = source;
    this.#ask = ask;
  }

  find<Type extends EntityType>(type: Type, key: string, from: string): readonly Entity<Type>[] {
    const root = this.#source.rootOf(from);
    this.#askNamed(root.uri, type, key);
    return root.index.find(type, key);
  }

  resolve(reference: Reference): readonly Entity[] {
    const root = this.#source.rootOf(reference.uri);
    if (reference.target === undefined) {
      for (const type of reference.types) this.#askNamed(root.uri, type, reference.key);
    } else {
      this.#ask?.(topicOf.document(reference.target));
    }
    return root.index.resolve(reference);
  }

  declares(type: EntityType, from: string): boolean {
    const root = this.#source.rootOf(from);
    this.#ask?.(topicOf.declares(root.uri, type));
    return root.index.declares(type);
  }

  all<Type extends EntityType>(type: Type, from: string): readonly Entity<Type>[] {
    const root = this.#source.rootOf(from);
    this.#ask?.(topicOf.all(root.uri, type));
    return root.index.all(type);
  }

  allIn<Type extends EntityType>(type: Type, folder: string, from: string): readonly Entity<Type>[] {
    const root = this.#source.rootOf(from);
    this.#ask?.(topicOf.allIn(type, folder));
    return root.index.allIn(type, folder);
  }

  declaredIn(uri: string): readonly Entity[] {
    this.#ask?.(topicOf.document(uri));
    return this.#source.rootOf(uri).index.factsOf(uri)?.entities ?? [];
  }

  referencesIn(uri: string): readonly Reference[] {
    this.#ask?.(topicOf.referencesIn(uri));
    return this.#source.rootOf(uri).index.factsOf(uri)?.references ?? [];
  }

  referencesTo(entity: Entity): readonly Reference[] {
    const root = this.#source.rootOf(entity.uri);
    this.#ask?.(topicOf.references(root.uri, entity.key));
    this.#ask?.(topicOf.referencesToFile(entity.uri));
    // An entity of the same name elsewhere may take references over.
    this.#askNamed(root.uri, entity.type, entity.key);
    return root.index.referencesTo(entity);
  }

  referencesToFile(uri: string): readonly Reference[] {
    this.#ask?.(topicOf.referencesToFile(uri));
    return this.#source.rootOf(uri).index.referencesToFile(uri);
  }

  /** Not noted: all is checked again when workspace folders come or go. */
  folderOf(uri: string): string {
    return this.#source.rootOf(uri).uri;
  }

  fileExists(uri: string): boolean {
    this.#ask?.(topicOf.file(uri));
    return this.#source.exists(uri);
  }

  /** Not noted: the rules of git seldom change, and the next check of the document reads them. */
  isIgnored(uri: string): boolean {
    return this.#source.isIgnored(uri);
  }

  sha256(uri: string): string | undefined {
    this.#ask?.(topicOf.file(uri));
    return this.#source.sha256(uri);
  }

  beginning(uri: string, most?: number): string | undefined {
    this.#ask?.(topicOf.file(uri));
    // An open document is told as it is typed.
    this.#ask?.(topicOf.text(uri));
    return this.#source.beginning(uri, most);
  }

  bytes(uri: string, start: number, length: number): Uint8Array | undefined {
    this.#ask?.(topicOf.file(uri));
    return this.#source.bytes(uri, start, length);
  }

  writtenOn(uri: string): string | undefined {
    this.#ask?.(topicOf.file(uri));
    return this.#source.writtenOn(uri);
  }

  filesIn(folder: string): readonly string[] {
    this.#ask?.(topicOf.filesIn(folder));
    return this.#source.filesIn(folder);
  }

  text(uri: string): string | undefined {
    this.#ask?.(topicOf.text(uri));
    return this.#source.text(uri);
  }

  committed(uri: string): string | undefined {
    return this.#source.committed(uri);
  }

  #askNamed(root: string, type: EntityType, key: string): void {
    if (!this.#ask) return;
    let asked = this.#named.get(type);
    if (!asked) this.#named.set(type, (asked = new Map<string, string>()));
    if (asked.get(key) === root) return;
    asked.set(key, root);
    this.#ask(topicOf.named(root, type, key));
  }
}
