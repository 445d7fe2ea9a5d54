/** Probabilities of classes: `classes` values for each row, one row after the other. */
export interface Probabilities {
  readonly classes: number;
  readonly values: ArrayLike<number>;
}

/** The mean negative logarithm of what the true class was given; probabilities are kept from 0 and 1 by 2⁻⁵², as in scikit-learn. */
export function logLoss(
  truth: ArrayLike<number>,
  { classes, values }: Probabilities,
  weights?: ArrayLike<number>,
): number {
  let sum = 0;
  let total = 0;
  for (let row = 0; row < truth.length; row++) {
    const weight = weights ? (weights[row] ?? 0) : 1;
    const given = values[row * classes + (truth[row] ?? 0)] ?? 0;
    sum -= weight * Math.log(Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, given)));
    total += weight;
  }
  return sum / total;
}

/**
 * The mean squared distance from certainty: of the probability of the positive class where there are two, summed over the classes
 * where there are more (scikit-learn's `scale_by_half="auto"`).
 */
export function brier(
  truth: ArrayLike<number>,
  { classes, values }: Probabilities,
  weights?: ArrayLike<number>,
): number {
  let sum = 0;
  let total = 0;
  for (let row = 0; row < truth.length; row++) {
    const weight = weights ? (weights[row] ?? 0) : 1;
    total += weight;
    for (let each = classes === 2 ? 1 : 0; each < classes; each++)
      sum += weight * ((values[row * classes + each] ?? 0) - (truth[row] === each ? 1 : 0)) ** 2;
  }
  return sum / total;
}

/** Rows with nearly the same probability. */
export interface CalibrationBin {
  readonly rows: number;
  /** The mean probability that they were given. */
  readonly predicted: number;
  /** The share of them that is positive. */
  readonly actual: number;
}

/**
 * Probabilities compared with what came true, in bins of equal width; those without rows are left out.
 * @param truth 1 for positive rows.
 * @param probabilities of being positive.
 */
export function calibration(
  truth: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  bins = 10,
): readonly CalibrationBin[] {
  const sums = Array.from({ length: bins }, () => ({ rows: 0, predicted: 0, actual: 0 }));
  for (let row = 0; row < truth.length; row++) {
    const probability = probabilities[row] ?? 0;
    // An edge belongs to the bin below it.
    let bin = 0;
    while (bin < bins - 1 && (bin + 1) / bins < probability) bin++;
    const sum = sums[bin];
    if (!sum) continue;
    sum.rows++;
    sum.predicted += probability;
    sum.actual += truth[row] === 1 ? 1 : 0;
  }
  return sums
    .filter(({ rows }) => rows > 0)
    .map(({ rows, predicted, actual }) => ({ rows, predicted: predicted / rows, actual: actual / rows }));
}
