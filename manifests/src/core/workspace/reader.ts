import { TextDocument } from 'vscode-languageserver-textdocument';
import { isTooLong, notRead, tooLong, unreadBy, type Unread } from '../rules/unread.ts';
import type { Entity, EntityType } from '../graph/entity.ts';
import type { Facts } from '../graph/graph-index.ts';
import { changedTopics, topicOf } from '../graph/topics.ts';
import type { Checks } from './checks.ts';
import type { DocumentStore } from './document-store.ts';
import { KindNotLoadedError, type KnownKinds } from './known-kinds.ts';
import type { Models } from './models.ts';
import type { Roots } from './roots.ts';
import type { StoredDocument } from './stored-document.ts';

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
    const changed = documents.pending().map(({ document }) => document);
    await kinds.load(changed.filter((document) => !isTooLong(document)));
  }

  /** Reads what changed. @throws Error for a document of a kind that is not loaded. */
  readPending(): void {
    const { documents, checks } = this.#parts;
    for (const stored of documents.takePending()) {
      this.#read(stored);
      checks.invalidate([topicOf.text(stored.document.uri)]);
    }
  }

  /** A document that fails is not read, which its only finding tells: all others are read in any case. */
  #read(stored: StoredDocument): void {
    const { kinds, models } = this.#parts;
    const { document } = stored;
    stored.stale = true;
    stored.parsed = undefined;
    stored.kind = undefined;
    stored.unread = undefined;
    try {
      if (isTooLong(document)) stored.unread = this.#whyTooLong(document);
      else stored.kind = kinds.kindOf(document);
      const parsed = stored.kind && models.of(stored, stored.kind);
      const unread = parsed && unreadBy(parsed.problems);
      if (unread) this.#giveUp(stored, unread);
      else {
        this.#replaceFacts(document.uri, parsed);
        models.keepForCheck(stored);
      }
    } catch (error) {
      if (error instanceof KindNotLoadedError) throw error;
      this.#giveUp(stored, notRead(error));
    }
  }

  #giveUp(stored: StoredDocument, unread: Unread): void {
    stored.kind = undefined;
    stored.parsed = undefined;
    stored.unread = unread;
    this.#replaceFacts(stored.document.uri, undefined);
  }

  /** Undefined for a document that is not a manifest, which its beginning tells. */
  #whyTooLong(document: TextDocument): Unread | undefined {
    const kind = this.#parts.kinds.declarationOf(beginningOf(document));
    return kind && tooLong(document, kind.isAnyText ? 'information' : 'error');
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
    const after = facts && {
      entities: facts.entities,
      references: facts.references,
    };
    root.index.replace(uri, after);
    for (const { entities } of [before, after].filter((version) => version !== undefined)) {
      for (const type of typesOf(entities)) root.revisions.set(type, documents.nextRevision());
    }
    checks.invalidate(changedTopics(root.uri, uri, before, after));
  }
}

/** The types of entities, most of which stand beside others of their type. */
function typesOf(entities: readonly Entity[]): ReadonlySet<EntityType> {
  const types = new Set<EntityType>();
  let last: EntityType | undefined;
  for (const { type } of entities) if (type !== last) types.add((last = type));
  return types;
}

/** Characters of a long document by which it is recognized. */
const BEGINNING = 100_000;

function beginningOf(document: TextDocument): TextDocument {
  const { uri, languageId, version } = document;
  return TextDocument.create(uri, languageId, version, document.getText().slice(0, BEGINNING));
}
