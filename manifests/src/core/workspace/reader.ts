import type { Facts } from '../graph/graph-index.ts';
import { changedTopics, topicOf } from '../graph/topics.ts';
import type { Checks } from './checks.ts';
import type { DocumentStore } from './document-store.ts';
import type { KnownKinds } from './known-kinds.ts';
import type { Models } from './models.ts';
import type { Roots } from './roots.ts';

/** What a reader works on. */
export interface ReaderParts {
  readonly documents: DocumentStore;
  readonly kinds: KnownKinds;
  readonly roots: Roots;
  readonly models: Models;
  readonly checks: Checks;
}

/** Reads documents that changed: which kind they are of, and what they declare and name. */
export class Reader {
  readonly #parts: ReaderParts;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
  }

  /** Loads the kinds of the documents that have to be read. */
  async loadKinds(): Promise<void> {
    const { documents, kinds } = this.#parts;
    await kinds.load(documents.pending().map(({ document }) => document));
  }

  /** Reads what changed. @throws Error for a document of a kind that is not loaded. */
  readPending(): void {
    const { documents, kinds, models, checks } = this.#parts;
    for (const stored of documents.takePending()) {
      const { uri } = stored.document;
      stored.kind = kinds.kindOf(stored.document);
      stored.stale = true;
      stored.parsed = undefined;
      this.#replaceFacts(uri, stored.kind && models.of(stored, stored.kind));
      checks.invalidate([topicOf.text(uri)]);
    }
  }

  /** Removes what a document declared and named. */
  forget(uri: string): void {
    this.#replaceFacts(uri, undefined);
    this.#parts.checks.invalidate([topicOf.text(uri), topicOf.file(uri)]);
  }

  #replaceFacts(uri: string, facts: Facts | undefined): void {
    const { documents, roots, checks } = this.#parts;
    const root = roots.of(uri);
    const before = root.index.factsOf(uri);
    const after = facts && { entities: facts.entities, references: facts.references };
    root.index.replace(uri, after);
    for (const { entities } of [before, after].filter((version) => version !== undefined)) {
      for (const type of new Set(entities.map((entity) => entity.type)))
        root.revisions.set(type, documents.nextRevision());
    }
    checks.invalidate(changedTopics(root.uri, uri, before, after));
  }
}
