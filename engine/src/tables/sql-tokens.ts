/** Comments, quoted names, texts in all notations, ends of statements, brackets, words, and everything else. */
const TOKENS =
  /--[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|'(?:[^']|'')*'?|"(?:[^"]|"")*"?|\$(\w*)\$|;|[()]|\s+|[^\s;'"$/()-]+|./gu;

/** A part of a text of SQL; in UTF-16 code units. */
export interface SqlToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The tokens of a text, without white space and comments. A text between two equal signs of dollars is one token, and so are others in
 * quotation marks, which end with the text where they have no end.
 */
export function* sqlTokens(sql: string): Generator<SqlToken> {
  const tokens = new RegExp(TOKENS);
  for (let match = tokens.exec(sql); match; match = tokens.exec(sql)) {
    const [text, tag] = match;
    if (tag !== undefined) {
      // Anything may stand before the second one.
      const end = sql.indexOf(text, match.index + text.length);
      tokens.lastIndex = end < 0 ? sql.length : end + text.length;
    }
    if (/^(?:\s|--|\/\*)/u.test(text)) continue;
    yield { text, start: match.index, end: tokens.lastIndex };
  }
}
