import { ParseMemory } from '../text/memory.ts';
import { AnchoredSpan, type NestedAnchor } from '../text/span.ts';
import { MOST_NODES, tooLarge } from './chunk.ts';
import type { YamlDocument } from './node.ts';
import { detached, PiecePool, type Piece } from './pieces/piece.ts';
import { readDocument } from './pieces/read.ts';

/**
 * Parses a YAML stream piece by piece: documents at `---`, their top-level keys, the items of lists under those, and what
 * is long within them, as deep as it goes. A piece that did not change since the last version is not parsed again, so that
 * a key stroke in a table of ten thousand lines costs one row; and a quote left open spoils one row, not the rest of the
 * table. A document that did not change is the same object as before, wherever it moved, and so are the nodes of every
 * piece. The pieces depend on the text alone: the result with a memory equals the one without.
 *
 * Of a text with more values than `most` nothing is read: what one part names may be in another.
 */
export function parseYaml(
  text: string,
  memory: ParseMemory = new ParseMemory(),
  most = MOST_NODES,
): readonly YamlDocument[] {
  const starts = documentStarts(text);
  const bodies = starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length));
  const pool = new PiecePool((memory.takeKept(parseYaml) as readonly DocumentPiece[] | undefined) ?? []);
  const kept = pool.take(bodies);
  let inner: PiecePool<Piece> | undefined;
  const pieces: DocumentPiece[] = [];
  let nodes = 0;
  for (const [index, body] of bodies.entries()) {
    const piece = kept[index] ?? parseDocument(detached(body), (inner ??= pool.inner()), most);
    piece.anchor.distance = starts[index] ?? 0;
    pieces.push(piece);
    nodes += piece.nodes;
    if (nodes > most) return [nothingOf(text)];
  }
  memory.keep(parseYaml, pieces);
  return pieces.map(({ document }) => document);
}

/** A document with what its spans count from. */
interface DocumentPiece {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly anchor: NestedAnchor;
  readonly document: YamlDocument;
  readonly nodes: number;
}

const BOM = '\uFEFF';
const MARKER = '\n---';
const MARKER_LINE = /^---[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/u;

/** Where the documents of a stream start: each but the first at its marker. */
function documentStarts(text: string): number[] {
  const first = text.startsWith(BOM) ? 1 : 0;
  const starts = [first];
  const add = (marker: number): void => {
    if (!/^(?:\s|$)/u.test(text.slice(marker + 3, marker + 4))) return;
    // A marker before any content opens the first document; directives belong to the document that they precede.
    if (starts.length > 1 || holdsContent(text.slice(first, marker))) starts.push(marker);
  };
  if (text.startsWith('---', first)) add(first);
  for (let at = text.indexOf(MARKER, first); at !== -1; at = text.indexOf(MARKER, at + 1)) add(at + 1);
  return starts;
}

function holdsContent(before: string): boolean {
  return /^[^#\s%]/mu.test(before) && !/^\.\.\.(?:\s|[%#].*(?!.))*$/u.test(before);
}

function nothingOf(text: string): YamlDocument {
  const { root, problems } = tooLarge();
  return { root, problems, span: { start: 0, end: text.length } };
}

function parseDocument(text: string, pool: PiecePool<Piece>, most: number): DocumentPiece {
  const { chunk, pieces } = readDocument(text, MARKER_LINE.exec(text)?.[0].length ?? 0, pool, most);
  const { anchor, root, problems, nodes } = chunk;
  return {
    text,
    pieces,
    anchor,
    nodes,
    document: {
      root,
      problems,
      span: new AnchoredSpan(anchor, 0, text.length),
    },
  };
}
