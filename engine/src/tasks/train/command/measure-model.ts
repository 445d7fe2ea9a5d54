import { importanceOfPredictions } from '../../../learning/explanation/importance.ts';
import type { ModelOutput } from '../../../learning/export/model-output.ts';
import { evaluateWithCurves, type Evaluation, type Truth } from '../../../learning/metrics/evaluation.ts';
import type { Predictions } from '../../../learning/model/model.ts';
import { pickRows, type TableRows } from '../../../learning/model/table.ts';
import type { Split } from '../../../learning/splits/split.ts';
import { predictionsOf } from '../../../learning/source/model-file.ts';
import type { ModelNotes } from '../../../learning/training/notes.ts';
import type { TrainingRequest, TrainingResult } from '../../../learning/training/request.ts';
import { drawingOf } from '../../../learning/training/sample.ts';
import type { Target } from '../../../learning/training/target.ts';

/** A table with a target: a command has nothing else to be measured by. */
export interface LabeledSample {
  readonly table: TableRows;
  readonly target: Target;
  readonly split: Split;
}

/** Runs the file of a model that is open in another process. */
export type OpenModel = (table: TableRows) => Promise<ReadonlyMap<string, ModelOutput>>;

/** What an open model predicts of rows that have all columns. */
export async function predictedBy(run: OpenModel, notes: ModelNotes, rows: TableRows): Promise<Predictions> {
  const columns = notes.columns.flatMap(({ name }) => rows.columns.find((each) => each.name === name) ?? []);
  const table = { rows: rows.rows, columns };
  return predictionsOf(notes, await run(table), rows.rows);
}

/**
 * Measures a model on the validation and the test rows, and its columns on the test rows, or the validation rows without them.
 * @param onProgress from 0 to 1.
 */
export async function measuredModel(
  predicted: (rows: TableRows) => Promise<Predictions>,
  { table, target, split }: LabeledSample,
  naive: Float64Array,
  { split: rule, seed }: TrainingRequest,
  onProgress: (progress: number) => void,
): Promise<Pick<TrainingResult, 'evaluations' | 'importance'>> {
  const truthOf = (rows: Uint32Array): Truth => ({
    values: Float64Array.from(rows, (row) => target.values[row] ?? 0),
    naive,
    classes: target.classes,
  });
  const measure = async (rows: Uint32Array): Promise<Evaluation> =>
    evaluateWithCurves(truthOf(rows), await predicted(pickRows(table, rows)), {
      drawing: drawingOf(rule, rows),
      seed,
    });
  const evaluations = {
    ...(split.validation.length > 0 && { validation: await measure(split.validation) }),
    ...(split.test.length > 0 && { test: await measure(split.test) }),
  };
  const rows = split.test.length > 0 ? split.test : split.validation;
  const importance =
    rows.length === 0
      ? []
      : await importanceOfPredictions(
          predicted,
          { table: pickRows(table, rows), truth: truthOf(rows), seed },
          onProgress,
        );
  return { evaluations, importance };
}
