/** A column of a table as models take it. */
export type TableColumn = NumberColumn | TextColumn;

export interface NumberColumn {
  readonly name: string;
  readonly type: 'number';
  /** NaN where a value is missing. */
  readonly values: Float64Array;
}

export interface TextColumn {
  readonly name: string;
  readonly type: 'text';
  /** Empty where a value is missing. */
  readonly values: readonly string[];
}

/** Rows of a table, column by column. */
export interface TableRows {
  readonly rows: number;
  readonly columns: readonly TableColumn[];
}

/** Some rows of a table, in the order that is asked for. */
export function pickRows({ columns }: TableRows, rows: Uint32Array): TableRows {
  return {
    rows: rows.length,
    columns: columns.map((column) =>
      column.type === 'number'
        ? { ...column, values: Float64Array.from(rows, (row) => column.values[row] ?? Number.NaN) }
        : { ...column, values: Array.from(rows, (row) => column.values[row] ?? '') },
    ),
  };
}
