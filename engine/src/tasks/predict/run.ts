import { availableParallelism } from 'node:os';
import { shownPath } from '@vitruve/workspace';
import type { ClassName, Predictions } from '../../learning/model/model.ts';
import { predictApart } from '../../learning/process/learner.ts';
import { openModelFile, predictionsOf } from '../../learning/source/model-file.ts';
import { columnsFor } from '../../learning/source/read-for-model.ts';
import { TableReader } from '../../learning/source/table-reader.ts';
import { writeOutputs } from '../../running/outputs/write-output.ts';
import type { RunContext } from '../../running/task.ts';
import { Database } from '../../tables/database.ts';
import { withColumns, type JoinedColumn } from '../../tables/joined-columns.ts';
import { readTable } from '../../tables/table-file.ts';
import { writeTable, type WrittenTable } from '../../tables/written-table.ts';
import type { PredictInputs } from './inputs.ts';
import { predictedColumns, type PredictedColumn } from './predicted-columns.ts';

/** Predictions that were written. */
export interface PredictedTable {
  readonly rows: number;
  readonly bytes: number;
  /** The columns that were added. */
  readonly added: readonly string[];
  /** Rows by predicted class; empty for numbers. */
  readonly counts: readonly (readonly [name: ClassName, rows: number])[];
  /** SHA-256 of the model. */
  readonly hash: string;
}

const WHOLE = 100;

/**
 * Adds what a model predicts to the rows of a table, and writes them to another.
 * @throws UserError
 */
export async function runPrediction(
  inputs: PredictInputs,
  context: RunContext<undefined>,
): Promise<PredictedTable> {
  const { folder, signal } = context;
  const tell = (progress: number): void => {
    context.onItem({ done: Math.floor(progress * WHOLE), total: WHOLE, item: undefined });
  };
  const model = await openModelFile(inputs.model, shownPath(folder, inputs.model));
  const source = await readTable(inputs.data);
  const written: { table?: WrittenTable; columns?: readonly PredictedColumn[]; predictions?: Predictions } =
    {};
  await writeOutputs([inputs.output], async ([temporary = '']) => {
    const database = await Database.open({ reads: source.files, writes: [temporary], signal });
    try {
      const reader = await TableReader.open(database, source, shownPath(folder, inputs.data));
      const table = await reader.read(columnsFor(model.notes, reader), (progress) => {
        tell(progress * 0.3);
      });
      const threads = inputs.threads ?? availableParallelism();
      const outputs = await predictApart(model.bytes, table, threads, { signal });
      tell(0.6);
      const predictions = predictionsOf(model.notes, outputs, table.rows);
      const columns = predictedColumns(
        predictions,
        model.notes.classes ?? [],
        reader.columns.map(({ name }) => name),
      );
      const from = await withColumns(
        database,
        await reader.withWords(),
        columns.map((column) => joinedColumn(column, table.rows)),
      );
      tell(0.8);
      Object.assign(written, {
        table: await writeTable(database, from, inputs.output, temporary),
        columns,
        predictions,
      });
    } finally {
      await database.end();
    }
  });
  tell(1);
  const { table, columns = [], predictions } = written;
  return {
    rows: table?.rows ?? 0,
    bytes: table?.bytes ?? 0,
    added: columns.map(({ name }) => name),
    counts: predictions?.of === 'classes' ? countsOf(predictions.labels, model.notes.classes ?? []) : [],
    hash: model.hash,
  };
}

function joinedColumn({ name, type, value }: PredictedColumn, rows: number): JoinedColumn {
  const values =
    type === 'VARCHAR'
      ? Array.from({ length: rows }, (_, row) => String(value(row)))
      : Float64Array.from({ length: rows }, (_, row) => Number(value(row)));
  return { name, type, values };
}

function countsOf(labels: Uint32Array, classes: readonly ClassName[]): PredictedTable['counts'] {
  const counts = new Uint32Array(classes.length);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return classes.map((name, index) => [name, counts[index] ?? 0]);
}
