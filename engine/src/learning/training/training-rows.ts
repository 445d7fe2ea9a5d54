import type { Encoder } from '../model/encoder.ts';
import type { TableRows } from '../model/table.ts';

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
