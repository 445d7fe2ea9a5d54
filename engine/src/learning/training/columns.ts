import { partsOfDate } from '../model/dates.ts';
import type { Encodings } from '../model/encoder.ts';
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
 * @param encodings of columns whose texts are not names.
 * @param training rows that are learned from: what a column holds elsewhere does not count.
 * @throws LearningFault for infinite numbers, numbers with a decimal comma, and a table without columns that tell anything.
 */
export function usedColumns(
  { rows, columns }: TableRows,
  training: Uint32Array,
  encodings: Encodings = new Map(),
): UsedColumns {
  const leftOut: LeftOut[] = [];
  const used = columns.filter((column) => {
    if (column.type === 'number') refuseInfinite(column.name, column.values);
    else if (!encodings.has(column.name)) refuseDecimalComma(column.name, column.values);
    const reason = reasonAgainst(column, training);
    // Texts of which each is another may well have words in common, or an order.
    if (!reason || (reason === 'identifier' && encodings.has(column.name))) return true;
    leftOut.push({ column: column.name, reason });
    return false;
  });
  if (used.length === 0) throw new LearningFault({ code: 'no-columns' });
  return { table: { rows, columns: used }, leftOut };
}

/**
 * @param table with all rows, which messages count.
 * @throws LearningFault for a text that is not in the order of its column, or not a date: it would be learned from as if it were missing.
 */
export function mustFitEncodings({ columns }: TableRows, encodings: Encodings): void {
  for (const { name, type, values } of columns) {
    const encoding = encodings.get(name);
    if (!encoding || encoding.by === 'words' || type !== 'text') continue;
    const isRight = (text: string): boolean =>
      encoding.by === 'order' ? encoding.order.includes(text) : !Number.isNaN(partsOfDate(text).days);
    const row = values.findIndex((text) => text !== '' && !isRight(text));
    if (row < 0) continue;
    const code = encoding.by === 'order' ? 'not-in-order' : 'no-date';
    throw new LearningFault({ code, column: name, row: row + 1, value: values[row] ?? '' });
  }
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
