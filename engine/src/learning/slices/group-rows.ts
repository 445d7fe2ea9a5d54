import { t } from '@vscode/l10n';
import type { TableColumn } from '../model/table.ts';
import { quantileOf } from '../quantile.ts';

/** Rows that have something in common. */
export interface RowGroup {
  /** As people read it: a value, a range of numbers, or what stands for all others. */
  readonly name: string;
  /** In the order of the table. */
  readonly rows: Uint32Array;
}

/** Groups with names of their own; the others are one. */
const MOST_GROUPS = 20;
/** Numbers of more values than these are put into ranges. */
const MOST_NUMBERS = 10;
/** Ranges that hold about as many rows each. */
const RANGES = 4;

/**
 * Divides rows by a column: by its values, the most frequent first, or numbers in their order, by quarters where there are many. Rows
 * without a value are a group of their own, the last one.
 */
export function groupRows(column: TableColumn): readonly RowGroup[] {
  const { values } = column;
  const nameOf = column.type === 'number' ? numberNames(column.values) : (row: number) => column.values[row];
  const groups = new Map<string, number[]>();
  const missing: number[] = [];
  for (let row = 0; row < values.length; row++) {
    const name = nameOf(row) ?? '';
    if (name === '') missing.push(row);
    else {
      const known = groups.get(name);
      if (known) known.push(row);
      else groups.set(name, [row]);
    }
  }
  const sorted = [...groups].map(([name, rows]) => ({ name, rows: Uint32Array.from(rows) }));
  const first = (rows: Uint32Array): number => Number(values[rows[0] ?? 0]);
  sorted.sort((a, b) =>
    column.type === 'number' ? first(a.rows) - first(b.rows) : b.rows.length - a.rows.length,
  );
  const rest = sorted.slice(MOST_GROUPS);
  return [
    ...sorted.slice(0, MOST_GROUPS),
    ...(rest.length > 0
      ? [{ name: t('{0} other values', rest.length), rows: merged(rest.map(({ rows }) => rows)) }]
      : []),
    ...(missing.length > 0 ? [{ name: t('No value'), rows: Uint32Array.from(missing) }] : []),
  ];
}

function merged(all: readonly Uint32Array[]): Uint32Array {
  return Uint32Array.from(all.flatMap((rows) => [...rows])).sort();
}

/** Names of the numbers of rows: themselves, or ranges of them; empty for none. */
function numberNames(values: Float64Array): (row: number) => string {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  if (new Set(known).size <= MOST_NUMBERS)
    return (row) => (Number.isNaN(values[row]) ? '' : String(values[row]));
  const bounds = [
    ...new Set(Array.from({ length: RANGES - 1 }, (_, index) => quantileOf(known, (index + 1) / RANGES))),
  ];
  const shown = bounds.map((bound) => String(Number(bound.toPrecision(6))));
  const names = [
    `≤ ${shown[0] ?? ''}`,
    ...bounds.slice(1).map((_, index) => `> ${shown[index] ?? ''}, ≤ ${shown[index + 1] ?? ''}`),
    `> ${shown.at(-1) ?? ''}`,
  ];
  return (row) => {
    const value = values[row] ?? Number.NaN;
    if (Number.isNaN(value)) return '';
    const at = bounds.findIndex((bound) => value <= bound);
    return names[at < 0 ? bounds.length : at] ?? '';
  };
}
