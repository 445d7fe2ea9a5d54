import { t } from '@vscode/l10n';
import { RequestError } from '../../../http/request-error.ts';
import type { TableColumn, TableRows } from '../../../learning/model/table.ts';
import { SEPARATOR } from '../../../learning/recommender/request.ts';
import type { ModelNotes } from '../../../learning/training/notes.ts';

/** Names, and letters of a value, that a message shows. */
const SHOWN = 8;
const LETTERS = 40;

type Column = ModelNotes['columns'][number];

/**
 * The rows of a request as models take them. A row is an object with a value for each column, or a list of the values in the order of the
 * columns; what is null is missing. Other names of an object are left out: a table often has more columns than its model needs.
 * @param rows as JSON has them.
 * @throws RequestError for the first one that does not fit.
 */
export function tableOf(
  { columns, recommender }: Pick<ModelNotes, 'columns' | 'recommender'>,
  rows: readonly unknown[],
): TableRows {
  const textAt = recommender ? historyOf : textOf;
  for (const [index, row] of rows.entries()) mustFit(row, index + 1, columns);
  return {
    rows: rows.length,
    columns: columns.map((column, place): TableColumn => {
      const cells = rows.map((row) => (Array.isArray(row) ? (row[place] as unknown) : cellOf(row, column)));
      return column.type === 'text'
        ? { name: column.name, type: 'text', values: cells.map((cell, row) => textAt(cell, row + 1, column)) }
        : {
            name: column.name,
            type: 'number',
            values: Float64Array.from(cells, (cell, row) => numberOf(cell, row + 1, column)),
          };
    }),
  };
}

function cellOf(row: unknown, { name }: Column): unknown {
  return (row as Readonly<Record<string, unknown>>)[name];
}

/** @param number of the row, from 1. */
function mustFit(row: unknown, number: number, columns: readonly Column[]): void {
  if (Array.isArray(row)) {
    if (row.length === columns.length) return;
    throw badFeatures(
      t(
        'Row {0}: expected {1} values ({2}), found {3}',
        number,
        columns.length,
        shownNames(columns),
        row.length,
      ),
    );
  }
  if (typeof row !== 'object' || row === null)
    throw badFeatures(t('Row {0}: expected an object or a list', number));
  const missing = columns.filter(({ name }) => !Object.hasOwn(row, name));
  if (missing.length > 0)
    throw badFeatures(
      t('Row {0}: missing {1}. For an unknown value, send null', number, shownNames(missing)),
    );
}

function shownNames(columns: readonly Column[]): string {
  const names = columns.slice(0, SHOWN).map(({ name }) => `"${name}"`);
  return [...names, ...(columns.length > SHOWN ? ['…'] : [])].join(', ');
}

function textOf(cell: unknown, row: number, { name }: Column): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  throw badFeatures(t('Row {0}: "{1}" is {2}, expected a string', row, name, shownValue(cell)));
}

/** A history of a recommender: a text with `|` between its items, or a list of them. */
function historyOf(cell: unknown, row: number, column: Column): string {
  if (!Array.isArray(cell)) return textOf(cell, row, column);
  return cell
    .map((item: unknown) => {
      const text = textOf(item, row, column);
      if (!text.includes(SEPARATOR)) return text;
      throw badFeatures(
        t(
          'Row {0}: "{1}" has the item {2}, which contains "{3}": this separates items',
          row,
          column.name,
          shownValue(text),
          SEPARATOR,
        ),
      );
    })
    .join(SEPARATOR);
}

function numberOf(cell: unknown, row: number, { name, isWhole = false }: Column): number {
  const value = typeof cell === 'boolean' ? Number(cell) : cell;
  if (isWhole) {
    if (Number.isInteger(value)) return Number(value);
    throw badFeatures(t('Row {0}: "{1}" is {2}, expected a whole number', row, name, shownValue(cell)));
  }
  if (value === null) return Number.NaN;
  // 1e999 is valid JSON, and infinite.
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw badFeatures(t('Row {0}: "{1}" is {2}, expected a number', row, name, shownValue(cell)));
}

/** Lists and objects may be deeper than what can be written. */
function shownValue(cell: unknown): string {
  if (typeof cell === 'object' && cell !== null) return Array.isArray(cell) ? '[…]' : '{…}';
  const text = typeof cell === 'string' ? JSON.stringify(cell) : String(cell);
  return text.length > LETTERS ? `${text.slice(0, LETTERS)}…` : text;
}

export function badFeatures(message: string): RequestError {
  return new RequestError(422, 'bad-features', message);
}
