import type { YamlChunk } from '../chunk.ts';
import type { NamesOfPiece } from './names.ts';

/** A part of a document that was read by itself, with the pieces that it is made of. */
export interface Piece {
  /** Its characters; spaces stand for what else is on its first line. */
  readonly text: string;
  readonly chunk: YamlChunk;
  readonly names: NamesOfPiece;
  readonly pieces: readonly Piece[];
}

/** What a pool holds. */
interface PoolEntry {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/**
 * The pieces of the last version of a text, found again by their characters. Each is taken once, since it knows its place.
 * An edit changes few neighbours, so that most are found by their order.
 */
export class PiecePool<Kept extends PoolEntry> {
  readonly #pieces: readonly Kept[];
  #from = 0;
  #to: number;
  #rest: Map<string, Kept[]> | undefined;

  constructor(pieces: readonly Kept[]) {
    this.#pieces = pieces;
    this.#to = pieces.length;
  }

  /** The pieces with these texts, undefined for each that there is none for. */
  take(texts: readonly string[]): readonly (Kept | undefined)[] {
    const taken = new Array<Kept | undefined>(texts.length);
    let first = 0;
    let last = texts.length;
    if (!this.#rest) {
      while (first < last && this.#from < this.#to && this.#pieces[this.#from]?.text === texts[first])
        taken[first++] = this.#pieces[this.#from++];
      while (first < last && this.#from < this.#to && this.#pieces[this.#to - 1]?.text === texts[last - 1])
        taken[--last] = this.#pieces[--this.#to];
    }
    for (; first < last && this.#from < this.#to; first++)
      taken[first] = this.#byText()
        .get(texts[first] ?? '')
        ?.pop();
    return taken;
  }

  /** The pieces of those that nobody took. */
  inner(): PiecePool<Piece> {
    const gone = this.#rest ? [...this.#rest.values()].flat() : this.#pieces.slice(this.#from, this.#to);
    const [only] = gone;
    return new PiecePool(only && gone.length === 1 ? only.pieces : gone.flatMap(({ pieces }) => pieces));
  }

  #byText(): Map<string, Kept[]> {
    if (this.#rest) return this.#rest;
    this.#rest = new Map();
    for (let index = this.#to - 1; index >= this.#from; index--) {
      const piece = this.#pieces[index];
      if (!piece) continue;
      const same = this.#rest.get(piece.text);
      if (same) same.push(piece);
      else this.#rest.set(piece.text, [piece]);
    }
    return this.#rest;
  }
}

/** Texts up to this many characters are kept by themselves, since a part of a text keeps the whole of it alive. */
const LONGEST_COPY = 1 << 16;

/** The same characters, without the text that they were cut from. */
export function detached(text: string): string {
  return text.length > LONGEST_COPY ? text : ` ${text}`.slice(1);
}
