import type { EmbeddedSql } from '../../core/contributions/column.ts';

/**
 * Where an offset of a document is in SQL that the document holds: at a letter of it, or behind one.
 * @param length of the SQL.
 * @returns undefined between its letters, as in the indentation of a block, and where nobody can say.
 */
export function offsetInSql(query: EmbeddedSql, length: number, offset: number): number | undefined {
  const startOf = (at: number): number | undefined => query.placeOf({ start: at, end: at + 1 })?.start;
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    // A break of lines may be none of the document's.
    let known = middle;
    while (known < high && startOf(known) === undefined) known++;
    const start = known < high ? startOf(known) : undefined;
    if (start !== undefined && start < offset) low = known + 1;
    else high = middle;
  }
  const isAt = startOf(low) === offset;
  const isBehind = low > 0 && query.placeOf({ start: low - 1, end: low })?.end === offset;
  return isAt || isBehind ? low : undefined;
}
