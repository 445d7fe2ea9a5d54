import { LogLosses } from './log-losses.ts';
import { MatrixProducts } from './matrix-products.ts';
import type { LinearModel, Matrix } from './matrix.ts';
import { minimize } from './minimize.ts';

export interface LogisticOptions {
  readonly classes: number;
  /** How little squared coefficients cost: scikit-learn's `C`. The intercept costs nothing. */
  readonly c: number;
}

export interface Logistic {
  /** The log-odds of the second of two classes; a score for each of more. */
  readonly model: LinearModel;
  /** False when it was ended before the coefficients settled. */
  readonly isSettled: boolean;
}

const STEPS = 1000;
/** Of the mean gradient of a row. */
const TOLERANCE = 1e-8;

/**
 * Logistic regression, multinomial for more than two classes, with a penalty on squared coefficients: the same minimum as
 * scikit-learn's.
 * @param matrix scaled columns: they settle in fewer steps, and the penalty treats them alike.
 * @param truth classes from 0.
 */
export function trainLogistic(
  matrix: Matrix,
  truth: ArrayLike<number>,
  weights: Float64Array,
  { classes, c }: LogisticOptions,
): Logistic {
  const { columns } = matrix;
  const outputs = classes > 2 ? classes : 1;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const intercepts = columns * outputs;
  const products = new MatrixProducts(matrix, outputs);
  const penalty = 1 / (c * total);
  const cost = (place: Float64Array, gradient: Float64Array): number => {
    const own = place.subarray(intercepts);
    const errors = gradient.subarray(intercepts).fill(0);
    const losses = new LogLosses();
    const errorsOf = outputs === 1 ? errorsOfTwo : errorsOfSeveral;
    products.pass(place.subarray(0, intercepts), gradient.subarray(0, intercepts), (scores, first, rows) => {
      errorsOf({ scores, rows, first, intercepts: own, truth, weights, total }, losses, errors);
    });
    let sum = losses.total();
    for (let at = 0; at < intercepts; at++) {
      const coefficient = place[at] ?? 0;
      sum += (penalty * coefficient * coefficient) / 2;
      gradient[at] = (gradient[at] ?? 0) + penalty * coefficient;
    }
    return sum;
  };
  const { place, isReached } = minimize(cost, new Float64Array(intercepts + outputs), {
    steps: STEPS,
    tolerance: TOLERANCE,
  });
  return {
    model: { outputs, coefficients: place.slice(0, intercepts), intercepts: place.slice(intercepts) },
    isSettled: isReached,
  };
}

/** Rows whose scores are known. */
interface ScoredRows {
  /** Without intercepts; in their place there are the weighted derivatives of the loss afterwards. */
  readonly scores: Float64Array;
  readonly rows: number;
  /** The first one. */
  readonly first: number;
  readonly intercepts: Float64Array;
  /** Of all rows. */
  readonly truth: ArrayLike<number>;
  readonly weights: Float64Array;
  /** Of the weights. */
  readonly total: number;
}

/** @param sums of the derivatives, to which they are added. */
function errorsOfTwo(
  { scores, rows, first, intercepts, truth, weights, total }: ScoredRows,
  losses: LogLosses,
  sums: Float64Array,
): void {
  const intercept = intercepts[0] ?? 0;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const score = (scores[row] ?? 0) + intercept;
    const isSecond = truth[first + row] === 1;
    const weight = (weights[first + row] ?? 0) / total;
    // Of the size of the score, so that it is never more than 1.
    const power = Math.exp(-Math.abs(score));
    const second = score >= 0 ? 1 / (1 + power) : power / (1 + power);
    losses.add(weight, Math.max(0, isSecond ? -score : score), 1 + power);
    const error = weight * (second - (isSecond ? 1 : 0));
    scores[row] = error;
    sum += error;
  }
  sums[0] = (sums[0] ?? 0) + sum;
}

/** @param sums of the derivatives of each class, to which they are added. */
function errorsOfSeveral(
  { scores, rows, first, intercepts, truth, weights, total }: ScoredRows,
  losses: LogLosses,
  sums: Float64Array,
): void {
  const classes = intercepts.length;
  for (let row = 0; row < rows; row++) {
    const from = row * classes;
    const own = truth[first + row] ?? 0;
    const weight = (weights[first + row] ?? 0) / total;
    let largest = -Infinity;
    for (let each = 0; each < classes; each++) {
      const score = (scores[from + each] ?? 0) + (intercepts[each] ?? 0);
      scores[from + each] = score;
      if (score > largest) largest = score;
    }
    const lack = largest - (scores[from + own] ?? 0);
    let powers = 0;
    for (let each = 0; each < classes; each++) {
      const power = Math.exp((scores[from + each] ?? 0) - largest);
      scores[from + each] = power;
      powers += power;
    }
    losses.add(weight, lack, powers);
    for (let each = 0; each < classes; each++) {
      const error = weight * ((scores[from + each] ?? 0) / powers - (each === own ? 1 : 0));
      scores[from + each] = error;
      sums[each] = (sums[each] ?? 0) + error;
    }
  }
}
