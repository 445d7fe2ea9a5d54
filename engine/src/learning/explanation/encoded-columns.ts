import type { ModelOutput } from '../export/model-output.ts';
import type { TableColumn, TableRows } from '../model/table.ts';

/** Features that trees read, of the rows of a table. */
export interface Encoded {
  /** Features of a row. */
  readonly width: number;
  /** One row after the other. */
  readonly values: Float64Array;
}

/**
 * Which column of the table each feature is made of: the values of a column move to other rows, and the features that change are its own.
 * A feature that is the same in all rows is counted as one of the first column: it changes nothing.
 * @param encode the features of the rows of a table.
 * @returns undefined where a feature is made of several columns.
 */
export async function columnsOfFeatures(
  table: TableRows,
  { width, values }: Encoded,
  encode: (table: TableRows) => Promise<Encoded>,
): Promise<Int32Array | undefined> {
  const columnOf = new Int32Array(width).fill(-1);
  for (const [index, column] of table.columns.entries()) {
    const moved = await encode({
      rows: table.rows,
      columns: table.columns.map((each) => (each === column ? movedOn(each) : each)),
    });
    for (let at = 0; at < values.length; at++) {
      if (Object.is(values[at], moved.values[at])) continue;
      const feature = at % width;
      if (columnOf[feature] !== -1 && columnOf[feature] !== index) return undefined;
      columnOf[feature] = index;
    }
  }
  return columnOf.map((column) => Math.max(0, column));
}

/** Each row gets the value of the row before it, the first one that of the last. */
function movedOn(column: TableColumn): TableColumn {
  if (column.type === 'text')
    return { ...column, values: [column.values.at(-1) ?? '', ...column.values.slice(0, -1)] };
  const values = new Float64Array(column.values.length);
  values.set(column.values.subarray(0, -1), 1);
  values[0] = column.values.at(-1) ?? Number.NaN;
  return { ...column, values };
}

export function encodedOf(output: ModelOutput | undefined): Encoded {
  if (!(output?.values instanceof Float64Array)) throw new Error('features that are no numbers');
  return { width: output.width, values: output.values };
}
