import assert from 'node:assert/strict';
import reference from '../testing/learners.json' with { type: 'json' };
import { leastSquares } from './least-squares.ts';
import { trainLogistic } from './logistic.ts';
import { scoresOf, type LinearModel, type Matrix } from './matrix.ts';
import { minimize } from './minimize.ts';

const { rows } = reference;
const matrix: Matrix = { rows, columns: 4, values: Float64Array.from(reference.matrix) };
const ones = new Float64Array(rows).fill(1);
const weights = Float64Array.from(reference.weights);

function assertNear(
  { coefficients, intercepts }: LinearModel,
  expected: { readonly coefficients: readonly number[]; readonly intercepts: readonly number[] },
  tolerance: number,
): void {
  const found = [...coefficients, ...intercepts];
  for (const [at, value] of [...expected.coefficients, ...expected.intercepts].entries())
    assert.ok(Math.abs((found[at] ?? 0) - value) < tolerance, `${found.join(' ')} has ${value} at ${at}`);
}

describe('linear models', () => {
  it('have the coefficients of scikit-learn’s', () => {
    assertNear(leastSquares(matrix, reference.number, ones, 0), reference.linear, 1e-10);
    assertNear(leastSquares(matrix, reference.number, weights, 5), reference.ridge, 1e-10);
    const two = trainLogistic(matrix, reference.two, weights, { classes: 2, c: 1 });
    assert.ok(two.isSettled);
    assertNear(two.model, reference.logistic, 1e-5);
    const three = trainLogistic(matrix, reference.three, ones, { classes: 3, c: 0.5 });
    assert.ok(three.isSettled);
    assertNear(three.model, reference.multinomial, 1e-5);
  });

  it('predict the same with columns that follow from others, or are constant', () => {
    const wide: Matrix = {
      rows,
      columns: 7,
      values: Float64Array.from({ length: rows * 7 }, (_, at) => {
        const own = reference.matrix.slice(Math.floor(at / 7) * 4, Math.floor(at / 7) * 4 + 4);
        const [a = 0, b = 0, c = 0, d = 0] = own;
        return [a, b, a + b, 5, c, d, 2 * d][at % 7] ?? 0;
      }),
    };
    const model = leastSquares(wide, reference.number, ones, 0);
    const expected = scoresOf(leastSquares(matrix, reference.number, ones, 0), matrix);
    for (const [row, score] of scoresOf(model, wide).entries())
      assert.ok(Math.abs(score - (expected[row] ?? 0)) < 1e-8);
  });

  it('settle where classes are perfectly apart', () => {
    const apart: Matrix = { rows: 4, columns: 1, values: Float64Array.of(-2, -1, 1, 2) };
    const { model, isSettled } = trainLogistic(apart, [0, 0, 1, 1], new Float64Array(4).fill(1), {
      classes: 2,
      c: 1e6,
    });
    assert.ok(isSettled && (model.coefficients[0] ?? 0) > 3);
  });

  it('come down to the bottom of a narrow valley', () => {
    const { place, isReached } = minimize(
      ([x = 0, y = 0], gradient) => {
        gradient[0] = 2 * x;
        gradient[1] = 2e6 * (y - 3);
        return x * x + 1e6 * (y - 3) ** 2;
      },
      Float64Array.of(100, -50),
      { steps: 200, tolerance: 1e-6 },
    );
    assert.ok(isReached && Math.abs(place[0] ?? 1) < 1e-5 && Math.abs((place[1] ?? 0) - 3) < 1e-6);
  });
});
