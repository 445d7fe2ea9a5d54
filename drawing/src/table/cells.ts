import type { Source } from '@vitruve/manifests';
import type { Cell, Column, Row } from './table.ts';

export function words(id: string, label: string): Column {
  return { id, label, numeric: false };
}

export function numbers(id: string, label: string): Column {
  return { id, label, numeric: true };
}

export function cell(text: string | number | undefined, source?: Source): Cell {
  return { text: text === undefined ? '' : String(text), ...(source ? { source } : {}) };
}

export function row(
  id: string,
  cells: readonly (Cell | string | number | undefined)[],
  source?: Source,
): Row {
  return {
    id,
    cells: cells.map((value) => (typeof value === 'object' ? value : cell(value))),
    ...(source ? { source } : {}),
  };
}

/** The columns that some row fills: a column of blanks says nothing. The first is kept. */
export function filled(
  columns: readonly Column[],
  rows: readonly Row[],
): { columns: readonly Column[]; rows: readonly Row[] } {
  const used = columns.map((_, index) => index === 0 || rows.some(({ cells }) => cells[index]?.text !== ''));
  return {
    columns: columns.filter((_, index) => used[index]),
    rows: rows.map((entry) => ({ ...entry, cells: entry.cells.filter((_, index) => used[index]) })),
  };
}
