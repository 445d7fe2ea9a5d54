import assert from 'node:assert/strict';
import { fitEncoders } from '../model/encoder.ts';
import { scaledMatrix } from '../model/encoding.ts';
import { predict, type Model } from '../model/model.ts';
import type { TableRows } from '../model/table.ts';
import { leastSquares } from '../linear/least-squares.ts';
import { importanceOfPredictions, permutationImportance } from './importance.ts';

const ROWS = 3000;
const column = (name: string, speed: number) => ({
  name,
  type: 'number' as const,
  values: Float64Array.from({ length: ROWS }, (_, row) => Math.sin(row * speed)),
});
const table: TableRows = {
  rows: ROWS,
  columns: [column('noise', 5.1), column('little', 91.7), column('much', 17.3)],
};
const [, little, much] = table.columns;
const values = Float64Array.from(
  { length: ROWS },
  (_, row) => Number(little?.values[row]) + 2 * Number(much?.values[row]),
);
const encoders = fitEncoders(table);
const model: Model = {
  encoders,
  core: {
    by: 'columns',
    model: leastSquares(scaledMatrix(encoders, table), values, new Float64Array(ROWS).fill(1), 0),
  },
  answer: { of: 'number' },
};
const truth = { values, naive: Float64Array.of(0), classes: [] };

describe('permutation importance', () => {
  it('is what the explained variance loses: twice the share of the variance of a column', () => {
    const [first, second, third, ...others] = permutationImportance(model, { table, truth, seed: 1 });
    assert.deepEqual([first?.column, second?.column, third?.column, others], ['much', 'little', 'noise', []]);
    // The variances are 4 to 1, and a shuffled column is as wrong as two independent ones: 2 × 0.8, 2 × 0.2.
    assert.ok(Math.abs((first?.loss ?? 0) - 1.6) < 0.1, `${first?.loss}`);
    assert.ok(Math.abs((second?.loss ?? 0) - 0.4) < 0.05, `${second?.loss}`);
    assert.ok(Math.abs(third?.loss ?? 1) < 1e-9);
    assert.deepEqual(permutationImportance(model, { table, truth, seed: 1 })[0], first);
  });

  it('is not measured for very many columns, or too few rows', () => {
    const wide = { rows: ROWS, columns: Array.from({ length: 101 }, () => column('x', 1)) };
    assert.deepEqual(permutationImportance(model, { table: wide, truth, seed: 1 }), []);
    assert.deepEqual(permutationImportance(model, { table: { ...table, rows: 1 }, truth, seed: 1 }), []);
  });

  it('is the same for a model that only its predictions are known of', async () => {
    const progress: number[] = [];
    const predicted = (of: TableRows) => Promise.resolve(predict(model, of));
    const measured = { table, truth, seed: 1 };
    const found = await importanceOfPredictions(predicted, measured, (share) => progress.push(share));
    assert.deepEqual(found, permutationImportance(model, measured));
    assert.equal(progress.at(-1), 1);
  });
});
