import assert from 'node:assert/strict';
import { evaluate } from './evaluation.ts';

const measuresOf = (values: readonly number[]): readonly string[] => {
  const truth = { values, naive: Float64Array.of(2), classes: [] };
  const predictions = { of: 'number', values: Float64Array.from(values, (value) => value + 1) } as const;
  const resampling = { drawing: { by: 'row' }, seed: 1, resamples: 2 } as const;
  return Object.keys(evaluate(truth, predictions, resampling).measures);
};

describe('evaluation', () => {
  it('leaves out errors as shares of true values where one of these is 0', () => {
    assert.deepEqual(measuresOf([1, 2, 3]), ['mae', 'rmse', 'r2', 'mape']);
    assert.deepEqual(measuresOf([1, 0, 3]), ['mae', 'rmse', 'r2']);
  });
});
