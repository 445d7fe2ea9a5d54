import { span, type Span } from '../text/span.ts';
import { keysAfter, openCollections } from './flow.ts';
import { isMap, isSeq, pairOf, type YamlDocument, type YamlNode } from './node.ts';

/** Where a caret is in YAML, also when the text around it is not YAML yet. */
export interface YamlCursor {
  /** From the root: for `value` the path of the value; otherwise that of the map or list which the caret is in. */
  readonly path: readonly (string | number)[];
  /** `item`: in a list, where a scalar or the first key of a map may follow. */
  readonly role: 'key' | 'value' | 'item';
  /** What a completion replaces: the word or scalar at the caret, without its quotes. */
  readonly span: Span;
  /** The part of it before the caret. */
  readonly prefix: string;
  readonly quote: '' | '"' | "'";
  /** In `{}` or `[]`, where a completion must stay on its line. */
  readonly flow: boolean;
  /** Keys of the same map. */
  readonly siblings: readonly string[];
  /** True when a colon follows the word already. */
  readonly hasColon: boolean;
}

/** Lines on either side that are searched for siblings. */
const MAX_SIBLING_LINES = 400;
/** Characters before the caret that a flow collection may span. */
const MAX_FLOW_LENGTH = 20_000;

/** The caret's place; undefined in a comment. */
export function yamlCursor(
  text: string,
  document: YamlDocument | undefined,
  offset: number,
): YamlCursor | undefined {
  const line = lineAt(text, offset);
  const before = text.slice(line.start, offset);
  if (/(?:^|\s)#/u.test(withoutQuoted(before))) return undefined;
  const reader = new BlockReader(text, document);
  return reader.readFlow(offset) ?? reader.read(line, offset);
}

interface TextLine {
  readonly start: number;
  readonly end: number;
}

/** A dash, or a key with the column at which it starts. */
interface Element {
  readonly column: number;
  readonly start: number;
  /** Undefined for a dash. */
  readonly key?: string;
  /** Where the value starts, after the colon. */
  readonly valueStart?: number;
}

const KEY =
  /^(?:("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*|([^\s"'[\]{}#&*!|>%@`,?][^#:]*(?::(?=\S)[^#:]*)*)):(?=\s|$)/u;

class BlockReader {
  readonly #text: string;
  readonly #document: YamlDocument | undefined;

  constructor(text: string, document: YamlDocument | undefined) {
    this.#text = text;
    this.#document = document;
  }

  /** The place in a document that is one flow collection, as all of JSON is. */
  readFlow(offset: number): YamlCursor | undefined {
    const root = this.#document?.root;
    if (!root || root.type === 'scalar' || !root.flow || root.span.start >= offset) return undefined;
    return this.#flow([], root.span.start, offset);
  }

  read(line: TextLine, offset: number): YamlCursor {
    const elements = elementsOf(this.#text, line);
    const last = elements.at(-1);
    if (last?.valueStart !== undefined && offset >= last.valueStart) {
      const parents = this.#parents(line, elements.slice(0, -1), last.column, false);
      const flow = this.#flow([...parents, last], last.valueStart, offset);
      return flow ?? this.#value(this.#path([...parents, last]), last, line, offset);
    }
    const dashes = elements.filter(({ key }) => key === undefined);
    const contentStart = lastContentStart(this.#text, line, elements, offset);
    const column = contentStart - line.start;
    const steps = this.#parents(line, dashes, column, false);
    const owner = steps.at(-1);
    const open = owner && this.#flow(steps, owner.valueStart ?? owner.start + 1, offset);
    if (open) return open;
    const word = this.#word(contentStart, line, offset);
    const path = this.#path(steps);
    const afterDash = dashes.length > 0 && dashes.at(-1)?.start === owner?.start;
    const siblings = this.#siblings(line, column);
    return {
      path,
      role: afterDash && last?.key === undefined ? 'item' : 'key',
      ...word,
      flow: false,
      siblings,
    };
  }

  /** The elements that enclose a column of a line, outermost first. */
  #parents(line: TextLine, onLine: readonly Element[], column: number, isDash: boolean): Element[] {
    const parents: Element[] = [];
    let limit = column;
    let dash = isDash;
    const take = (elements: readonly Element[]): void => {
      for (const element of elements.toReversed()) {
        const compact = dash && element.key !== undefined && element.column === limit;
        if (element.column >= limit && !compact) continue;
        // A key with a scalar after it encloses nothing.
        parents.push(element);
        limit = element.column;
        dash = element.key === undefined;
      }
    };
    take(onLine);
    for (let end = line.start - 1; end >= 0 && (limit > 0 || dash);) {
      const above = lineAt(this.#text, end);
      const indent = indentOf(this.#text, above);
      if (indent !== -1 && indent <= limit) take(elementsOf(this.#text, above));
      if (/^---(?:\s|$)/u.test(this.#text.slice(above.start, above.start + 4))) break;
      end = above.start - 1;
    }
    return parents.reverse();
  }

  /** Keys and indexes: indexes are those of the parsed tree, by position. */
  #path(steps: readonly Element[]): (string | number)[] {
    let node: YamlNode | null | undefined = this.#document?.root;
    return steps.map((step) => {
      if (step.key !== undefined) {
        node = isMap(node) ? pairOf(node, step.key)?.value : undefined;
        return step.key;
      }
      const items: readonly (YamlNode | null)[] = isSeq(node) ? node.items : [];
      const next = items.findIndex((item) => item !== null && item.span.start > step.start);
      // The item after the dash starts behind it: it is the first one that does.
      const index = next === -1 ? Math.max(items.length - 1, 0) : next;
      node = items[index];
      return index;
    });
  }

  #value(path: (string | number)[], element: Element, line: TextLine, offset: number): YamlCursor {
    const from = skipSpaces(this.#text, element.valueStart ?? offset, line.end);
    const start = Math.min(from, offset);
    const end = Math.max(trimmedEnd(this.#text, start, line.end), offset);
    return {
      path,
      role: 'value',
      ...unquoted(this.#text, start, end, offset),
      flow: false,
      siblings: [],
      hasColon: false,
    };
  }

  #word(
    start: number,
    line: TextLine,
    offset: number,
  ): Pick<YamlCursor, 'span' | 'prefix' | 'quote' | 'hasColon'> {
    const colon = KEY.exec(this.#text.slice(start, line.end));
    const end = colon ? start + colon[0].trimEnd().length - 1 : trimmedEnd(this.#text, start, line.end);
    return {
      ...unquoted(this.#text, Math.min(start, offset), Math.max(end, offset), offset),
      hasColon: colon !== null,
    };
  }

  #siblings(line: TextLine, column: number): string[] {
    const keys: string[] = [];
    const visit = (at: TextLine): boolean => {
      const indent = indentOf(this.#text, at);
      if (indent === -1 || indent > column) return true;
      const found = elementsOf(this.#text, at).find(
        (element) => element.key !== undefined && element.column === column,
      );
      if (found?.key !== undefined) keys.push(found.key);
      return found !== undefined && indent === column;
    };
    let at = line;
    for (let count = 0; count < MAX_SIBLING_LINES && at.start > 0; count++) {
      if (count === 0 && indentOf(this.#text, at) !== -1 && indentOf(this.#text, at) < column) break;
      at = lineAt(this.#text, at.start - 1);
      if (!visit(at)) break;
    }
    at = line;
    for (let count = 0; count < MAX_SIBLING_LINES && at.end < this.#text.length; count++) {
      at = lineAt(this.#text, at.end + 1);
      if (
        indentOf(this.#text, at) !== column &&
        indentOf(this.#text, at) !== -1 &&
        indentOf(this.#text, at) < column
      )
        break;
      if (/^\s*-(?:\s|$)/u.test(this.#text.slice(at.start, at.end)) && indentOf(this.#text, at) < column)
        break;
      visit(at);
    }
    return keys;
  }

  /** The place within `{}` or `[]` that opened after `from` and is still open at the caret. */
  #flow(steps: readonly Element[], from: number, offset: number): YamlCursor | undefined {
    const start = Math.max(from, offset - MAX_FLOW_LENGTH);
    const opened = openCollections(this.#text, start, offset);
    const innermost = opened.at(-1);
    if (!innermost) return undefined;
    const inner = opened.flatMap((collection): (string | number)[] => {
      if (collection.list) return collection === innermost ? [] : [collection.index];
      return collection.key === undefined ? [] : [collection.key];
    });
    const path = [...this.#path(steps), ...inner];
    const valueRole = !innermost.list && innermost.key !== undefined;
    const begin = offset - this.#text.slice(innermost.tokenStart, offset).trimStart().length;
    const rest = /^[^,\]}\r\n:#"']*/u.exec(this.#text.slice(offset, offset + 200))?.[0].trimEnd() ?? '';
    const word = unquoted(this.#text, begin, offset + rest.length, offset);
    const hasColon = /^\s*:/u.test(this.#text.slice(word.span.end + word.quote.length));
    const siblings = innermost.keys.concat(keysAfter(this.#text, offset));
    return {
      path,
      role: valueRole ? 'value' : innermost.list ? 'item' : 'key',
      ...word,
      flow: true,
      siblings,
      hasColon,
    };
  }
}

function elementsOf(text: string, line: TextLine): Element[] {
  const elements: Element[] = [];
  let at = skipSpaces(text, line.start, line.end);
  while (text[at] === '-' && (at + 1 >= line.end || text[at + 1] === ' ')) {
    elements.push({ column: at - line.start, start: at });
    at = skipSpaces(text, at + 1, line.end);
  }
  const key = KEY.exec(text.slice(at, line.end));
  if (key) {
    const [, quoted, plain = ''] = key;
    const name = quoted?.replace(/^(["'])(.*)\1$/u, '$2') ?? plain.trimEnd();
    elements.push({
      column: at - line.start,
      start: at,
      key: name,
      valueStart: at + key[0].length,
    });
  }
  return elements;
}

/** Where the word at the caret starts: after the dashes, or at the caret itself on a blank line. */
function lastContentStart(
  text: string,
  line: TextLine,
  elements: readonly Element[],
  offset: number,
): number {
  const lastDash = elements.findLast(({ key, start }) => key === undefined && start < offset);
  const from = lastDash ? lastDash.start + 1 : line.start;
  return Math.min(skipSpaces(text, from, line.end), offset);
}

function lineAt(text: string, offset: number): TextLine {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const end = newline === -1 ? text.length : newline;
  return { start, end: text[end - 1] === '\r' && end > start ? end - 1 : end };
}

/** The column of the first character; -1 for a blank line or a comment. */
function indentOf(text: string, line: TextLine): number {
  const first = skipSpaces(text, line.start, line.end);
  return first >= line.end || text[first] === '#' ? -1 : first - line.start;
}

function skipSpaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text[at] === ' ') at++;
  return at;
}

/** The end of a plain value, before a comment and white space. */
function trimmedEnd(text: string, start: number, end: number): number {
  const written = text.slice(start, end);
  const comment = /(?:^|\s)#/u.exec(/^["']/u.test(written) ? '' : written);
  return start + (comment ? written.slice(0, comment.index) : written).trimEnd().length;
}

function unquoted(
  text: string,
  start: number,
  end: number,
  offset: number,
): Pick<YamlCursor, 'span' | 'prefix' | 'quote'> {
  const first = text[start];
  const quote = (first === '"' || first === "'") && start < offset ? first : '';
  const from = quote ? start + 1 : start;
  const closing = quote && end > from && text[end - 1] === quote && end - 1 >= offset ? end - 1 : end;
  return { span: span(from, closing), prefix: text.slice(from, offset), quote };
}

function withoutQuoted(line: string): string {
  return line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/gu, '""');
}
