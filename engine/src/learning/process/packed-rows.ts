import type { TableColumn, TableRows } from '../model/table.ts';

/** Rows as they travel between processes: one array for all numbers. An array for each column takes twice as long for a single row. */
export interface PackedRows {
  readonly rows: number;
  /** In the order of the columns. */
  readonly columns: readonly { readonly name: string; readonly type: TableColumn['type'] }[];
  /** Columns of numbers, one after the other. */
  readonly numbers: Float64Array;
  /** Columns of texts. */
  readonly texts: readonly (readonly string[])[];
}

export function packedRows({ rows, columns }: TableRows): PackedRows {
  const ofNumbers = columns.filter((column) => column.type === 'number');
  const numbers = new Float64Array(ofNumbers.length * rows);
  for (const [place, { values }] of ofNumbers.entries()) numbers.set(values, place * rows);
  return {
    rows,
    columns: columns.map(({ name, type }) => ({ name, type })),
    numbers,
    texts: columns.flatMap((column) => (column.type === 'text' ? [column.values] : [])),
  };
}

export function unpackedRows({ rows, columns, numbers, texts }: PackedRows): TableRows {
  let ofNumbers = 0;
  let ofTexts = 0;
  return {
    rows,
    columns: columns.map(({ name, type }): TableColumn => {
      if (type === 'text') return { name, type, values: texts[ofTexts++] ?? [] };
      const from = ofNumbers++ * rows;
      return { name, type, values: numbers.subarray(from, from + rows) };
    }),
  };
}
