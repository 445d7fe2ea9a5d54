import { AnchoredSpan, NestedAnchor } from '../../text/span.ts';
import { MOST_EXPANDED, MOST_NODES, parseChunk, tooLarge, type YamlChunk } from '../chunk.ts';
import type { YamlNode, YamlPair, YamlProblem, YamlScalar } from '../node.ts';
import { blockOf, cutBlock, startOf, valueBlock, type Block, type Cut, type CutPiece } from './cut.ts';
import { Lines } from './lines.ts';
import { Names } from './names.ts';
import { detached, PiecePool, type Piece } from './piece.ts';

/** Lines of a piece that is parsed in one go; of longer ones the value is cut in its turn. */
const LONG = 32;

/** Values within values that are cut. */
const DEEPEST_CUT = 60;

/** What was read of a document, and the pieces it is made of: none when it was parsed whole. */
export interface ReadDocument {
  readonly chunk: YamlChunk;
  readonly pieces: readonly Piece[];
}

/**
 * Reads a document piece by piece.
 * @param from where its content starts, behind a marker.
 * @param pool pieces of the last version; those whose text is still there are kept.
 * @param most values, with which it is read.
 */
export function readDocument(
  body: string,
  from: number,
  pool: PiecePool<Piece>,
  most = MOST_NODES,
): ReadDocument {
  return (
    new PieceReader(new Lines(body, from), most).document(pool) ?? {
      chunk: parseChunk(body),
      pieces: [],
    }
  );
}

/** A block, read. Its problems are those of its pieces and its own. */
interface ReadBlock {
  readonly node: YamlNode;
  readonly pieces: readonly Piece[];
  readonly problems: readonly YamlProblem[];
}

/** Where the spans of a block count from. */
interface Place {
  readonly anchor: NestedAnchor;
  /** The offset of the anchor in the text. */
  readonly origin: number;
  readonly depth: number;
}

/** A document has more values than are read. */
class TooManyNodesError extends Error {}

class PieceReader {
  readonly #lines: Lines;
  /** Values of the pieces so far. */
  #nodes = 0;
  readonly #names = new Names();
  readonly #most: number;

  constructor(lines: Lines, most: number) {
    this.#lines = lines;
    this.#most = most;
  }

