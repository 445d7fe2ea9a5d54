/**
 * The YAML of the specification wants the lines of quoted texts and of `[ ]` and `{ }` indented deeper than their key; libyaml
 * does not care, so that kubectl, Go's and Python's readers take such texts, and people and older writers make them. They
 * are read by bringing them onto one line: line breaks become spaces, so that every character keeps its place.
 */

/** Lines that one quoted text or list may run over before it is taken for one that was left open. */
const MOST_LINES = 200;

/** What is before a quoted text on the line in which it opens. */
const OPENING = /^(?:[^'"#]*?(?:: |- |\[|, |\{))?[ ]*(["'])/u;

/**
 * The text with a quoted scalar brought onto one line.
 * @param at an offset in the quoted scalar, or behind it with white space at most between them.
 * @returns undefined when no quote opens above that closes further down, at the end of a value.
 */
export function withQuoteJoined(text: string, at: number): string | undefined {
  const last = text.slice(0, at).trimEnd().length;
  let lineStart = text.lastIndexOf('\n', last - 1) + 1;
  for (let lines = 0; lines < MOST_LINES; lines++) {
    const lineEnd = text.indexOf('\n', lineStart);
    const opening = OPENING.exec(text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd));
    if (opening?.[1] !== undefined) {
      const start = lineStart + opening[0].length;
      const end = closingQuote(text, start, opening[1]);
      if (end !== undefined && end > lineEnd && end >= last && endsValue(text, end + 1))
        return text.slice(0, start) + text.slice(start, end).replace(/[\r\n]/gu, ' ') + text.slice(end);
    }
    if (lineStart === 0) return undefined;
    lineStart = text.lastIndexOf('\n', lineStart - 2) + 1;
  }
  return undefined;
}

/** The end of a line within single quotes, `… == ''GRPC''`, where a parser that expects deeper lines takes the last quote for the end. */
const ESCAPED_AT_END = /''[ \t]*\r?\n(?=( *)\S)/gu;

/** Such lines of one text that are looked at. */
const MOST_ESCAPED = 500;

/** The text with those quoted scalars brought onto one line that break behind an escaped quote and go on indented too little: no error tells of them. */
export function withEscapedEndsJoined(text: string): string {
  let joined = text;
  let looked = 0;
  for (const { index, 1: next = '' } of text.matchAll(ESCAPED_AT_END)) {
    if (++looked > MOST_ESCAPED) break;
    const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
    // With an even number of quotes, all that the line opens are closed, as in `name: ''`, which is frequent.
    const isOpen = line.split("'").length % 2 === 0;
    if (isOpen && next.length <= (/^ *(?:- +)*/u.exec(line)?.[0].length ?? 0))
      joined = withQuoteJoined(joined, index + 2) ?? joined;
  }
  return joined;
}

/** A list or map in brackets that ends on its line, with plain texts and lists of such: a large file may have one in each line. */
const SHORT = /\[[^[\]{}"'#\r\n]*\]|\{(?:[^[\]{}"'#\r\n]|(?<=[\s,:])\[[^[\]{}"'#\r\n]*\])*\}/uy;

/**
 * Where a quoted text, a list or a map in brackets ends that may run over several lines, however these are indented.
 * @param at the offset of its quote or bracket.
 * @returns the offset behind it; undefined for any other text, and for one that was left open.
 */
export function endOfRunningOn(text: string, at: number): number | undefined {
  const sign = text[at];
  SHORT.lastIndex = at;
  if (SHORT.test(text)) return SHORT.lastIndex;
  if (sign === '[' || sign === '{') return new FlowReader(text).closing(at);
  if (sign !== '"' && sign !== "'") return undefined;
  const end = closingQuote(text, at + 1, sign);
  return end !== undefined && endsValue(text, end + 1) ? end + 1 : undefined;
}

/** True when nothing follows on the line that would belong to the value before it. */
function endsValue(text: string, at: number): boolean {
  return /^[ \t]*(?:[,\]}]|#.*|\r?$)/mu.test(text.slice(at, at + 200));
}

function closingQuote(text: string, start: number, quote: string): number | undefined {
  let lines = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '\n' && ++lines > MOST_LINES) return undefined;
    if (character === '\\' && quote === '"') at++;
    else if (character === quote) {
      if (quote === '"' || text[at + 1] !== "'") return at;
      at++;
    }
  }
  return undefined;
}

