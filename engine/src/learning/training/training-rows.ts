import { fitEncoders, type Encoder, type Encodings } from '../model/encoder.ts';
import { pickRows, type TableRows } from '../model/table.ts';
import { LearningFault } from './fault.ts';
import type { TrainingRequest } from './request.ts';
import { countsOf, type Target } from './target.ts';

/** Rows to train on, or to watch the training by, with encoders that were fitted on the training rows. */
export interface TrainingRows {
  readonly encoders: readonly Encoder[];
  readonly table: TableRows;
  /** Of these rows; classes from 0, or numbers. */
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

/** The weighted mean of numbers. */
export function weightedMean(values: Float64Array, weights: Float64Array): number {
  let sum = 0;
  let total = 0;
  for (const [row, value] of values.entries()) {
    sum += value * (weights[row] ?? 0);
    total += weights[row] ?? 0;
  }
  return sum / total;
}

/** Rows that are learned from, encoded and weighted. @throws LearningFault for rows of one class. */
export function trainingRows(
  table: TableRows,
  target: Target | undefined,
  training: Uint32Array,
  { isBalanced, encodings }: Pick<TrainingRequest, 'isBalanced' | 'encodings'>,
): TrainingRows {
  const own = pickRows(table, training);
  const values = Float64Array.from(training, (row) => target?.values[row] ?? 0);
  const weights = weightsOf(values, target, isBalanced);
  return { encoders: encodersOf(own, encodings), table: own, values, weights };
}

/** What rows count. @throws LearningFault for rows of one class. */
export function weightsOf(
  values: Float64Array,
  target: Target | undefined,
  isBalanced: boolean,
): Float64Array {
  const weights = new Float64Array(values.length).fill(1);
  if (target?.problem !== 'classification') return weights;
  const counts = countsOf(values, target.classes.length);
  const present = counts.filter((count) => count > 0);
  if (present.length < 2)
    throw new LearningFault({
      code: 'one-class',
      part: 'training',
      only: String(target.classes[counts.findIndex((count) => count > 0)]),
    });
  if (isBalanced)
    for (const [row, of] of values.entries())
      weights[row] = values.length / (present.length * (counts[of] ?? 1));
  return weights;
}

/** Rows by which training ends early: encoded and weighted as the training rows are. */
export function validationRows(
  { encoders, values, weights }: TrainingRows,
  table: TableRows,
  target: Target | undefined,
  validation: Uint32Array,
): TrainingRows | undefined {
  if (!target || validation.length === 0) return undefined;
  const own = Float64Array.from(validation, (row) => target.values[row] ?? 0);
  const weightOf = new Map(Array.from(values, (of, row) => [of, weights[row] ?? 1]));
  return {
    encoders,
    table: pickRows(table, validation),
    values: own,
    // A class that no training row has counts as rows do that are not weighted.
    weights: own.map((of) => (target.problem === 'classification' ? (weightOf.get(of) ?? 1) : 1)),
  };
}

/** @throws LearningFault for a column without words. */
function encodersOf(training: TableRows, encodings: Encodings | undefined): readonly Encoder[] {
  const encoders = fitEncoders(training, encodings);
  for (const encoder of encoders) {
    if (encoder.by === 'words' && encoder.words.length === 0)
      throw new LearningFault({ code: 'no-words', column: encoder.name });
  }
  return encoders;
}
