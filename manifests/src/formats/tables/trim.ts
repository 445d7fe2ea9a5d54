import type { SheetCell } from '../../core/sheet.ts';

/**
 * Rows without the empty cells at their end, and without the empty rows at the end of the sheet: the form that every
 * reader gives, since files differ in how far they write emptiness.
 */
export function withoutEmptyEdges(
  rows: readonly (readonly SheetCell[])[],
): readonly (readonly SheetCell[])[] {
  const trimmed = rows.map((row) => {
    let length = row.length;
    while (length > 0 && row[length - 1]?.text === '') length--;
    return length === row.length ? row : row.slice(0, length);
  });
  let count = trimmed.length;
  while (count > 0 && trimmed[count - 1]?.length === 0) count--;
  return trimmed.slice(0, count);
}
