import { mean } from './windows.ts';

/**
 * What the exponential mean begins with: the mean of the first window, as in TA-Lib, or the first value, as in pandas with
 * `adjust=False`, which has a value in each row.
 */
export type Seed = 'window' | 'first';

/**
 * The exponential moving mean with the weight 2 / (length + 1) for each new value. Values before the first number are passed over.
 * @param start the row that the mean of the first window ends with, where it is later than that of the first window.
 */
export function exponentialMean(
  values: Float64Array,
  length: number,
  seed: Seed,
  start = firstNumber(values) + length - 1,
): Float64Array {
  const weight = 2 / (length + 1);
  const first = firstNumber(values);
  return seed === 'first'
    ? smoothed(values, weight, first, values[first] ?? Number.NaN)
    : smoothed(values, weight, start, mean(values, start + 1 - length, start + 1));
}

/** Wilder's mean: that of the first window, then 1 / length of each new value. */
export function wilderMean(values: Float64Array, length: number): Float64Array {
  const start = firstNumber(values) + length - 1;
  return smoothed(values, 1 / length, start, mean(values, start + 1 - length, start + 1));
}

function smoothed(values: Float64Array, weight: number, start: number, begin: number): Float64Array {
  const results = new Float64Array(values.length).fill(Number.NaN);
  let last = begin;
  for (let row = start; row < values.length; row++) {
    if (row > start) last += weight * ((values[row] ?? Number.NaN) - last);
    results[row] = last;
  }
  return results;
}

/** The row of the first number; the number of rows where there is none. */
function firstNumber(values: Float64Array): number {
  const row = values.findIndex((value) => !Number.isNaN(value));
  return row < 0 ? values.length : row;
}
