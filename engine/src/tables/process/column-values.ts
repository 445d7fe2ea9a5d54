import {
  DOUBLE,
  DuckDBDataChunk,
  DuckDBTypeId,
  DuckDBVector,
  VARCHAR,
  type DuckDBType,
} from '@duckdb/node-api';
import type { ColumnValues } from './protocol.ts';

/** The values of a column of a chunk. */
export function columnValues(vector: DuckDBVector, type: DuckDBType): ColumnValues {
  const { itemCount } = vector;
  if (type.typeId !== DuckDBTypeId.DOUBLE)
    return Array.from({ length: itemCount }, (_, row) => String(vector.getItem(row) ?? ''));
  const numbers = new Float64Array(itemCount);
  for (let row = 0; row < itemCount; row++) numbers[row] = Number(vector.getItem(row) ?? Number.NaN);
  return numbers;
}

/** Columns whose rows follow each other in pieces. */
export function joinedColumns(pieces: readonly (readonly ColumnValues[])[]): readonly ColumnValues[] {
  const [first = []] = pieces;
  return first.map((_, index) => joined(pieces.map((piece) => piece[index] ?? [])));
}

function joined(parts: readonly ColumnValues[]): ColumnValues {
  if (!(parts[0] instanceof Float64Array)) return parts.flatMap((part) => [...part] as string[]);
  const numbers = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    numbers.set(part as Float64Array, at);
    at += part.length;
  }
  return numbers;
}

/** Rows as DuckDB appends them: a chunk has only so many. */
export function* chunksOf(columns: readonly ColumnValues[]): Generator<DuckDBDataChunk> {
  const rows = columns[0]?.length ?? 0;
  const types = columns.map((column) => (column instanceof Float64Array ? DOUBLE : VARCHAR));
  const most = DuckDBVector.standardSize();
  for (let from = 0; from < rows; from += most) {
    const chunk = DuckDBDataChunk.create(types, Math.min(most, rows - from));
    for (const [index, column] of columns.entries()) fill(chunk.getColumnVector(index), column, from);
    yield chunk;
  }
}

/** Writes the values of a column that begin at a row into the vector of a chunk. */
function fill(vector: DuckDBVector, column: ColumnValues, from: number): void {
  for (let row = 0; row < vector.itemCount; row++) {
    const value = column[from + row];
    vector.setItem(row, value === undefined || Number.isNaN(value) ? null : value);
  }
  vector.flush();
}
