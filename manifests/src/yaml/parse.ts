import { ParseMemory } from '../text/memory.ts';
import { AnchoredSpan, type Anchor, type Span } from '../text/span.ts';
import { parseChunk, type YamlChunk } from './chunk.ts';
import type { YamlDocument, YamlMap, YamlNode, YamlPair, YamlProblem, YamlScalar } from './node.ts';

/**
 * Parses a YAML stream piece by piece: documents at `---`, their top-level keys, and the items of a list under such a
 * key. A piece that did not change since the last version is not parsed again, so that a key stroke in a table of ten
 * thousand lines costs one row; and a quote left open spoils one row, not the rest of the table. A document that did not
 * change is the same object as before, wherever it moved. The pieces depend on the text alone: the result with a memory
 * equals the one without. Documents in which a piece can reach into another (anchors, directives, flow style at the top)
 * are parsed whole.
 */
export function parseYaml(text: string, memory: ParseMemory = new ParseMemory()): readonly YamlDocument[] {
  const starts = documentStarts(text);
  const bodies = starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length));
  const placed = memory.recallPieces(bodies, parseDocument);
  return placed.map(({ anchor, document }, index) => {
    anchor.offset = starts[index] ?? 0;
    return document;
  });
}

/** A document with what its spans count from. */
interface PlacedDocument {
  readonly anchor: { offset: number };
  readonly document: YamlDocument;
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** Spaces before the first other character; -1 for a line with nothing but white space and a comment. */
  readonly indent: number;
}

