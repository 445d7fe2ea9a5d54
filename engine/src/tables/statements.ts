import { sqlTokens } from './sql-tokens.ts';

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
  for (const { text, start, end } of sqlTokens(sql)) {
    if (text === ';') {
      isInside = false;
      continue;
    }
    if (!isInside) parts.push({ start, end });
    isInside = true;
    const last = parts.at(-1);
    if (last) last.end = end;
  }
  return parts;
}
