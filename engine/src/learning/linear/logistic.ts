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
  const { rows, columns, values } = matrix;
  const outputs = classes > 2 ? classes : 1;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const intercepts = columns * outputs;
  const scores = new Float64Array(outputs);
  const cost = (place: Float64Array, gradient: Float64Array): number => {
    gradient.fill(0);
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      const weight = (weights[row] ?? 0) / total;
      if (weight === 0) continue;
      const first = row * columns;
      for (let output = 0; output < outputs; output++) scores[output] = place[intercepts + output] ?? 0;
      for (let column = 0; column < columns; column++) {
        const value = values[first + column] ?? 0;
        for (let output = 0; output < outputs; output++)
          scores[output] = (scores[output] ?? 0) + value * (place[column * outputs + output] ?? 0);
      }
      sum +=
        weight *
        (outputs === 1 ? errorOfTwo(scores, truth[row] ?? 0) : errorOfSeveral(scores, truth[row] ?? 0));
      for (let output = 0; output < outputs; output++)
        gradient[intercepts + output] = (gradient[intercepts + output] ?? 0) + weight * (scores[output] ?? 0);
      for (let column = 0; column < columns; column++) {
        const value = weight * (values[first + column] ?? 0);
        for (let output = 0; output < outputs; output++) {
          const at = column * outputs + output;
          gradient[at] = (gradient[at] ?? 0) + value * (scores[output] ?? 0);
        }
      }
    }
    const penalty = 1 / (c * total);
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

/** The log loss; in place of the score there is its derivative afterwards. */
function errorOfTwo(scores: Float64Array, truth: number): number {
  const score = scores[0] ?? 0;
  scores[0] = 1 / (1 + Math.exp(-score)) - truth;
  const against = truth === 1 ? -score : score;
  return against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
}

/** The log loss; in place of the scores there are their derivatives afterwards. */
function errorOfSeveral(scores: Float64Array, truth: number): number {
  let largest = -Infinity;
  for (const score of scores) largest = Math.max(largest, score);
  let total = 0;
  for (const score of scores) total += Math.exp(score - largest);
  const own = scores[truth] ?? 0;
  for (let each = 0; each < scores.length; each++)
    scores[each] = Math.exp((scores[each] ?? 0) - largest) / total - (each === truth ? 1 : 0);
  return Math.log(total) + largest - own;
}
