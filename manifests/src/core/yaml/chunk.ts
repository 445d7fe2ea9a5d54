import {
  CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Document,
  type Node,
  type Pair,
  Scalar,
} from 'yaml';
import { AnchoredSpan, NestedAnchor, type Span } from '../text/span.ts';
import { placeholderIn, unmasked } from './masked-placeholders.ts';
import { type YamlMap, type YamlNode, type YamlPair, type YamlProblem, type YamlScalar } from './node.ts';
import { parsedText, type ParsedText } from './parsed-text.ts';
import { Names } from './pieces/names.ts';

/** The tree of a piece of YAML. Its spans count from the anchor, which whoever placed the piece sets. */
export interface YamlChunk {
  readonly anchor: NestedAnchor;
  readonly root: YamlNode | null;
  readonly problems: readonly YamlProblem[];
  /** Values and keys that were read. */
  readonly nodes: number;
}

/**
 * Most nodes that aliases and merge keys of a document may expand to. "Billion laughs" documents reach it at once;
 * the largest honest ones that we met stay below a hundredth of it.
 */
export const MOST_EXPANDED = 200_000;

/**
 * Values and keys of a file that are read; each takes about a kilobyte, and as much again once it is a row of a table. The largest
 * honest files that we met, bundles of custom resource definitions, have a third of it.
 */
export const MOST_NODES = 500_000;

/**
 * Nesting that is read. The yaml package reads nested nodes by recursion; near the end of the stack not only is an error
 * thrown, which could be caught: a pattern that is compiled there ends the process.
 */
const MAX_DEPTH = 1000;

/**
 * Parses a piece of YAML that holds one document at most.
 * @param names the anchors before the piece, which learn those in it.
 */
export function parseChunk(text: string, names: Names = new Names()): YamlChunk {
  if (isTooDeep(text)) return tooDeep(text);
  if (holdsTooMany(text)) return tooLarge();
  try {
    const parsed = parsedText(text);
    return parsed
      ? new ChunkReader(text, parsed, names).read()
      : { anchor: unplaced(), root: null, problems: [], nodes: 0 };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tooDeep(text);
  }
}

function unplaced(): NestedAnchor {
  return new NestedAnchor({ offset: 0 }, 0);
}

function tooDeep(text: string): YamlChunk {
  const anchor = unplaced();
  return {
    anchor,
    root: null,
    problems: [
      {
        code: 'TOO_DEEP',
        message: '',
        span: new AnchoredSpan(anchor, 0, text.length),
      },
    ],
    nodes: 1,
  };
}

/** What is left of a text with more than `MOST_NODES` values. */
export function tooLarge(): YamlChunk {
  const anchor = unplaced();
  return {
    anchor,
    root: null,
    problems: [
      {
        code: 'TOO_LARGE',
        message: String(MOST_NODES),
        span: new AnchoredSpan(anchor, 0, 0),
      },
    ],
    nodes: MOST_NODES + 1,
  };
}

/** The tokens that a value or a key begins with. */
const VALUES: ReadonlySet<CST.TokenType | null> = new Set([
  'alias',
  'scalar',
  'single-quoted-scalar',
  'double-quoted-scalar',
  'flow-map-start',
  'flow-seq-start',
]);

/** Counts values before they are parsed, which takes the memory. A value has one character at least. */
function holdsTooMany(text: string): boolean {
  if (text.length <= MOST_NODES) return false;
  let values = 0;
  for (const token of new Lexer().lex(text)) {
    if (VALUES.has(CST.tokenType(token)) && ++values > MOST_NODES) return true;
  }
  return false;
}

/** Counts brackets that are open at once, in texts as well, and the columns that dashes and spaces take before a line. */
function isTooDeep(text: string): boolean {
  if (text.length <= MAX_DEPTH) return false;
  let open = 0;
  let lead = 0;
  let leading = true;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === LINE_FEED) {
      leading = true;
      lead = 0;
    } else if (leading) {
      leading = LEADING.has(character);
      if (++lead > MAX_DEPTH && leading) return true;
    }
    if (character === BRACKET || character === BRACE) {
      if (++open > MAX_DEPTH) return true;
    } else if ((character === BRACKET + 2 || character === BRACE + 2) && open > 0) open--;
  }
  return false;
}

