import type { LinearModel, Matrix } from './matrix.ts';

/** Of the variance of a column: what is left of one that depends on others. */
const DEPENDENT = 1e-9;

/**
 * Least squares: linear regression, or ridge regression where large coefficients cost something. Columns that follow from others
 * (all of a one-hot encoding, for one) get a coefficient of 0 without it: predictions are the same.
 * @param truth a number for each row.
 * @param weights of rows.
 * @param penalty of squared coefficients, not of the intercept: scikit-learn's `alpha`.
 */
export function leastSquares(
  matrix: Matrix,
  truth: ArrayLike<number>,
  weights: Float64Array,
  penalty: number,
): LinearModel {
  const { columns } = matrix;
  const { means, mean } = weightedMeans(matrix, truth, weights);
  const { gram, right } = normalEquations(matrix, truth, weights, means, mean);
  for (let column = 0; column < columns; column++) {
    const at = column * columns + column;
    gram[at] = (gram[at] ?? 0) + penalty;
  }
  const coefficients = solve(gram, right, columns);
  let intercept = mean;
  for (let column = 0; column < columns; column++)
    intercept -= (means[column] ?? 0) * (coefficients[column] ?? 0);
  return { outputs: 1, coefficients, intercepts: Float64Array.of(intercept) };
}

function weightedMeans(
  { rows, columns, values }: Matrix,
  truth: ArrayLike<number>,
  weights: Float64Array,
): { readonly means: Float64Array; readonly mean: number } {
  const means = new Float64Array(columns);
  let mean = 0;
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const weight = weights[row] ?? 0;
    total += weight;
    mean += weight * (truth[row] ?? 0);
    for (let column = 0; column < columns; column++)
      means[column] = (means[column] ?? 0) + weight * (values[row * columns + column] ?? 0);
  }
  return { means: means.map((sum) => sum / total), mean: mean / total };
}

function normalEquations(
  { rows, columns, values }: Matrix,
  truth: ArrayLike<number>,
  weights: Float64Array,
  means: Float64Array,
  mean: number,
): { readonly gram: Float64Array; readonly right: Float64Array } {
  const gram = new Float64Array(columns * columns);
  const right = new Float64Array(columns);
  const centered = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    const weight = weights[row] ?? 0;
    const error = weight * ((truth[row] ?? 0) - mean);
    for (let column = 0; column < columns; column++)
      centered[column] = (values[row * columns + column] ?? 0) - (means[column] ?? 0);
    for (let column = 0; column < columns; column++) {
      const own = centered[column] ?? 0;
      right[column] = (right[column] ?? 0) + own * error;
      for (let other = 0; other <= column; other++) {
        const at = column * columns + other;
        gram[at] = (gram[at] ?? 0) + weight * own * (centered[other] ?? 0);
      }
    }
  }
  return { gram, right };
}

/**
 * Solves a symmetric system by Cholesky's method, scaled to a diagonal of ones.
 * @param gram its lower half, which is overwritten.
 */
function solve(gram: Float64Array, right: Float64Array, size: number): Float64Array {
  const scales = Float64Array.from({ length: size }, (_, at) => Math.sqrt(gram[at * size + at] ?? 0));
  const isUsed = new Uint8Array(size);
  for (let row = 0; row < size; row++) {
    const scale = scales[row] ?? 0;
    if (scale === 0) continue;
    for (let column = 0; column <= row; column++) {
      const at = row * size + column;
      if (!isUsed[column] && column !== row) continue;
      let sum = (gram[at] ?? 0) / scale / (scales[column] ?? 1);
      for (let each = 0; each < column; each++)
        if (isUsed[each]) sum -= (gram[row * size + each] ?? 0) * (gram[column * size + each] ?? 0);
      if (column < row) gram[at] = sum / (gram[column * size + column] ?? 1);
      else if (sum > DEPENDENT) {
        gram[at] = Math.sqrt(sum);
        isUsed[row] = 1;
      }
    }
  }
  const solution = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    if (!isUsed[row]) continue;
    let sum = (right[row] ?? 0) / (scales[row] ?? 1);
    for (let each = 0; each < row; each++)
      if (isUsed[each]) sum -= (gram[row * size + each] ?? 0) * (solution[each] ?? 0);
    solution[row] = sum / (gram[row * size + row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row--) {
    if (!isUsed[row]) continue;
    let sum = solution[row] ?? 0;
    for (let each = row + 1; each < size; each++)
      if (isUsed[each]) sum -= (gram[each * size + row] ?? 0) * (solution[each] ?? 0);
    solution[row] = sum / (gram[row * size + row] ?? 1);
  }
  return solution.map((value, at) => (isUsed[at] ? value / (scales[at] ?? 1) : 0));
}
