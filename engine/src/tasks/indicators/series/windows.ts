/**
 * Values over a window that ends with the same row; NaN where the window is not full, or has a row without a value.
 * @param measure of the rows from `from` up to, but without, `to`.
 */
function overWindows(
  values: Float64Array,
  length: number,
  measure: (from: number, to: number) => number,
): Float64Array {
  const results = new Float64Array(values.length).fill(Number.NaN);
  for (let row = length - 1; row < values.length; row++) results[row] = measure(row + 1 - length, row + 1);
  return results;
}

/** The mean of each `length` values. */
export function movingMean(values: Float64Array, length: number): Float64Array {
  return overWindows(values, length, (from, to) => mean(values, from, to));
}

/**
 * The standard deviation of each `length` values, around their own mean: a sum of squares that moves along loses its digits.
 * @param freedom what is taken off the number of values: 0 for the deviation of all there is, 1 for that of a sample.
 */
export function movingDeviation(values: Float64Array, length: number, freedom: 0 | 1): Float64Array {
  return overWindows(values, length, (from, to) => {
    // Counted from the first value, the deviation of equal values is 0 and not what rounding leaves.
    const first = values[from] ?? Number.NaN;
    let sum = 0;
    for (let row = from; row < to; row++) sum += (values[row] ?? 0) - first;
    const middle = sum / length;
    let squares = 0;
    for (let row = from; row < to; row++) squares += ((values[row] ?? 0) - first - middle) ** 2;
    return Math.sqrt(squares / (length - freedom));
  });
}

/** The change over `length` rows, as a share of the value before. */
export function movingReturn(values: Float64Array, length: number): Float64Array {
  return values.map((value, row) => value / (values[row - length] ?? Number.NaN) - 1);
}

/** The mean of the rows from `from` up to, but without, `to`. */
export function mean(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let row = from; row < to; row++) sum += values[row] ?? 0;
  return sum / (to - from);
}
