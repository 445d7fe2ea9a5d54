import type { Source, Tone } from './source.ts';
import type { CellItem, TableCell, TableColumn } from './table.ts';

/** A cell of one text; an empty one for no text. */
export function textCell(text: string | undefined, source?: Source, tone?: Tone): TableCell {
  return { items: text === undefined || text === '' ? [] : [cellItem(text, source, tone)] };
}

/** A cell of a number, which it is sorted by. */
export function numberCell(value: number | undefined, text = String(value)): TableCell {
  return value === undefined ? { items: [] } : { items: [{ text }], value };
}

export function cellItem(text: string, source?: Source, tone?: Tone): CellItem {
  return { text, ...(source ? { source } : {}), ...(tone ? { tone } : {}) };
}

export function column(id: string, label: string, kind: TableColumn['kind'] = 'text'): TableColumn {
  return { id, label, kind };
}
