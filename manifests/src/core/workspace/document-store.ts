import { TextDocument } from 'vscode-languageserver-textdocument';
import { ParseMemory } from '../text/memory.ts';
import { languageOfFile, newDocument, type StoredDocument } from './stored-document.ts';

/** The documents of a workspace with their latest texts, and which of them have to be read again. */
export class DocumentStore {
  readonly #documents = new Map<string, StoredDocument>();
  readonly #pending = new Set<string>();
  #revisions = 0;
  #arrivals = 0;

  /** Grows when a document is added or removed. */
  get arrivals(): number {
    return this.#arrivals;
  }

  get(uri: string): StoredDocument | undefined {
    return this.#documents.get(uri);
  }

  uris(): readonly string[] {
    return [...this.#documents.keys()];
  }

  all(): Iterable<StoredDocument> {
    return this.#documents.values();
  }

  isOpen(uri: string): boolean {
    return this.#documents.get(uri)?.memory !== undefined;
  }

  /** The revision of a document; -1 for one that is not there. */
  revisionOf(uri: string): number {
    return this.#documents.get(uri)?.revision ?? -1;
  }

  /** A number that is greater than all before. */
  nextRevision(): number {
    return ++this.#revisions;
  }

  /** Replaces the text of a document. The text of the disk is ignored while the document is open in an editor. */
  update(
    uri: string,
    text: string,
    { open = false, version = 0, languageId = languageOfFile(uri) } = {},
  ): void {
    const stored = this.#documents.get(uri);
    if (stored?.memory && !open) return;
    const document = TextDocument.create(uri, languageId, version, text);
    if (stored && stored.document.getText() === text && (stored.memory !== undefined) === open)
      stored.document = document;
    else this.replace(document, open);
  }

  /** Replaces a document, or adds it. It has to be read again, even if its text is the same. */
  replace(document: TextDocument, open: boolean): void {
    const { uri } = document;
    const stored = this.#documents.get(uri);
    const revision = this.nextRevision();
    if (stored) {
      stored.document = document;
      stored.revision = revision;
      stored.parsed = undefined;
      if (open) stored.memory ??= new ParseMemory();
    } else {
      this.#arrivals++;
      const memory = open ? new ParseMemory() : undefined;
      this.#documents.set(uri, newDocument(document, revision, memory));
    }
    this.#pending.add(uri);
  }

  /** Adds a document that another workspace has read. */
  adopt(stored: StoredDocument): void {
    this.#revisions = Math.max(this.#revisions, stored.revision);
    this.#documents.set(stored.document.uri, stored);
  }

  delete(uri: string): void {
    this.#arrivals++;
    this.#documents.delete(uri);
    this.#pending.delete(uri);
  }

  /** The document has to be read again. */
  markPending(uri: string): void {
    this.#pending.add(uri);
  }

  /** The documents that have to be read. */
  pending(): readonly StoredDocument[] {
    return [...this.#pending].flatMap((uri) => this.#documents.get(uri) ?? []);
  }

  /** The documents that have to be read, which the caller reads now. */
  takePending(): readonly StoredDocument[] {
    if (this.#pending.size === 0) return NONE;
    const documents = this.pending();
    this.#pending.clear();
    return documents;
  }
}

const NONE: readonly StoredDocument[] = [];
