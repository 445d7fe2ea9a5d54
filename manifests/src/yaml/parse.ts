import type { ParseMemory } from '../text/memory.ts';
import { span } from '../text/span.ts';
import { parseChunk, type YamlChunk } from './chunk.ts';
import type { YamlDocument, YamlMap, YamlNode, YamlPair, YamlProblem, YamlScalar } from './node.ts';

/**
 * Parses a YAML stream piece by piece: documents at `---`, their top-level keys, and the items of a list under such a
 * key. A piece that did not change since the last version is not parsed again, so that a key stroke in a table of ten
 * thousand lines costs one row; and a quote left open spoils one row, not the rest of the table. The pieces depend on
 * the text alone: the result with a memory equals the one without. Documents in which a piece can reach into another
 * (anchors, directives, flow style at the top) are parsed whole.
 */
export function parseYaml(text: string, memory?: ParseMemory): readonly YamlDocument[] {
  const parse = (piece: string): YamlChunk => (memory ? memory.recall(piece, parseChunk) : parseChunk(piece));
  return splitDocuments(text).map(({ start, end }) => parseDocument(text, start, end, parse));
}

/** The chunk at its place in the document. One that the last version had elsewhere moves, with all that was made of it. */
function placed(chunk: YamlChunk, start: number): YamlChunk {
  chunk.anchor.offset = start;
  return chunk;
}

type ChunkParser = (piece: string) => YamlChunk;

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

function splitDocuments(text: string): { start: number; end: number }[] {
  const start = text.startsWith(BOM) ? 1 : 0;
  const cuts = [start];
  for (const marker of text.matchAll(/^---(?=\s|$)/gmu)) {
    const before = text.slice(cuts[cuts.length - 1], marker.index);
    // A marker before any content opens the first document; directives belong to the document that they precede.
    if (/^[^#\s%]/mu.test(before) && !/^\.\.\.\s*(?:(?:%|#).*\s*)*$/u.test(before)) cuts.push(marker.index);
    else if (cuts.length > 1) cuts.push(marker.index);
  }
  return cuts.map((cut, index) => ({ start: cut, end: cuts[index + 1] ?? text.length }));
}

function parseDocument(text: string, start: number, end: number, parse: ChunkParser): YamlDocument {
  const body = text.slice(start, end);
  const marker = /^---[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/u.exec(body)?.[0].length ?? 0;
  const whole = (): YamlDocument => {
    const { root, problems } = placed(parse(body), start);
    return { root, problems, span: span(start, end) };
  };
  if (ANCHOR_OR_ALIAS.test(body) || DIRECTIVE.test(body) || /^\.\.\.(?:\s|$)/mu.test(body)) return whole();

  const lines = linesOf(text, start + marker, end);
  const keyLines = topLevelKeyLines(text, lines);
  if (!keyLines) return whole();
  return new SegmentedMap(text, lines, keyLines, parse).read(start, end);
}

function linesOf(text: string, start: number, end: number): Line[] {
  const lines: Line[] = [];
  for (let at = start; at < end;) {
    const newline = text.indexOf('\n', at);
    const next = newline === -1 || newline >= end ? end : newline + 1;
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
  readonly #lines: readonly Line[];
  readonly #keyLines: readonly number[];
  readonly #parse: ChunkParser;
  readonly #problems: YamlProblem[] = [];
  readonly #seen = new Map<string, YamlScalar>();

  constructor(text: string, lines: readonly Line[], keyLines: readonly number[], parse: ChunkParser) {
    this.#text = text;
    this.#lines = lines;
    this.#keyLines = keyLines;
    this.#parse = parse;
  }

  read(start: number, end: number): YamlDocument {
    const pairs: YamlPair[] = [];
    for (const [index, first] of this.#keyLines.entries()) {
      const pair = this.#pair(first, this.#keyLines[index + 1] ?? this.#lines.length);
      if (!pair) continue;
      this.#reportRepetition(pair.key);
      pairs.push(pair);
    }
    const root: YamlMap = {
      type: 'map',
      span: span(pairs[0]?.span.start ?? start, pairs.at(-1)?.span.end ?? start),
      pairs,
      flow: false,
    };
    return { root, span: span(start, end), problems: this.#problems };
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
    return { key: pair.key, value, span: span(pair.span.start, value.span.end) };
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
    return { type: 'seq', span: span(start, Math.max(start, last)), items, flow: false };
  }

  #chunk(firstLine: number, endLine: number): YamlChunk {
    const start = this.#lines[firstLine]?.start ?? 0;
    const end = this.#lines[endLine - 1]?.end ?? start;
    const chunk = placed(this.#parse(this.#text.slice(start, end)), start);
    this.#problems.push(...chunk.problems);
    return chunk;
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
