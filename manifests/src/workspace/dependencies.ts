import type { Topic } from '../graph/topics.ts';

/** Which documents' findings depend on which answers of the graph. */
export class Dependencies {
  readonly #dependents = new Map<Topic, Set<string>>();
  readonly #topics = new Map<string, readonly Topic[]>();

  /** Replaces what a document depends on. */
  record(uri: string, topics: Iterable<Topic>): void {
    this.forget(uri);
    const recorded = [...topics];
    for (const topic of recorded) {
      let dependents = this.#dependents.get(topic);
      if (!dependents) this.#dependents.set(topic, (dependents = new Set()));
      dependents.add(uri);
    }
    this.#topics.set(uri, recorded);
  }

  forget(uri: string): void {
    for (const topic of this.#topics.get(uri) ?? []) {
      const dependents = this.#dependents.get(topic);
      dependents?.delete(uri);
      if (dependents?.size === 0) this.#dependents.delete(topic);
    }
    this.#topics.delete(uri);
  }

  topicsOf(uri: string): readonly Topic[] {
    return this.#topics.get(uri) ?? [];
  }

  dependentsOf(topic: Topic): Iterable<string> {
    return this.#dependents.get(topic) ?? [];
  }
}
