import type { ModelOutput } from '../export/model-output.ts';
import type { TableColumn, TableRows } from '../model/table.ts';

/** Outputs of a model by name. */
export type Outputs = ReadonlyMap<string, ModelOutput>;

/** The rows of several tables as one. @param tables that all have the same columns, in the same order; one at least. */
export function joinedRows(tables: readonly TableRows[]): TableRows {
  const [first] = tables;
  if (!first || tables.length === 1) return first ?? { rows: 0, columns: [] };
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return { rows, columns: first.columns.map((_, index) => joinedColumn(tables, index, rows)) };
}

function joinedColumn(tables: readonly TableRows[], index: number, rows: number): TableColumn {
  const columns = tables.flatMap((table) => table.columns[index] ?? []);
  const [first] = columns;
  if (first?.type === 'text')
    return { ...first, values: columns.flatMap((column) => (column.type === 'text' ? column.values : [])) };
  const values = new Float64Array(rows);
  let at = 0;
  for (const column of columns) {
    if (column.type !== 'number') continue;
    values.set(column.values, at);
    at += column.values.length;
  }
  return { name: first?.name ?? '', type: 'number', values };
}

/** What the rows of one table got of the outputs of joined ones. @param from its first row there. */
export function outputsOf(outputs: Outputs, from: number, rows: number): Outputs {
  return new Map(
    [...outputs].map(([name, { width, values }]) => [
      name,
      { width, values: values.slice(from * width, (from + rows) * width) },
    ]),
  );
}
