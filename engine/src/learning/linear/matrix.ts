/** Numbers in rows, one row after the other. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** A weighted sum of columns for each output, with what is added. */
export interface LinearModel {
  readonly outputs: number;
  /** `outputs` numbers for each column, one column after the other. */
  readonly coefficients: Float64Array;
  readonly intercepts: Float64Array;
}

/** `outputs` numbers for each row, one row after the other. */
export function scoresOf({ outputs, coefficients, intercepts }: LinearModel, matrix: Matrix): Float64Array {
  const { rows, columns, values } = matrix;
  const scores = new Float64Array(rows * outputs);
  for (let row = 0; row < rows; row++)
    for (let output = 0; output < outputs; output++) {
      let sum = intercepts[output] ?? 0;
      for (let column = 0; column < columns; column++)
        sum += (values[row * columns + column] ?? 0) * (coefficients[column * outputs + output] ?? 0);
      scores[row * outputs + output] = sum;
    }
  return scores;
}
