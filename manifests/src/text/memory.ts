/**
 * Results of parsing parts of one document, kept from one version of it to the next and found again by the text of the
 * part. A result may depend on nothing but that text; so a parse with memory equals one without. Parts with the same text
 * have a result each, since a result may know its place.
 */
export class ParseMemory {
  #previous = new Map<string, unknown[]>();
  #current = new Map<string, unknown[]>();
  #pieces: readonly Piece[] = [];

  /** Begins the parse of a new version: what the last one did not use is forgotten. */
  nextVersion(): void {
    this.#previous = this.#current;
    this.#current = new Map();
  }

  /** The result for a part: that of the last version where it had the same part as often, computed otherwise. */
  recall<Result>(part: string, compute: (part: string) => Result): Result {
    let results = this.#current.get(part);
    if (!results) this.#current.set(part, (results = []));
    const result = (this.#previous.get(part)?.[results.length] as Result | undefined) ?? compute(part);
    results.push(result);
    return result;
  }

  /**
   * The results for the pieces of a text, which have parts of their own. A piece that is new gets the memory of one that is
   * gone, in their order: after an edit that is the same piece before, most of whose parts are still there.
   */
  recallPieces<Result>(
    texts: readonly string[],
    compute: (text: string, memory: ParseMemory) => Result,
  ): readonly Result[] {
    const known = new Map<string, Piece[]>();
    for (const piece of this.#pieces.toReversed()) {
      const same = known.get(piece.text);
      if (same) same.push(piece);
      else known.set(piece.text, [piece]);
    }
    const kept = texts.map((text) => known.get(text)?.pop());
    const reused = new Set(kept);
    const gone = this.#pieces.filter((piece) => !reused.has(piece)).reverse();
    const pieces = texts.map((text, index): Piece => {
      const before = kept[index];
      if (before) return before;
      const memory = gone.pop()?.memory ?? new ParseMemory();
      memory.nextVersion();
      return { text, memory, result: compute(text, memory) };
    });
    this.#pieces = pieces;
    return pieces.map(({ result }) => result as Result);
  }
}

interface Piece {
  readonly text: string;
  readonly memory: ParseMemory;
  readonly result: unknown;
}

/** The function with its results kept by the identity of an immutable argument, for as long as that is alive. */
export function keptBy<Key extends object, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const results = new WeakMap<Key, { readonly result: Result }>();
  return (key) => {
    const kept = results.get(key);
    if (kept) return kept.result;
    const result = compute(key);
    results.set(key, { result });
    return result;
  };
}
