/** A word, literal or sign of SQL. */
export interface Token {
  /** `quoted` is a name in double quotes, `parameter` a `$name` or `?`. */
  readonly kind: 'word' | 'quoted' | 'text' | 'number' | 'parameter' | 'sign';
  /** A word as written, a quoted name without its quotes, a sign. */
  readonly text: string;
  /** The unquoted word in lower case; empty for every other token. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** SQL that cannot be divided into tokens, or whose grammar is not followed here. */
export class SqlNotFollowed extends Error {
  /** Where in the text. */
  readonly at: number;

  constructor(at: number) {
    super('SQL is not followed');
    this.at = at;
  }
}

/** One token, comment or run of white space at a time. Each alternative begins with another character, so that matching is linear. */
const PIECE =
  /(?<space>\s+|--[^\n]*)|(?<comment>\/\*)|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<number>(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[+-]?\d[\d_]*)?)|(?<parameter>\$[\p{L}\p{N}_]+|\?)|(?<sign>::|:=|=>|->>|->|\|\||<=|>=|<>|!=|==|\S)/iuy;

/**
 * The tokens of a script of DuckDB.
 * @throws SqlNotFollowed for a literal or comment without an end.
 */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const start = at;
    const first = text[at];
    if (first === "'" || first === '"') {
      at = endOfQuotes(text, at, first);
      const inner = text.slice(start + 1, at - 1).replaceAll(first + first, first);
      tokens.push({ kind: first === '"' ? 'quoted' : 'text', text: inner, word: '', start, end: at });
      continue;
    }
    if (text.startsWith('$$', at)) {
      const end = text.indexOf('$$', at + 2);
      if (end === -1) throw new SqlNotFollowed(at);
      at = end + 2;
      tokens.push({ kind: 'text', text: text.slice(start + 2, end), word: '', start, end: at });
      continue;
    }
    PIECE.lastIndex = at;
    const groups = PIECE.exec(text)?.groups;
    if (!groups) throw new SqlNotFollowed(at);
    if (groups['comment'] !== undefined) {
      const end = text.indexOf('*/', at + 2);
      if (end === -1) throw new SqlNotFollowed(at);
      at = end + 2;
      continue;
    }
    at = PIECE.lastIndex;
    if (groups['space'] !== undefined) continue;
    const written = text.slice(start, at);
    const kind =
      groups['word'] !== undefined
        ? 'word'
        : groups['number'] !== undefined
          ? 'number'
          : groups['parameter'] !== undefined
            ? 'parameter'
            : 'sign';
    tokens.push({ kind, text: written, word: kind === 'word' ? written.toLowerCase() : '', start, end: at });
  }
  return tokens;
}

/** Behind the quote that closes; two of them are one in the text. */
function endOfQuotes(text: string, start: number, quote: string): number {
  let at = start + 1;
  for (;;) {
    at = text.indexOf(quote, at);
    if (at === -1) throw new SqlNotFollowed(start);
    if (text[at + 1] !== quote) return at + 1;
    at += 2;
  }
}
