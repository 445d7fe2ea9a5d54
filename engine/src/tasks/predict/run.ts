import { availableParallelism } from 'node:os';
import { shownPath } from '@vitruve/workspace';
import type { ClassName, Predictions, RecommendedLists } from '../../learning/model/model.ts';
import { predictApart, withModel } from '../../learning/process/learner.ts';
import type { ClassDoubt } from '../../learning/foreign/class-doubt.ts';
import { answersOf, listsOf, openAnyModel, type ModelFile } from '../../learning/source/model-file.ts';
import { columnsFor } from '../../learning/source/read-for-model.ts';
import { askedForDoubt, tableDoubt } from '../../learning/source/table-doubt.ts';
import { runParts } from '../../learning/source/run-parts.ts';
import { TableReader } from '../../learning/source/table-reader.ts';
import type { RecommenderNotes } from '../../learning/training/notes.ts';
import { writeOutputs } from '../../running/outputs/write-output.ts';
import type { RunContext } from '../../running/task.ts';
import { Database } from '../../tables/database.ts';
import { withColumns, type JoinedColumn } from '../../tables/joined-columns.ts';
import { readTable } from '../../tables/table-file.ts';
import { writeTable, type WrittenTable } from '../../tables/written-table.ts';
import type { PredictInputs } from './inputs.ts';
import { predictedColumns, type PredictedColumn } from './predicted-columns.ts';
import { hasHistories, listNames, listTable, readHistories } from './recommendations.ts';

/** Predictions that were written. */
export interface PredictedTable {
  readonly rows: number;
  readonly bytes: number;
  /** The columns that were added. */
  readonly added: readonly string[];
  /** Rows by predicted class; empty for numbers. */
  readonly counts: readonly (readonly [name: ClassName, rows: number])[];
  /** Of a model of another program. */
  readonly doubt?: ClassDoubt;
  /** SHA-256 of the model. */
  readonly hash: string;
}

const WHOLE = 100;
/** Of the whole, what is done when the table is read, and when the model has run. */
const READING = 0.3;
const RUNNING = 0.6;

/**
 * Adds what a model predicts to the rows of a table, and writes them to another.
 * @throws UserError
 */
export async function runPrediction(
  inputs: PredictInputs,
  context: Pick<RunContext<undefined>, 'folder' | 'signal' | 'onItem'>,
): Promise<PredictedTable> {
  const { folder, signal } = context;
  const tell = (progress: number): void => {
    context.onItem({ done: Math.floor(progress * WHOLE), total: WHOLE, item: undefined });
  };
  const model = await openAnyModel(inputs.model, shownPath(folder, inputs.model));
  const source = await readTable(inputs.data);
  const written: Partial<Made> & { table?: WrittenTable } = {};
  await writeOutputs([inputs.output], async ([temporary = '']) => {
    const database = await Database.open({ reads: source.files, writes: [temporary], signal });
    try {
      const reader = await TableReader.open(database, source, shownPath(folder, inputs.data));
      const threads = inputs.threads ?? availableParallelism();
      const work: Work = { model, reader, database, threads, signal, tell };
      const { recommender } = model.notes;
      const { from, ...made } =
        recommender && !hasHistories(reader)
          ? await recommended(work, recommender, shownPath(folder, inputs.data))
          : await predicted(work);
      tell(0.8);
      Object.assign(written, {
        table: await writeTable(database, from, inputs.output, temporary),
        ...made,
      });
    } finally {
      await database.end();
    }
  });
  tell(1);
  const { table, added = [], predictions, doubt } = written;
  return {
    rows: table?.rows ?? 0,
    bytes: table?.bytes ?? 0,
    added,
    counts: predictions?.of === 'classes' ? countsOf(predictions.labels, model.notes.classes ?? []) : [],
    ...(doubt && { doubt }),
    hash: model.hash,
  };
}

/** What predictions are made by. */
interface Work {
  readonly model: ModelFile;
  readonly reader: TableReader;
  readonly database: Database;
  readonly threads: number;
  readonly signal: AbortSignal;
  readonly tell: (progress: number) => void;
}

/** Predictions in a table, as SQL names it behind `FROM`. */
interface Made {
  readonly from: string;
  readonly added: readonly string[];
  readonly predictions?: Predictions | RecommendedLists;
  readonly doubt?: ClassDoubt;
}

/** The rows of the table with what the model says of each. */
async function predicted({ model, reader, database, threads, signal, tell }: Work): Promise<Made> {
  const { bytes, notes } = model;
  const asked = await columnsFor(notes, reader);
  const truth = askedForDoubt(notes, reader.columns);
  const parts = reader.parts([...asked, ...truth], (progress) => {
    tell(progress * RUNNING);
  });
  const { rows, outputs, others } = await withModel(bytes, threads, { signal }, (run) =>
    runParts(run, parts, asked.length),
  );
  const predictions = answersOf(notes, outputs, rows);
  const doubt = predictions.of === 'items' ? undefined : tableDoubt(notes, predictions, others[0]);
  const taken = reader.columns.map(({ name }) => name);
  const columns = predictedColumns(predictions, notes.classes ?? [], taken);
  const from = await withColumns(
    database,
    await reader.withWords(),
    columns.map((column) => joinedColumn(column, rows)),
  );
  return { from, added: columns.map(({ name }) => name), predictions, ...(doubt && { doubt }) };
}

/** A list for each user of a table of choices. */
async function recommended(
  { model, reader, database, threads, signal, tell }: Work,
  recommender: RecommenderNotes,
  shown: string,
): Promise<Made> {
  const { users, table } = await readHistories(recommender, reader, shown, (progress) => {
    tell(progress * READING);
  });
  const outputs = await predictApart(model.bytes, table, threads, { signal });
  tell(RUNNING);
  const lists = listsOf(recommender, outputs, table.rows);
  const from = await listTable(database, recommender, users, lists);
  return { from, added: listNames(recommender.user, recommender.item) };
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
