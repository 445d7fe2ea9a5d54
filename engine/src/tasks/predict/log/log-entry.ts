import type { ClassName } from '../../../learning/model/model.ts';
import type { TableRows } from '../../../learning/model/table.ts';
import type { Cell, CellRow } from '../../../tables/process/protocol.ts';
import type { Answered } from '../answered.ts';
import { freeName } from '../../../tables/joined-columns.ts';
import { predictedColumns } from '../predicted-columns.ts';

/** A column of the log. */
export interface LogColumn {
  readonly name: string;
  readonly type: 'VARCHAR' | 'TIMESTAMP' | 'DOUBLE' | 'BIGINT';
}

/** Rows of the log that have the same columns. */
export interface LogRows {
  readonly columns: readonly LogColumn[];
  readonly rows: readonly CellRow[];
}

/** What is known of an answer besides its rows. */
export interface AnswerFacts {
  readonly idOf: (row: number) => string;
  readonly time: Date;
  /** Milliseconds from the rows to their predictions. */
  readonly latency: number;
}

/**
 * The rows that the log gets of an answer: the features under their own names, as a table for training has them, and what was predicted
 * as `vitruve predict` writes it.
 * @param without features that are not written.
 */
export function logRows(
  { served, table, predictions }: Answered,
  { idOf, time, latency }: AnswerFacts,
  without: ReadonlySet<string>,
): LogRows {
  const classes: readonly ClassName[] = served.notes.classes ?? [];
  const features = table.columns.filter(({ name }) => !without.has(name));
  const taken = table.columns.map(({ name }) => name);
  const own = (['id', 'time', 'model_version', 'latency_ms'] as const).map((name) => freeName(name, taken));
  const predicted = predictedColumns(predictions, classes, [...taken, ...own]);
  const [id = '', when = '', version = '', took = ''] = own;
  const rounded = Math.round(latency * 1000) / 1000;
  return {
    columns: [
      { name: id, type: 'VARCHAR' },
      { name: when, type: 'TIMESTAMP' },
      { name: version, type: 'VARCHAR' },
      { name: took, type: 'DOUBLE' },
      ...features.map(({ name, type }): LogColumn => ({
        name,
        type: type === 'text' ? 'VARCHAR' : 'DOUBLE',
      })),
      ...predicted.map(({ name, type }): LogColumn => ({ name, type })),
    ],
    rows: Array.from({ length: table.rows }, (_, row) => [
      idOf(row),
      time.toISOString().replace('Z', ''),
      served.version,
      rounded,
      ...features.map((column) => cellOf(column, row)),
      ...predicted.map(({ value }) => value(row)),
    ]),
  };
}

function cellOf(column: TableRows['columns'][number], row: number): Cell {
  const value = column.values[row] ?? null;
  // What is missing is empty in a text, and no number in a column of numbers.
  return value === '' || Number.isNaN(value) ? null : value;
}