  /** Undefined for a document that has to be parsed whole. */
  document(pool: PiecePool<Piece>): ReadDocument | undefined {
    const block = blockOf(this.#lines, 0, this.#lines.count);
    const cut = block && cutBlock(this.#lines, block);
    if (!cut) return undefined;
    const anchor = unplaced();
    try {
      const { node, pieces, problems } = this.#block(cut, { anchor, origin: 0, depth: 0 }, pool);
      if (this.#names.aliased > MOST_EXPANDED) return undefined;
      return {
        chunk: { anchor, root: node, problems, nodes: this.#nodes },
        pieces,
      };
    } catch (error) {
      if (error instanceof TooManyNodesError) return { chunk: tooLarge(), pieces: [] };
      throw error;
    }
  }

  #block(cut: Cut, place: Place, pool: PiecePool<Piece>): ReadBlock {
    const texts = cut.pieces.map((piece) => this.#textOf(piece));
    const kept = pool.take(texts);
    let inner: PiecePool<Piece> | undefined;
    const pieces = cut.pieces.map((piece, index) => {
      const before = kept[index];
      const isKept = before !== undefined && this.#names.mean(before.names);
      if (isKept) {
        this.#names.pass(before.names);
        this.#count(before.chunk.nodes);
      }
      const read = isKept
        ? before
        : this.#piece(
            piece,
            detached(texts[index] ?? ''),
            place.depth,
            before ? new PiecePool(before.pieces) : (inner ??= pool.inner()),
          );
      // One that the last version had elsewhere moves, with all that was made of it.
      read.chunk.anchor.base = place.anchor;
      read.chunk.anchor.distance = this.#lines.start(piece.first) - place.origin;
      return read;
    });
    const start =
      startOf(this.#lines, {
        ...cut,
        first: cut.pieces[0]?.first ?? 0,
        end: 0,
      }) - place.origin;
    return cut.type === 'map' ? mapOf(pieces, place.anchor, start) : seqOf(pieces, place.anchor, start);
  }

  /** The characters of a piece, with spaces for what is before it on its first line. */
  #textOf({ first, end, column }: Block): string {
    const { text } = this.#lines;
    const start = this.#lines.start(first);
    const stop = this.#lines.start(end);
    return this.#lines.indent(first) === column
      ? text.slice(start, stop)
      : ' '.repeat(column) + text.slice(start + column, stop);
  }

  #piece(piece: CutPiece, text: string, depth: number, pool: PiecePool<Piece>): Piece {
    const { result, names } = this.#names.noted(
      () =>
        this.#cutPiece(piece, text, depth, pool) ?? {
          chunk: this.#wholePiece(text),
          pieces: [],
        },
    );
    return { text, names, ...result };
  }

  #wholePiece(text: string): YamlChunk {
    const chunk = parseChunk(text, this.#names);
    this.#count(chunk.nodes);
    return chunk;
  }

  /** @throws TooManyNodesError once the document has too many. */
  #count(nodes: number): void {
    this.#nodes += nodes;
    if (this.#nodes > this.#most) throw new TooManyNodesError();
  }

  /** A piece as it is made of others; undefined for one that is short or cannot be cut. */
  #cutPiece(piece: CutPiece, text: string, depth: number, pool: PiecePool<Piece>): ReadDocument | undefined {
    const isLong = piece.end - piece.first > LONG;
    if ((!isLong && depth > 0) || depth > DEEPEST_CUT) return undefined;
    const value = valueBlock(this.#lines, piece);
    const cut = value && cutBlock(this.#lines, value);
    if (!cut || cut.pieces[0]?.opening.type === 'word') return undefined;
    // At the top every row of a list is a piece, so that a quote left open spoils one of them.
    if (!isLong && (cut.type === 'map' || piece.opening.type === 'item')) return undefined;
    const origin = this.#lines.start(piece.first);
    const header = headerOf(text.slice(0, this.#lines.start(value.first) - origin), piece);
    if (!header) return undefined;
    const { anchor } = header;
    const { node, pieces, problems } = this.#block(cut, { anchor, origin, depth: depth + 1 }, pool);
    const root = header.key ? pairAlone(header.key, node, anchor) : itemAlone(node, anchor, piece.column);
    const nodes = pieces.reduce((sum, { chunk }) => sum + chunk.nodes, 0);
    return {
      chunk: {
        anchor,
        root,
        problems: [...header.problems, ...problems],
        nodes,
      },
      pieces,
    };
  }
}

interface Header {
  readonly anchor: NestedAnchor;
  /** Undefined for an item. */
  readonly key: YamlScalar | undefined;
  readonly problems: readonly YamlProblem[];
}

/** What is before a value that is cut; undefined when it is more than its key. */
function headerOf(text: string, { opening }: CutPiece): Header | undefined {
  if (opening.type === 'item') return { anchor: unplaced(), key: undefined, problems: [] };
  const { anchor, root, problems, nodes } = parseChunk(text);
  const { pairs, problems: own } = pairsOf({ anchor, root, problems, nodes });
  const [pair] = pairs;
  if (pairs.length !== 1 || !pair || pair.value) return undefined;
  return { anchor, key: pair.key, problems: [...problems, ...own] };
}

function mapOf(pieces: readonly Piece[], anchor: NestedAnchor, start: number): ReadBlock {
  const all: YamlPair[] = [];
  const problems: YamlProblem[] = [];
  const seen = new Map<string, YamlScalar>();
  let end = start;
  for (const { chunk } of pieces) {
    const { pairs, problems: own } = pairsOf(chunk);
    for (const problem of chunk.problems) problems.push(problem);
    problems.push(...own);
    for (const pair of pairs) {
      all.push(pair);
      const first = seen.get(pair.key.text);
      if (first) problems.push(repetition(pair.key, first));
      else seen.set(pair.key.text, pair.key);
    }
    end = Math.max(end, chunk.root?.span.end ?? end);
  }
  const span = new AnchoredSpan(anchor, all[0]?.span.start ?? start, end);
  return {
    node: { type: 'map', span, pairs: all, flow: false },
    pieces,
    problems,
  };
}

/** The pairs of a chunk that should be one: a word without its colon is a key that is being typed. */
function pairsOf({ root, problems }: YamlChunk): {
  readonly pairs: readonly YamlPair[];
  readonly problems: readonly YamlProblem[];
} {
  if (root?.type === 'map') return { pairs: root.pairs, problems: [] };
  if (root?.type !== 'scalar') return { pairs: [], problems: [] };
  const missing = {
    code: 'MISSING_COLON',
    message: root.text,
    span: root.span,
  };
  return {
    pairs: [{ key: root, value: null, span: root.span }],
    problems: problems.length === 0 ? [missing] : [],
  };
}

function seqOf(pieces: readonly Piece[], anchor: NestedAnchor, start: number): ReadBlock {
  const items: (YamlNode | null)[] = [];
  const problems: YamlProblem[] = [];
  let end = start;
  for (const { chunk } of pieces) {
    for (const problem of chunk.problems) problems.push(problem);
    if (chunk.root?.type !== 'seq') continue;
    items.push(...chunk.root.items);
    end = Math.max(end, chunk.root.span.end);
  }
  return {
    node: {
      type: 'seq',
      span: new AnchoredSpan(anchor, start, end),
      items,
      flow: false,
    },
    pieces,
    problems,
  };
}

/** A pair as its parse alone would give it: a map of one. */
function pairAlone(key: YamlScalar, value: YamlNode, anchor: NestedAnchor): YamlNode {
  const span = new AnchoredSpan(anchor, key.span.start, value.span.end);
  return { type: 'map', span, pairs: [{ key, value, span }], flow: false };
}

function itemAlone(item: YamlNode, anchor: NestedAnchor, column: number): YamlNode {
  return {
    type: 'seq',
    span: new AnchoredSpan(anchor, column, item.span.end),
    items: [item],
    flow: false,
  };
}

function repetition(key: YamlScalar, first: YamlScalar): YamlProblem {
  return {
    code: 'DUPLICATE_KEY',
    message: key.text,
    span: key.span,
    related: { span: first.span, message: key.text },
  };
}

/** While a piece is read it is at 0. */
function unplaced(): NestedAnchor {
  return new NestedAnchor({ offset: 0 }, 0);
}
