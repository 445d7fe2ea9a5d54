import { evaluate } from '../metrics/evaluation.ts';
import { predict } from '../model/model.ts';
import { pickRows, type TableRows } from '../model/table.ts';
import type { Fold, Split } from '../splits/split.ts';
import { usedColumns } from './columns.ts';
import { LearningFault, type Fault } from './fault.ts';
import { fitModel } from './fit-model.ts';
import { foldsOf } from './folds.ts';
import type { CrossValidation, MeasuredFold, SplitRule, TrainingRequest } from './request.ts';
import { naiveOf, splitOf, withRows } from './sample.ts';
import type { Target } from './target.ts';

/** Faults of the rows of a fold: other folds may be better. */
const OF_FOLDS: ReadonlySet<Fault['code']> = new Set([
  'one-class',
  'no-threshold',
  'no-calibration',
  'no-columns',
  'no-words',
  'too-few-rows',
]);

/** Rows that folds are made of. */
export interface FoldedRows {
  /** All columns that may be learned from, of rows that have a target. */
  readonly table: TableRows;
  readonly target: Target;
  readonly split: Split;
  /** The rule of the split, on these rows. */
  readonly rule: SplitRule;
}

/**
 * Trains a model for each fold as the one that is written, and measures it on rows of the fold that it was not trained on. Everything is
 * fitted for each fold anew on its training rows: columns, encoders, model; a part of them is set aside by the same rule for the threshold,
 * the calibration and the end of a training. Rows of the test are in no fold.
 * @param onProgress from 0 to 1.
 * @throws LearningFault when the rows are too few for the folds, and when no fold can be learned from.
 */
export async function crossValidate(
  { table, target, split, rule }: FoldedRows,
  request: TrainingRequest,
  count: number,
  onProgress: (progress: number) => void,
): Promise<CrossValidation> {
  const rows = Uint32Array.from([...split.training, ...split.validation, ...split.unused]).sort();
  const folds = foldsOf(rows, target, rule, { count, seed: request.seed });
  if (folds.length < count)
    throw new LearningFault({ code: 'too-few-folds', folds: count, found: folds.length });
  const measured: MeasuredFold[] = [];
  for (const fold of folds) {
    measured.push(
      await measuredFold({ table, target, rule }, fold, request, (progress) => {
        onProgress((measured.length + progress) / count);
      }),
    );
  }
  const [first] = measured;
  if (first?.fault && measured.every(({ fault }) => fault)) throw new LearningFault(first.fault);
  const kind = rule.by === 'random' && target.problem === 'classification' ? 'class' : rule.by;
  return { by: kind, folds: measured, measures: summaryOf(measured) };
}

async function measuredFold(
  { table, target, rule }: Omit<FoldedRows, 'split'>,
  { training, validation: measured }: Fold,
  request: TrainingRequest,
  onProgress: (progress: number) => void,
): Promise<MeasuredFold> {
  const counts = { training: training.length, rows: measured.length };
  try {
    const inner = innerSplit(training, target, rule, request.seed);
    const sample = {
      table: usedColumns(table, inner.training, request.encodings).table,
      target,
      rule,
      split: { ...inner, test: measured },
    };
    const { model } = await fitModel(sample, request, onProgress);
    const { measures } = evaluate(
      {
        values: Float64Array.from(measured, (row) => target.values[row] ?? 0),
        naive: naiveOf(target, training),
        classes: target.classes,
      },
      predict(model, pickRows(sample.table, measured)),
      { drawing: { by: 'row' }, seed: request.seed, resamples: 0 },
    );
    return { ...counts, measures };
  } catch (error) {
    if (!(error instanceof LearningFault) || !OF_FOLDS.has(error.fault.code)) throw error;
    return { ...counts, measures: {}, fault: error.fault };
  }
}

/** Of the training rows of a fold, those to train on and those to choose by; nothing is tested on them. */
function innerSplit(training: Uint32Array, target: Target, rule: SplitRule, seed: number): Split {
  const { problem, values, classes } = target;
  const own = { ...target, problem, classes, values: Float64Array.from(training, (row) => values[row] ?? 0) };
  const split = splitOf({ ...withRows(rule, training), test: 0 }, training.length, own, seed);
  const placed = (places: Uint32Array): Uint32Array => places.map((place) => training[place] ?? 0);
  if (split.training.length < 2)
    throw new LearningFault({ code: 'too-few-rows', part: 'training', rows: split.training.length });
  return {
    training: placed(split.training),
    validation: placed(split.validation),
    test: new Uint32Array(),
    unused: placed(split.unused),
  };
}

/** Mean and standard deviation of each measure over the folds that have it. */
function summaryOf(folds: readonly MeasuredFold[]): CrossValidation['measures'] {
  const names = [...new Set(folds.flatMap(({ measures }) => Object.keys(measures)))];
  return Object.fromEntries(
    names.map((name) => {
      const found = folds.flatMap(({ measures }) => measures[name] ?? []);
      const mean = meanOf(found.map(({ value }) => value));
      const squares = found.map(({ value }) => (value - mean) ** 2);
      const baselines = found.flatMap(({ baseline }) => baseline ?? []);
      return [
        name,
        {
          mean,
          folds: found.length,
          ...(found.length > 1 && {
            deviation: Math.sqrt((meanOf(squares) * found.length) / (found.length - 1)),
          }),
          ...(baselines.length > 0 && { baseline: meanOf(baselines) }),
        },
      ];
    }),
  );
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
