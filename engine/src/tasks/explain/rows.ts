import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { TableColumn, TableRows } from '../../learning/model/table.ts';
import type { SourceColumn } from '../../learning/source/table-reader.ts';

/** The rows to explain: one, or the first ones. @throws TaskError for a row that there is not. */
export function pickedRows(
  { rows }: TableRows,
  row: number | undefined,
  most: number,
  path: string,
): Uint32Array {
  if (row === undefined) return Uint32Array.from({ length: Math.min(rows, most) }, (_, index) => index);
  if (row > rows) throw new TaskError(t('"{0}" has {1} rows: there is no row {2}', path, rows, row));
  return Uint32Array.of(row - 1);
}

/** The rows of two tables with the same columns. */
export function joinedRows(first: TableRows, second: TableRows): TableRows {
  const columns = first.columns.map((column, index): TableColumn => {
    const other = second.columns[index];
    if (column.type === 'number' && other?.type === 'number')
      return { ...column, values: Float64Array.from([...column.values, ...other.values]) };
    return {
      name: column.name,
      type: 'text',
      values: [...column.values, ...(other?.values ?? [])].map(String),
    };
  });
  return { rows: first.rows + second.rows, columns };
}

/** Truth values as they are written: a model reads them as 0 and 1. */
export function withTruth({ rows, columns }: TableRows, source: readonly SourceColumn[]): TableRows {
  const isTruth = (name: string): boolean =>
    source.some((each) => each.name === name && each.type === 'BOOLEAN');
  return {
    rows,
    columns: columns.map((column): TableColumn => {
      if (column.type === 'text' || !isTruth(column.name)) return column;
      const values = Array.from(column.values, (value) => (Number.isNaN(value) ? '' : String(value === 1)));
      return { name: column.name, type: 'text', values };
    }),
  };
}
