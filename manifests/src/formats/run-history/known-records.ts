import type { Graph } from '../../core/graph/graph.ts';
import { readRunRecord, type RunRecord } from './run-record.ts';

/** Characters of one record: a larger one is not read while somebody types. */
const LARGEST = 1024 * 1024;

/** Characters of the records that are kept. */
const MOST_KEPT = 16 * 1024 * 1024;

/** Bytes by which a record is known again: they hold the moment at which its run began. */
const HEAD = 160;

/** What a record says, and how long it is. */
export interface ReadRecord {
  /** Undefined for what is no record. */
  readonly record: RunRecord | 'too-large' | undefined;
  readonly length: number;
}

interface KeptRecord extends ReadRecord {
  readonly head: string;
}

/** Records of runs that have ended, which do not change: read once, although a dashboard asks for all of them with each change. */
export class KnownRecords {
  /** By URI, the one used last at the end. */
  readonly #kept = new Map<string, KeptRecord>();
  #characters = 0;

  /** What the record of a run says. @param id its number. */
  of(graph: Graph, uri: string, id: number): ReadRecord {
    const head = String(graph.bytes(uri, 0, HEAD));
    const known = this.#kept.get(uri);
    if (known) this.#forget(uri, known);
    const read = known?.head === head ? known : { ...readRecord(graph, uri, id), head };
    const { record } = read;
    if (head !== 'undefined' && typeof record === 'object' && record.ended !== undefined)
      this.#keep(uri, read);
    return read;
  }

  #keep(uri: string, read: KeptRecord): void {
    this.#kept.set(uri, read);
    this.#characters += read.length;
    for (const [oldest, one] of this.#kept) {
      if (this.#characters <= MOST_KEPT) break;
      this.#forget(oldest, one);
    }
  }

  #forget(uri: string, { length }: KeptRecord): void {
    this.#kept.delete(uri);
    this.#characters -= length;
  }
}

function readRecord(graph: Graph, uri: string, id: number): ReadRecord {
  if (graph.bytes(uri, LARGEST, 1) !== undefined) return { record: 'too-large', length: 0 };
  const text = graph.beginning(uri, LARGEST) ?? '';
  return { record: readRunRecord(id, text), length: text.length };
}
