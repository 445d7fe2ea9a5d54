import { availableParallelism } from 'node:os';
import { t } from '@vscode/l10n';
import { shownPath, TaskError } from '@vitruve/workspace';
import { importanceOfPredictions, type Importance } from '../../learning/explanation/importance.ts';
import { curvesOf, evaluate, type Evaluation, type Truth } from '../../learning/metrics/evaluation.ts';
import type { ClassName, Predictions } from '../../learning/model/model.ts';
import { pickRows, type TableRows } from '../../learning/model/table.ts';
import { withModel } from '../../learning/process/learner.ts';
import { measureSlices, type SlicedColumn } from '../../learning/slices/measure-slices.ts';
import { openModelFile, predictionsOf } from '../../learning/source/model-file.ts';
import { columnsFor } from '../../learning/source/read-for-model.ts';
import { requirementOf, unmet } from '../../learning/source/requirement.ts';
import { TableReader, type AskedColumn, type SourceColumn } from '../../learning/source/table-reader.ts';
import type { ModelNotes } from '../../learning/training/notes.ts';
import { writeOutput } from '../../running/outputs/write-output.ts';
import type { RunContext } from '../../running/task.ts';
import { indentedJson } from '../../running/report/json.ts';
import { Database } from '../../tables/database.ts';
import { readTable } from '../../tables/table-file.ts';
import type { EvaluateInputs } from './inputs.ts';
import { naiveOf, truthOf } from './truth.ts';

/** A model that was measured on a table. */
export interface Evaluated {
  readonly evaluation: Evaluation;
  readonly target: string;
  readonly classes: readonly ClassName[];
  /** Measured apart, for each column that was asked for. */
  readonly slices: readonly SlicedColumn[];
  /** None unless it is asked for. */
  readonly importance: readonly Importance[];
  /** Rows without a true value. */
  readonly unlabeled: number;
  readonly unmet: readonly string[];
  /** SHA-256 of the model. */
  readonly hash: string;
}

const WHOLE = 100;
/** The share of the work that reading takes, where there is more to do. */
const READING = 0.4;

/**
 * Measures a model on the rows of a table that have a true value.
 * @throws UserError
 */
export async function runEvaluation(
  inputs: EvaluateInputs,
  context: RunContext<undefined>,
): Promise<Evaluated> {
  const { folder, signal } = context;
  const requirements = (inputs.require ?? []).map(requirementOf);
  const { bytes, hash, notes } = await openModelFile(inputs.model, shownPath(folder, inputs.model));
  const target = targetName(notes, inputs);
  const source = await readTable(inputs.data);
  const database = await Database.open({ reads: source.files, writes: [], signal });
  const groups = inputs.slices ?? [];
  const read = async () => {
    try {
      const reader = await TableReader.open(database, source, shownPath(folder, inputs.data));
      const { type, use } = reader.column(target);
      const as = type === 'BOOLEAN' || use !== 'number' || hasTexts(notes) ? 'text' : 'number';
      const others = [
        { name: target, as } as const,
        ...groups.map((name) => sliceColumn(reader.column(name))),
      ];
      return await reader.read([...columnsFor(notes, reader), ...others], (progress) => {
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
    if (inputs.importance !== true) return { predictions, importance: [] };
    const measured = { table, truth: known, seed };
    const importance = await importanceOfPredictions(predicted, measured, (progress) => {
      tellProgress(context, READING + progress * (1 - READING));
    });
    return { predictions, importance };
  });
  const evaluation: Evaluation = {
    ...evaluate(known, predictions, { drawing: { by: 'row' }, seed }),
    curves: curvesOf(known, predictions),
  };
  const slices = grouping.columns.map((column) => measureSlices(column, known, predictions, { seed }));
  const evaluated: Evaluated = {
    evaluation,
    slices,
    importance,
    target,
    classes,
    unlabeled: rows - truth.rows.length,
    unmet: unmet(requirements, evaluation, slices),
    hash,
  };
  if (inputs.output !== undefined)
    await writeOutput(inputs.output, indentedJson({ version: 1, ...evaluated }));
  return evaluated;
}

function targetName({ problem, target: own }: ModelNotes, { target = own }: EvaluateInputs): string {
  if (problem === 'anomaly') throw new TaskError(t('A model of anomalies has no target to be measured by'));
  if (target === undefined) throw new TaskError(t('Specify the target: the model does not name it'));
  return target;
}

function hasTexts({ classes = [] }: ModelNotes): boolean {
  return classes.some((name) => typeof name === 'string');
}

/** As it groups rows: numbers as such, all else as texts. */
function sliceColumn({ name, use }: SourceColumn): AskedColumn {
  return { name, as: use === 'number' ? 'number' : 'text' };
}

/** @param progress from 0 to 1. */
function tellProgress({ onItem }: RunContext<undefined>, progress: number): void {
  onItem({ done: Math.floor(progress * WHOLE), total: WHOLE, item: undefined });
}
