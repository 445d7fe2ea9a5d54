import type { Kind, ParseResult } from '../kind.ts';
import { Recent } from './recent.ts';
import type { StoredDocument } from './stored-document.ts';

/** Models of closed documents that are kept because they were asked for lately. */
const RECENT_MODELS = 64;

/** What parsers made of documents: kept for open documents and for those asked for lately, made again for others. */
export class Models {
  readonly #recent = new Recent<StoredDocument>(RECENT_MODELS);

  of(stored: StoredDocument, kind: Kind): ParseResult<unknown> {
    if (!stored.parsed) {
      stored.memory?.nextVersion();
      stored.parsed = kind.parse(stored.document, stored.memory);
    }
    return stored.parsed;
  }

  /** A feature asked for a document: its model is kept, and the one asked for longest ago is dropped. */
  keep(stored: StoredDocument): void {
    if (stored.memory) return;
    const forgotten = this.#recent.add(stored);
    if (forgotten && !forgotten.memory) forgotten.parsed = undefined;
  }

  /** A document was checked: its model is dropped unless it is open or was asked for lately. */
  release(stored: StoredDocument): void {
    if (!stored.memory && !this.#recent.has(stored)) stored.parsed = undefined;
  }

  forget(stored: StoredDocument): void {
    this.#recent.delete(stored);
  }
}
