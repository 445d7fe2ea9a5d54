import { fileAskedFor, folderAskedFor, type Topic } from '../graph/topics.ts';
import { folderOf, isIn } from '../text/resource.ts';

/** Something that was computed from answers of the graph: the findings of a document, or of one part of it. */
export interface Dependent {
  /** True when an answer may be another since. */
  stale: boolean;
  /** What is stale as soon as this is: the document of a part. */
  readonly owner?: Dependent;
}

/** Which findings depend on which answers of the graph. */
export class Dependencies {
  readonly #dependents = new Map<Topic, Set<Dependent>>();
  readonly #topics = new Map<Dependent, readonly Topic[]>();

  /** Replaces what something depends on. */
  record(dependent: Dependent, topics: Iterable<Topic>): void {
    this.forget(dependent);
    const recorded = [...topics];
    for (const topic of recorded) {
      let dependents = this.#dependents.get(topic);
      if (!dependents) this.#dependents.set(topic, (dependents = new Set()));
      dependents.add(dependent);
    }
    this.#topics.set(dependent, recorded);
  }

  forget(dependent: Dependent): void {
    for (const topic of this.#topics.get(dependent) ?? []) {
      const dependents = this.#dependents.get(topic);
      dependents?.delete(dependent);
      if (dependents?.size === 0) this.#dependents.delete(topic);
    }
    this.#topics.delete(dependent);
  }

  topicsOf(dependent: Dependent): readonly Topic[] {
    return this.#topics.get(dependent) ?? [];
  }

  /** Marks what depends on the answers to some questions. */
  invalidate(topics: Iterable<Topic>): void {
    for (const topic of topics) {
      for (const dependent of this.#dependents.get(topic) ?? []) {
        dependent.stale = true;
        if (dependent.owner) dependent.owner.stale = true;
      }
    }
  }

  /** Marks what depends on whether there are files at some addresses, or anywhere below them, or on the names in their folders. */
  invalidateFiles(uris: ReadonlySet<string>): void {
    const folders = new Set([...uris].map(folderOf));
    const asked = [...this.#dependents.keys()].filter((topic) => {
      const folder = folderAskedFor(topic);
      const uri = folder ?? fileAskedFor(topic);
      return uri !== undefined && (isIn(uris, uri) || (folder !== undefined && folders.has(folder)));
    });
    this.invalidate(asked);
  }
}
