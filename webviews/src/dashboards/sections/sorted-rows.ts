import type { TableCell, TableRow, TableSection } from '@vitruve/manifests';
import { textOrder } from '../elements/compare.ts';
import type { Sorting } from '../elements/sorting.tsx';

/** The rows by a column; in their order without one. Cells that say nothing come last, whichever way the others are sorted. */
export function sortedRows(
  { columns, rows }: Pick<TableSection, 'columns' | 'rows'>,
  { by, descending }: Sorting<string>,
): readonly TableRow[] {
  const at = columns.findIndex(({ id }) => id === by);
  if (at === -1) return rows;
  const text = textOrder();
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [one, other] = [a.cells[at], b.cells[at]];
    const missing = Number(isEmpty(one)) - Number(isEmpty(other));
    if (missing !== 0) return missing;
    if (one?.value !== undefined && other?.value !== undefined) return sign * (one.value - other.value);
    return sign * text(wordsOf(one), wordsOf(other));
  });
}

function isEmpty(cell: TableCell | undefined): boolean {
  return cell === undefined || (cell.items.length === 0 && cell.value === undefined);
}

function wordsOf(cell: TableCell | undefined): string {
  return (cell?.items ?? []).map(({ text }) => text).join(' ');
}
