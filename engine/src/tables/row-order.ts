import { sqlTokens } from './sql-tokens.ts';

/** What a query begins with. */
const QUERY = /^(?:select|from|with|values|table|pivot|unpivot|describe|summarize)$/iu;

/**
 * Whether a text of SQL asks for an order of rows: by `ORDER BY` in a query, not within a window or an aggregate. Without one, rows come
 * in any order.
 */
export function asksForOrder(sql: string): boolean {
  /** For each open parenthesis, whether it contains a query; undefined until its first word is read. */
  const open: (boolean | undefined)[] = [];
  let before = '';
  for (const { text } of sqlTokens(sql)) {
    if (text === '(') open.push(undefined);
    else if (text === ')') open.pop();
    else {
      if (open.length > 0) open[open.length - 1] ??= QUERY.test(text);
      const isQuery = open.length === 0 || open.at(-1) === true;
      if (isQuery && /^order$/iu.test(before) && /^by$/iu.test(text)) return true;
    }
    before = text;
  }
  return false;
}
