import { availableParallelism } from 'node:os';
import { t } from '@vscode/l10n';
import { shownPath, TaskError } from '@vitruve/workspace';
import { importanceOfPredictions, type Importance } from '../../learning/explanation/importance.ts';
import type { Truth } from '../../learning/metrics/evaluation.ts';
import type { Predictions } from '../../learning/model/model.ts';
import { pickRows, type TableRows } from '../../learning/model/table.ts';
import { withModel } from '../../learning/process/learner.ts';
import { predictionsOf, type ModelFile } from '../../learning/source/model-file.ts';
import { columnsFor } from '../../learning/source/read-for-model.ts';
import { askedTarget } from '../../learning/source/table-doubt.ts';
import { TableReader, type AskedColumn, type SourceColumn } from '../../learning/source/table-reader.ts';
import type { ModelNotes } from '../../learning/training/notes.ts';
import type { RunContext } from '../../running/task.ts';
import { Database } from '../../tables/database.ts';
import { readTable } from '../../tables/table-file.ts';
import type { EvaluateInputs } from './inputs.ts';
import { naiveOf, truthOf } from './truth.ts';

/** What a model predicts of the rows of a table that have a true value. */
export interface PredictedTruth {
  /** SHA-256 of the model. */
  readonly hash: string;
  readonly notes: ModelNotes;
  readonly target: string;
  readonly known: Truth;
  readonly predictions: Predictions;
  /** Of the table, with those that have no true value. */
  readonly rows: number;
  /** The columns that make groups, of the rows with a true value. */
  readonly grouping: TableRows;
  /** None unless it is asked for. */
  readonly importance: readonly Importance[];
}

const WHOLE = 100;
/** The share of the work that reading takes, where there is more to do. */
const READING = 0.4;

/**
 * Reads the rows with a true value, and predicts them.
 * @throws UserError
 */
export async function predictTruth(
  { bytes, hash, notes }: ModelFile,
  inputs: Pick<EvaluateInputs, 'data' | 'target' | 'seed' | 'threads'>,
  context: RunContext<undefined>,
  {
    slices: groups = [],
    importance: isImportance = false,
  }: Pick<EvaluateInputs, 'slices' | 'importance'> = {},
): Promise<PredictedTruth> {
  const { folder, signal } = context;
  const target = targetName(notes, inputs);
  const source = await readTable(inputs.data);
  const database = await Database.open({ reads: source.files, writes: [], signal });
  const read = async () => {
    try {
      const reader = await TableReader.open(database, source, shownPath(folder, inputs.data));
      const others = [
        askedTarget(notes, reader.column(target)),
        ...groups.map((name) => sliceColumn(reader.column(name))),
      ];
      return await reader.read([...(await columnsFor(notes, reader)), ...others], (progress) => {
        tellProgress(context, progress * READING);
      });
    } finally {
      await database.end();
    }
  };
  const { rows, columns } = await read();
  const truth = truthOf(notes, columns[notes.columns.length]);
  if (truth.rows.length === 0) throw new TaskError(t('The target "{0}" has no values', target));
  const table = pickRows({ rows, columns: columns.slice(0, notes.columns.length) }, truth.rows);
  const grouping = pickRows({ rows, columns: columns.slice(notes.columns.length + 1) }, truth.rows);
  const { naive, classes = [] } = notes;
  const known: Truth = {
    values: truth.values,
    naive: naive.length > 0 ? Float64Array.from(naive) : naiveOf(notes, truth.values),
    classes,
  };
  const seed = inputs.seed ?? 1;
  const threads = inputs.threads ?? availableParallelism();
  const { predictions, importance } = await withModel(bytes, threads, { signal }, async (run) => {
    const predicted = async (of: TableRows): Promise<Predictions> =>
      predictionsOf(notes, await run(of), of.rows);
    const predictions = await predicted(table);
    if (!isImportance) return { predictions, importance: [] };
    const measured = { table, truth: known, seed };
    const importance = await importanceOfPredictions(predicted, measured, (progress) => {
      tellProgress(context, READING + progress * (1 - READING));
    });
    return { predictions, importance };
  });
  return { hash, notes, target, known, predictions, rows, grouping, importance };
}

function targetName(
  { problem, target: own }: ModelNotes,
  { target = own }: Pick<EvaluateInputs, 'target'>,
): string {
  if (problem === 'anomaly') throw new TaskError(t('A model of anomalies has no target to be measured by'));
  if (target === undefined) throw new TaskError(t('Specify the target: the model does not name it'));
  return target;
}

/** As it groups rows: numbers as such, all else as texts. */
function sliceColumn({ name, use }: SourceColumn): AskedColumn {
  return { name, as: use === 'number' ? 'number' : 'text' };
}

/** @param progress from 0 to 1. */
function tellProgress({ onItem }: RunContext<undefined>, progress: number): void {
  onItem({ done: Math.floor(progress * WHOLE), total: WHOLE, item: undefined });
}
