/** Comments, quoted names, texts in all notations, ends of statements, and everything else. */
const TOKENS =
  /--[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|'(?:[^']|'')*'?|"(?:[^"]|"")*"?|\$(\w*)\$|;|\s+|[^\s;'"$/-]+|./gu;

/** A part of a text, in UTF-16 code units. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the statements of a text are, without white space and comments around them and without their semicolons. Only for telling where
 * something failed, and for what DuckDB has found to be one statement: what is a statement is for it to say.
 */
export function statementsIn(sql: string): readonly Part[] {
  const parts: { start: number; end: number }[] = [];
  let isInside = false;
  TOKENS.lastIndex = 0;
  for (let match = TOKENS.exec(sql); match; match = TOKENS.exec(sql)) {
    const [token, tag] = match;
    if (tag !== undefined) {
      // A text between two equal signs of dollars may hold anything.
      const end = sql.indexOf(token, match.index + token.length);
      TOKENS.lastIndex = end < 0 ? sql.length : end + token.length;
    }
    if (token === ';') {
      isInside = false;
      continue;
    }
    if (/^(?:\s|--|\/\*)/u.test(token)) continue;
    if (!isInside) parts.push({ start: match.index, end: match.index });
    isInside = true;
    const last = parts.at(-1);
    if (last) last.end = TOKENS.lastIndex;
  }
  return parts;
}
