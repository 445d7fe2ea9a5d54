/** How far predicted numbers are from true ones. */
export interface RegressionErrors {
  /** Mean absolute error. */
  readonly mae: number;
  /** Root of the mean squared error. */
  readonly rmse: number;
  /** Share of the variance that is explained; negative for predictions worse than the mean. */
  readonly r2: number;
  /** Mean absolute error as a share of the true value, which counts as 2⁻⁵² where it is 0. */
  readonly mape: number;
}

/**
 * @param truth without NaN.
 * @param weights of rows; 1 each otherwise.
 */
export function regressionErrors(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  weights?: ArrayLike<number>,
): RegressionErrors {
  let total = 0;
  let sum = 0;
  let absolute = 0;
  let squared = 0;
  let relative = 0;
  for (let row = 0; row < truth.length; row++) {
    const weight = weights ? (weights[row] ?? 0) : 1;
    const value = truth[row] ?? 0;
    const error = Math.abs(value - (predicted[row] ?? 0));
    total += weight;
    sum += weight * value;
    absolute += weight * error;
    squared += weight * error * error;
    relative += (weight * error) / Math.max(Math.abs(value), Number.EPSILON);
  }
  const mean = sum / total;
  let variance = 0;
  for (let row = 0; row < truth.length; row++)
    variance += (weights ? (weights[row] ?? 0) : 1) * ((truth[row] ?? 0) - mean) ** 2;
  return {
    mae: absolute / total,
    rmse: Math.sqrt(squared / total),
    r2: variance === 0 ? (squared === 0 ? 1 : 0) : 1 - squared / variance,
    mape: relative / total,
  };
}

/**
 * Mean absolute scaled error (Hyndman and Koehler, 2006): the error in units of the one that "as a season ago" makes on the
 * training rows. NaN where those never change.
 * @param training true values before, in their order.
 * @param season rows of a season; 1 compares with the row before.
 */
export function mase(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  training: ArrayLike<number>,
  season = 1,
): number {
  let naive = 0;
  for (let row = season; row < training.length; row++)
    naive += Math.abs((training[row] ?? 0) - (training[row - season] ?? 0));
  const scale = naive / (training.length - season);
  return scale > 0 ? regressionErrors(truth, predicted).mae / scale : Number.NaN;
}