/**
 * The text with a list or map in brackets brought onto one line, its comments blanked.
 * @param at an offset on the line that is indented too little.
 * @returns undefined when no bracket that is open there closes further down.
 */
export function withFlowJoined(text: string, at: number): string | undefined {
  let lineStart = text.lastIndexOf('\n', at - 1) + 1;
  for (let lines = 0; lineStart > 0 && lines < MOST_LINES; lines++) {
    lineStart = text.lastIndexOf('\n', lineStart - 2) + 1;
    const [opening] = new FlowReader(text).read(lineStart, at);
    if (opening === undefined) continue;
    const reader = new FlowReader(text);
    const end = reader.closing(opening);
    if (end === undefined) return undefined;
    let inner = text.slice(opening, end);
    for (const [from, to] of reader.comments) {
      inner = inner.slice(0, from - opening) + ' '.repeat(to - from) + inner.slice(to - opening);
    }
    return text.slice(0, opening) + inner.replace(/[\r\n]/gu, ' ') + text.slice(end);
  }
  return undefined;
}

/** Finds brackets, and nothing in quotes, comments and plain texts. */
class FlowReader {
  readonly comments: (readonly [from: number, to: number])[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The brackets that are open at `end`, outermost first. */
  read(start: number, end: number): readonly number[] {
    const open: number[] = [];
    for (let at = start; at < end; at++) at = this.#step(at, open);
    return open;
  }

  /** The offset behind the bracket that closes the one at `opening`. */
  closing(opening: number): number | undefined {
    const open: number[] = [];
    let lines = 0;
    for (let at = opening; at < this.#text.length; at++) {
      if (this.#text[at] === '\n' && ++lines > MOST_LINES) return undefined;
      at = this.#step(at, open);
      if (open.length === 0) return at + 1;
    }
    return undefined;
  }

  /** Takes note of what starts at an offset. Returns the last offset of it. */
  #step(at: number, open: number[]): number {
    const text = this.#text;
    const character = text[at] ?? '';
    const before = text[at - 1] ?? '\n';
    if (character === ']' || character === '}') open.pop();
    if (!/[\s,:[{-]/u.test(before)) return at;
    if (character === '[' || character === '{') open.push(at);
    else if (character === '"' || character === "'") return closingQuote(text, at + 1, character) ?? at;
    else if (character === '#' && /\s/u.test(before)) {
      const newline = text.indexOf('\n', at);
      const end = newline === -1 ? text.length : newline;
      if (open.length > 0) this.comments.push([at, end]);
      return end - 1;
    }
    return at;
  }
}

/** An alias that is a key, `*app:`, whose colon the specification makes a part of its name. */
const ALIAS_KEY = /\*[\w-]+(?=[\w-]:(?:\s|$))/y;

/**
 * The text with a space in the place of the last letter of an alias that is a key. Its name is in the text as it was.
 * @param at an offset within the alias.
 */
export function withAliasKeyApart(text: string, at: number): string | undefined {
  ALIAS_KEY.lastIndex = text.lastIndexOf('*', at);
  if (ALIAS_KEY.lastIndex === -1) return undefined;
  const start = ALIAS_KEY.lastIndex;
  const alias = ALIAS_KEY.exec(text)?.[0];
  if (alias === undefined) return undefined;
  const end = start + alias.length;
  return `${text.slice(0, end)} ${text.slice(end + 1)}`;
}
