import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Kind, ParseResult } from '../kind.ts';
import { Recent } from './recent.ts';
import type { StoredDocument } from './stored-document.ts';

/** Models of closed documents that are kept because they were asked for lately. */
const RECENT_MODELS = 64;

/** Characters of all their texts together. A model takes about 25 bytes for each. */
const RECENT_CHARACTERS = 8_000_000;

/** Characters of closed documents whose models are kept between reading and the first check. Those of others are made twice. */
const WAITING_CHARACTERS = 32_000_000;

/** What parsers made of documents: kept for open documents and for those asked for lately, made again for others. */
export class Models {
  readonly #recent: Recent<StoredDocument>;
  /** Sizes of closed documents that are still to be checked. */
  readonly #waiting = new Map<StoredDocument, number>();
  readonly #mostWaiting: number;
  #waitingSize = 0;

  /** Limits in characters. */
  constructor({ recent = RECENT_CHARACTERS, waiting = WAITING_CHARACTERS } = {}) {
    this.#recent = new Recent(RECENT_MODELS, recent);
    this.#mostWaiting = waiting;
  }

  of(stored: StoredDocument, kind: Kind): ParseResult<unknown> {
    if (!stored.parsed) {
      stored.memory?.nextVersion();
      stored.parsed = kind.parse(stored.document, stored.memory);
    }
    return stored.parsed;
  }

  /** A document was read: its model is kept for the check that follows, unless those of many others are. */
  keepForCheck(stored: StoredDocument): void {
    this.#stopWaiting(stored);
    if (stored.memory || !stored.parsed || this.#recent.has(stored)) return;
    const size = sizeOf(stored.document);
    if (this.#waitingSize + size > this.#mostWaiting) {
      stored.parsed = undefined;
      return;
    }
    this.#waiting.set(stored, size);
    this.#waitingSize += size;
  }

  /** A feature asked for a document: its model is kept, and those asked for longest ago are dropped. */
  keep(stored: StoredDocument): void {
    if (stored.memory) return;
    for (const forgotten of this.#recent.add(stored, sizeOf(stored.document)))
      if (!forgotten.memory && !this.#waiting.has(forgotten)) forgotten.parsed = undefined;
  }

  /** A document was checked: its model is dropped unless it is open or was asked for lately. */
  release(stored: StoredDocument): void {
    this.#stopWaiting(stored);
    if (!stored.memory && !this.#recent.has(stored)) stored.parsed = undefined;
  }

  forget(stored: StoredDocument): void {
    this.#stopWaiting(stored);
    this.#recent.delete(stored);
  }

  #stopWaiting(stored: StoredDocument): void {
    this.#waitingSize -= this.#waiting.get(stored) ?? 0;
    this.#waiting.delete(stored);
  }
}

function sizeOf(document: TextDocument): number {
  return document.getText().length;
}
