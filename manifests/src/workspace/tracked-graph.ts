import type { Entity, EntityType, Reference } from '../graph/entity.ts';
import type { GraphIndex } from '../graph/graph-index.ts';
import type { Graph } from '../graph/graph.ts';
import { topicOf, type Topic } from '../graph/topics.ts';

/** Where the answers come from. */
export interface GraphSource {
  rootOf(uri: string): string;
  indexOf(root: string): GraphIndex;
  exists(uri: string): boolean;
  text(uri: string): string | undefined;
  committed(uri: string): string | undefined;
}

/** A graph that notes every question it is asked. */
export class TrackedGraph implements Graph {
  readonly #source: GraphSource;
  readonly #ask: (topic: Topic) => void;

  constructor(source: GraphSource, ask: (topic: Topic) => void) {
    this.#source = source;
    this.#ask = ask;
  }

  find(type: EntityType, key: string, from: string): readonly Entity[] {
    const root = this.#source.rootOf(from);
    this.#ask(topicOf.named(root, type, key));
    return this.#source.indexOf(root).find(type, key);
  }

  resolve(reference: Reference): readonly Entity[] {
    const root = this.#source.rootOf(reference.uri);
    if (reference.target === undefined) {
      for (const type of reference.types) this.#ask(topicOf.named(root, type, reference.key));
    } else {
      this.#ask(topicOf.document(reference.target));
    }
    return this.#source.indexOf(root).resolve(reference);
  }

  declares(type: EntityType, from: string): boolean {
    const root = this.#source.rootOf(from);
    this.#ask(topicOf.declares(root, type));
    return this.#source.indexOf(root).declares(type);
  }

  all(type: EntityType, from: string): readonly Entity[] {
    const root = this.#source.rootOf(from);
    this.#ask(topicOf.all(root, type));
    return this.#source.indexOf(root).all(type);
  }

  declaredIn(uri: string): readonly Entity[] {
    this.#ask(topicOf.document(uri));
    return this.#source.indexOf(this.#source.rootOf(uri)).factsOf(uri)?.entities ?? [];
  }

  referencesTo(entity: Entity): readonly Reference[] {
    const root = this.#source.rootOf(entity.uri);
    this.#ask(topicOf.references(root, entity.key));
    this.#ask(topicOf.referencesToFile(entity.uri));
    // An entity of the same name elsewhere may take references over.
    this.#ask(topicOf.named(root, entity.type, entity.key));
    return this.#source.indexOf(root).referencesTo(entity);
  }

  fileExists(uri: string): boolean {
    this.#ask(topicOf.file(uri));
    return this.#source.exists(uri);
  }

  text(uri: string): string | undefined {
    this.#ask(topicOf.text(uri));
    return this.#source.text(uri);
  }

  committed(uri: string): string | undefined {
    return this.#source.committed(uri);
  }
}