const ANCHOR_OR_ALIAS = /(?:^|[\s[{,:])[&*][^\s,\]}*&]/mu;
const DIRECTIVE = /^%/mu;
const TOP_LEVEL_KEY =
  /^(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|[^\s"'[\]{}#&*!|>%@`,?:-](?:[^\n:#]|:(?=[^\s])|(?<=\S)#)*?)[ \t]*:(?=\s|$)/u;
const BOM = '\uFEFF';
const MARKER = '\n---';

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
  return /^[^#\s%]/mu.test(before) && !/^\.\.\.\s*(?:(?:%|#).*\s*)*$/u.test(before);
}

function parseDocument(body: string, memory: ParseMemory): PlacedDocument {
  const anchor = { offset: 0 };
  const parse: ChunkParser = (start, end) => {
    const chunk = memory.recall(body.slice(start, end), parseChunk);
    // One that the last version had elsewhere moves, with all that was made of it.
    chunk.anchor.base = anchor;
    chunk.anchor.distance = start;
    return chunk;
  };
  const extent = new AnchoredSpan(anchor, 0, body.length);
  const whole = (): YamlDocument => {
    const { root, problems } = parse(0, body.length);
    return { root, problems, span: extent };
  };
  const marker = /^---[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/u.exec(body)?.[0].length ?? 0;
  const isWhole = ANCHOR_OR_ALIAS.test(body) || DIRECTIVE.test(body) || /^\.\.\.(?:\s|$)/mu.test(body);
  const lines = isWhole ? [] : linesOf(body, marker);
  const keyLines = topLevelKeyLines(body, lines);
  const document = keyLines ? new SegmentedMap(body, anchor, lines, keyLines, parse).read(extent) : whole();
  return { anchor, document };
}

/** Parses the characters of a document from a start to an end. */
type ChunkParser = (start: number, end: number) => YamlChunk;

function linesOf(text: string, start: number): Line[] {
  const lines: Line[] = [];
  for (let at = start; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const next = newline === -1 ? text.length : newline + 1;
    let first = at;
    while (first < next && text.charCodeAt(first) === 32) first++;
    const character = text[first];
    const blank = first >= next || character === '\n' || character === '\r' || character === '#';
    lines.push({ start: at, end: next, indent: blank ? -1 : first - at });
    at = next;
  }
  return lines;
}

/** The indexes of the lines that open a top-level pair; undefined when the document is not a plain block map. */
function topLevelKeyLines(text: string, lines: readonly Line[]): number[] | undefined {
  const keyLines: number[] = [];
  let previousKeyTakesItems = false;
  for (const [index, line] of lines.entries()) {
    if (line.indent > 0 && keyLines.length === 0) return undefined;
    if (line.indent !== 0) continue;
    const written = text.slice(line.start, line.end);
    if (/^-(?:\s|$)/u.test(written)) {
      if (!previousKeyTakesItems) return undefined;
      continue;
    }
    const key = TOP_LEVEL_KEY.exec(written);
    // A word without its colon yet is a key being typed: it must not cost the pieces of all others.
    if (!key && !/^[\p{L}_][\p{L}\p{N}_ -]*\r?\n?$/u.test(written)) return undefined;
    keyLines.push(index);
    previousKeyTakesItems = key !== null && /^\s*(?:#.*)?$/u.test(written.slice(key[0].length));
  }
  return keyLines.length > 0 ? keyLines : undefined;
}

/** Reads a block map whose pairs start at known lines. */
class SegmentedMap {
  readonly #text: string;
  readonly #anchor: Anchor;
  readonly #lines: readonly Line[];
  readonly #keyLines: readonly number[];
  readonly #parse: ChunkParser;
  readonly #problems: YamlProblem[] = [];
  readonly #seen = new Map<string, YamlScalar>();

  constructor(
    text: string,
    anchor: Anchor,
    lines: readonly Line[],
    keyLines: readonly number[],
    parse: ChunkParser,
  ) {
    this.#text = text;
    this.#anchor = anchor;
    this.#lines = lines;
    this.#keyLines = keyLines;
    this.#parse = parse;
  }

  read(extent: Span): YamlDocument {
    const pairs: YamlPair[] = [];
    for (const [index, first] of this.#keyLines.entries()) {
      const pair = this.#pair(first, this.#keyLines[index + 1] ?? this.#lines.length);
      if (!pair) continue;
      this.#reportRepetition(pair.key);
      pairs.push(pair);
    }
    const root: YamlMap = {
      type: 'map',
      span: this.#span(pairs[0]?.span.start ?? 0, pairs.at(-1)?.span.end ?? 0),
      pairs,
      flow: false,
    };
    return { root, span: extent, problems: this.#problems };
  }

  #pair(firstLine: number, endLine: number): YamlPair | undefined {
    const itemLines = this.#itemLines(firstLine, endLine);
    const header = this.#chunk(firstLine, itemLines?.[0] ?? endLine);
    if (header.root?.type !== 'map') {
      const key = header.root?.type === 'scalar' ? header.root : undefined;
      if (key && header.problems.length === 0) {
        this.#problems.push({ code: 'MISSING_COLON', message: key.text, span: key.span });
      }
      return key && { key, value: null, span: key.span };
    }
    const [pair] = header.root.pairs;
    if (!pair || !itemLines) return pair;
    const value = this.#sequence(itemLines, endLine);
    return { key: pair.key, value, span: this.#span(pair.span.start, value.span.end) };
  }

  /** The lines at which the items of a block sequence start, when that is what follows the key's colon. */
  #itemLines(firstLine: number, endLine: number): number[] | undefined {
    const keyLine = this.#lines[firstLine];
    if (!keyLine) return undefined;
    const written = this.#text.slice(keyLine.start, keyLine.end);
    const key = TOP_LEVEL_KEY.exec(written);
    if (!key || !/^\s*(?:#.*)?$/u.test(written.slice(key[0].length))) return undefined;
    const starts: number[] = [];
    let indent = -1;
    for (let index = firstLine + 1; index < endLine; index++) {
      const line = this.#lines[index];
      if (!line || line.indent === -1) continue;
      const isItem = /^-(?:\s|$)/u.test(
        this.#text.slice(line.start + line.indent, line.start + line.indent + 2),
      );
      if (indent === -1) {
        if (!isItem) return undefined;
        indent = line.indent;
      }
      if (isItem && line.indent === indent) starts.push(index);
    }
    return starts.length > 0 ? starts : undefined;
  }

  #sequence(itemLines: readonly number[], endLine: number): YamlNode {
    const items: (YamlNode | null)[] = [];
    let first: number | undefined;
    let last = 0;
    for (const [index, line] of itemLines.entries()) {
      const { root } = this.#chunk(line, itemLines[index + 1] ?? endLine);
      if (root?.type !== 'seq') continue;
      items.push(...root.items);
      first ??= root.span.start;
      last = root.span.end;
    }
    const start = first ?? this.#lines[itemLines[0] ?? 0]?.start ?? 0;
    return { type: 'seq', span: this.#span(start, Math.max(start, last)), items, flow: false };
  }

  #chunk(firstLine: number, endLine: number): YamlChunk {
    const start = this.#lines[firstLine]?.start ?? 0;
    const end = this.#lines[endLine - 1]?.end ?? start;
    const chunk = this.#parse(start, end);
    this.#problems.push(...chunk.problems);
    return chunk;
  }

  /** While a document is read it stands at 0. */
  #span(start: number, end: number): Span {
    return new AnchoredSpan(this.#anchor, start, end);
  }

  #reportRepetition(key: YamlScalar): void {
    const first = this.#seen.get(key.text);
    if (!first) {
      this.#seen.set(key.text, key);
      return;
    }
    this.#problems.push({
      code: 'DUPLICATE_KEY',
      message: key.text,
      span: key.span,
      related: { span: first.span, message: key.text },
    });
  }
}
