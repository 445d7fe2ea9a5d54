import type { TableColumn, TableRows } from '../model/table.ts';
import { LearningFault } from './fault.ts';
import type { LeftOut } from './request.ts';

/** Texts of which nearly each is another are names of rows: nothing is learned from them. */
const IDENTIFIER = { share: 0.5, least: 50 };
/** Of the texts of a column: from here on they are meant as numbers. */
const NUMBERS = 0.9;
const DECIMAL_COMMA = /^[+-]?\d{1,18},\d{1,18}$/u;
const NUMBER = /^[+-]?\d{1,18}(?:[.,]\d{1,18})?$/u;

/** Columns that can be learned from, and those that tell nothing. */
export interface UsedColumns {
  readonly table: TableRows;
  readonly leftOut: readonly LeftOut[];
}

/**
 * @param training rows that are learned from: what a column holds elsewhere does not count.
 * @throws LearningFault for infinite numbers, numbers with a decimal comma, and a table without columns that tell anything.
 */
export function usedColumns({ rows, columns }: TableRows, training: Uint32Array): UsedColumns {
  const leftOut: LeftOut[] = [];
  const used = columns.filter((column) => {
    if (column.type === 'number') refuseInfinite(column.name, column.values);
    else refuseDecimalComma(column.name, column.values);
    const reason = reasonAgainst(column, training);
    if (reason) leftOut.push({ column: column.name, reason });
    return !reason;
  });
  if (used.length === 0) throw new LearningFault({ code: 'no-columns' });
  return { table: { rows, columns: used }, leftOut };
}

function reasonAgainst(column: TableColumn, training: Uint32Array): LeftOut['reason'] | undefined {
  const found = new Set<string | number>();
  let known = 0;
  for (const row of training) {
    const value = column.values[row] ?? '';
    if (value !== '' && !Number.isNaN(value)) known++;
    found.add(value);
  }
  if (known === 0) return 'empty';
  if (found.size === 1) return 'constant';
  const isIdentifier =
    column.type === 'text' && found.size > Math.max(IDENTIFIER.least, IDENTIFIER.share * known);
  return isIdentifier ? 'identifier' : undefined;
}

function refuseInfinite(column: string, values: Float64Array): void {
  const row = values.findIndex((value) => value === Infinity || value === -Infinity);
  if (row >= 0)
    throw new LearningFault({ code: 'infinite', column, row: row + 1, value: String(values[row]) });
}

/** Numbers that were read as texts would be learned as names. */
function refuseDecimalComma(column: string, values: readonly string[]): void {
  const first = values.findIndex((value) => DECIMAL_COMMA.test(value));
  if (first < 0) return;
  const known = values.filter((value) => value !== '');
  if (known.filter((value) => NUMBER.test(value)).length < NUMBERS * known.length) return;
  throw new LearningFault({ code: 'decimal-comma', column, row: first + 1, value: values[first] ?? '' });
}