const LINE_FEED = 10;
const BRACKET = 91;
const BRACE = 123;
/** What nests by standing before a value: spaces, dashes, question marks and colons. */
const LEADING = new Set([' ', '-', '?', ':'].map((sign) => sign.charCodeAt(0)));

class ChunkReader {
  readonly #text: string;
  readonly #document: Document;
  readonly #problems: YamlProblem[] = [];
  readonly #names: Names;
  readonly #anchor = unplaced();
  #nodes = 0;
  /** Nodes so far, with those that aliases stand for. */
  #expanded = 0;
  /** `[ ]` and `{ }` that the place is in. */
  #brackets = 0;
  readonly #masked: boolean;

  constructor(text: string, { document, masked, left }: ParsedText, names: Names) {
    this.#text = text;
    this.#document = document;
    this.#masked = masked;
    this.#names = names;
    for (const start of left) this.#addPlaceholder(/\S+/u.exec(text.slice(start))?.[0] ?? '', start);
  }

  #addPlaceholder(written: string, start: number): void {
    this.#problems.push({
      code: 'PLACEHOLDER',
      message: written,
      span: this.#span(start, start + written.length),
    });
  }

  read(): YamlChunk {
    for (const { code, message, pos } of [...this.#document.errors, ...this.#document.warnings]) {
      // The yaml package places what is missing at the end one character behind it.
      const start = Math.min(pos[0], this.#text.length);
      const end = Math.min(Math.max(pos[1], start), this.#text.length);
      const braces = code === 'MISSING_CHAR' && /^\$\{|^.\{\{/u.test(this.#text.slice(start - 1, start + 2));
      this.#problems.push({
        code: braces ? 'BRACES' : code,
        message,
        span: this.#span(start, end),
      });
    }
    const root = this.#node(this.#document.contents);
    return {
      anchor: this.#anchor,
      root,
      problems: this.#problems,
      nodes: this.#nodes,
    };
  }

  #node(node: Node | null): YamlNode | null {
    if (!node) return null;
    this.#nodes++;
    const before = this.#expanded++;
    const read = this.#readNode(node);
    if (read && 'anchor' in node && node.anchor) {
      this.#names.define(node.anchor, {
        node: read,
        size: this.#expanded - before,
      });
    }
    return read;
  }

  #readNode(node: Node): YamlNode | null {
    const at = this.#spanOf(node);
    if (isScalar(node)) return this.#scalar(node, at);
    if (isAlias(node)) return this.#alias(this.#nameOf(node.source, at.start), at);
    if (!isSeq(node) && !isMap(node)) return null;
    const flow = node.flow === true;
    if (flow) this.#brackets++;
    const read: YamlNode = isMap(node)
      ? this.#map(node.items as Pair<Node | null, Node | null>[], at, flow)
      : { type: 'seq', span: at, items: node.items.map((item) => this.#node(item as Node | null)), flow };
    if (flow) this.#brackets--;
    return read;
  }

  #scalar(node: Scalar, at: YamlScalar['span']): YamlScalar | null {
    const written = this.#text.slice(at.start, at.end);
    const block = node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL;
    const quoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE;
    if (written === '' && node.value === null) return null;
    const held = this.#masked && typeof node.value === 'string' ? placeholderIn(node.value) : undefined;
    if (held !== undefined && !quoted && !block && (this.#brackets > 0 || !held.startsWith('$')))
      this.#addPlaceholder(held, at.start + written.indexOf(held));
    const value = held === undefined ? plainValue(node.value) : unmasked(String(node.value));
    const text = quoted || block || typeof value === 'string' ? String(value ?? '') : written;
    const style = block ? 'block' : quoted ? 'quoted' : 'plain';
    return text !== written && text.includes('{{')
      ? { type: 'scalar', span: at, value, text, style, written }
      : { type: 'scalar', span: at, value, text, style };
  }

  #map(items: readonly Pair<Node | null, Node | null>[], at: YamlMap['span'], flow: boolean): YamlMap {
    const own: YamlPair[] = [];
    const merged: YamlPair[] = [];
    const seen = new Map<string, YamlScalar>();
    for (const item of items) {
      const key = this.#key(item.key, at);
      if (!key) continue;
      const value = this.#node(item.value);
      if (key.text === '<<' && key.style === 'plain') {
        merged.push(...this.#mergedPairs(value, key));
        continue;
      }
      const first = seen.get(key.text);
      if (first) {
        this.#problems.push({
          code: 'DUPLICATE_KEY',
          message: key.text,
          span: key.span,
          related: { span: first.span, message: key.text },
        });
      } else seen.set(key.text, key);
      own.push({
        key,
        value,
        // What an alias stands for is further up, in another piece perhaps.
        span: this.#span(key.span.start, isAlias(item.value) ? key.span.end : (value ?? key).span.end),
      });
    }
    return {
      type: 'map',
      span: at,
      flow,
      pairs: [...merged.filter(({ key }) => !seen.has(key.text)), ...own],
    };
  }

  #key(node: Node | null, owner: YamlMap['span']): YamlScalar | null {
    const key = this.#node(node);
    if (key?.type === 'scalar') return key;
    if (key) this.#problems.push({ code: 'COMPLEX_KEY', message: '', span: key.span });
    else if (node)
      this.#problems.push({
        code: 'EMPTY_KEY',
        message: '',
        span: this.#span(owner.start, owner.start),
      });
    return null;
  }

  /** YAML 1.1 merge keys: a map, or a list of maps of which the first to name a key wins. */
  #mergedPairs(value: YamlNode | null, key: YamlScalar): YamlPair[] {
    const sources = value?.type === 'seq' ? value.items : [value];
    const pairs = new Map<string, YamlPair>();
    for (const source of sources) {
      if (source?.type !== 'map') {
        this.#problems.push({
          code: 'BAD_MERGE',
          message: '',
          span: source?.span ?? key.span,
        });
        continue;
      }
      for (const pair of source.pairs) if (!pairs.has(pair.key.text)) pairs.set(pair.key.text, pair);
    }
    return [...pairs.values()];
  }

  /** The name of an alias as it is written: that of a key, `*app:`, was read without its last letter. */
  #nameOf(name: string, start: number): string {
    const written = /^\*([\w-]+):(?=\s|$)/u.exec(this.#text.slice(start, start + name.length + 4))?.[1];
    return written?.slice(0, -1) === name ? written : name;
  }

  #alias(name: string, at: YamlNode['span']): YamlNode | null {
    const anchor = this.#names.find(name);
    // `****` stands for what is not shown.
    if (!anchor && /^\*+$/u.test(name)) {
      const text = `*${name}`;
      this.#addPlaceholder(text, at.start);
      return { type: 'scalar', span: at, value: text, text, style: 'plain' };
    }
    if (!anchor) {
      this.#problems.push({
        code: 'UNRESOLVED_ALIAS',
        message: name,
        span: at,
      });
      return null;
    }
    this.#expanded += anchor.size;
    this.#names.expand(anchor.size);
    if (this.#names.aliased > MOST_EXPANDED) {
      if (!this.#problems.some(({ code }) => code === 'ALIAS_BOMB')) {
        this.#problems.push({
          code: 'ALIAS_BOMB',
          message: String(MOST_EXPANDED),
          span: at,
        });
      }
      return null;
    }
    return anchor.node;
  }

  #span(start: number, end: number): Span {
    return new AnchoredSpan(this.#anchor, start, end);
  }

  #spanOf(node: Node): YamlNode['span'] {
    const [start, valueEnd] = node.range ?? [0, 0, 0];
    if (isScalar(node) && (node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL)) {
      return this.#span(start, start + this.#text.slice(start, valueEnd).trimEnd().length);
    }
    return this.#span(start, valueEnd);
  }
}

function plainValue(value: unknown): YamlScalar['value'] {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return typeof value === 'bigint' ? Number(value) : JSON.stringify(value);
}

export function movedProblem(problem: YamlProblem, by: number): YamlProblem {
  if (by === 0) return problem;
  const at = { start: problem.span.start + by, end: problem.span.end + by };
  if (!problem.related) return { ...problem, span: at };
  const related = problem.related.span;
  return {
    ...problem,
    span: at,
    related: {
      ...problem.related,
      span: { start: related.start + by, end: related.end + by },
    },
  };
}
