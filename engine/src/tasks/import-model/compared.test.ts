import assert from 'node:assert/strict';
import type { ModelNotes } from '../../learning/training/notes.ts';
import { compared, type Comparison } from './compared.ts';

const NOTES: ModelNotes = {
  version: 1,
  algorithm: 'imported',
  problem: 'regression',
  naive: [],
  columns: [],
  seed: 0,
  rows: { training: 0, validation: 0, test: 0 },
};

/** A number of the model is compared with one of its trainer, among others that are the same. */
function compareNumber(own: number, theirs: number, others: readonly number[]): Comparison | undefined {
  return compared({ of: 'number', values: Float64Array.of(...others, own) }, NOTES, {
    predicted: { name: 'theirs', type: 'number', values: Float64Array.of(...others, theirs) },
  });
}

describe('a comparison with the numbers of the trainer', () => {
  it('is by their usual size, below which 32 bits have no digits', () => {
    assert.equal(compareNumber(0.3004, 0.3, [-2000, 1000, 3000])?.rows, 4);
    assert.ok(
      Math.abs((compareNumber(0.3004, 0.3, [-2000, 1000, 3000])?.difference ?? 0) - 0.0004 / 1500) < 1e-12,
    );
    assert.throws(
      () => compareNumber(0.4, 0.3, [-2000, 1000, 3000]),
      /^Error: Row 4: the model predicts 0\.4, its trainer 0\.3; a difference of up to 0\.015 is allowed$/u,
    );
  });

  it('is by the size of a number that is larger, and by 1 where all are small', () => {
    assert.ok(compareNumber(1e6 + 9, 1e6, [1, 2, 3]));
    assert.throws(() => compareNumber(1e6 + 11, 1e6, [1, 2, 3]), /a difference of up to 10 is allowed/u);
    assert.ok(compareNumber(0.000009, 0, [0.1, 0.2]));
    assert.throws(() => compareNumber(0.00002, 0, [0.1, 0.2]), /a difference of up to 0\.00001 is allowed/u);
  });

  it('is not loosened by a few very large numbers', () => {
    assert.throws(() => compareNumber(1.1, 1, [2, 3, 1e9]), /Row 4/u);
  });

  it('does not take a missing number for one', () => {
    assert.throws(() => compareNumber(Number.NaN, 1, [1]), /the model predicts NaN, its trainer 1/u);
    assert.throws(() => compareNumber(1, Number.NaN, [1]), /its trainer NaN/u);
  });
});

describe('a comparison with the classes of the trainer', () => {
  const classes = (theirs: readonly string[]): Comparison | undefined =>
    compared(
      { of: 'classes', labels: Uint32Array.of(0, 1), probabilities: Float64Array.of(1, 0, 0, 1) },
      { ...NOTES, problem: 'classification', classes: [0, 1] },
      { predicted: { name: 'theirs', type: 'text', values: theirs } },
    );

  it('names both in the notation of the model', () => {
    assert.equal(classes(['false', '1.0'])?.rows, 2);
    assert.throws(() => classes(['false', 'false']), /^Error: Row 2: the model predicts 1, its trainer 0$/u);
    assert.throws(() => classes(['0', 'maybe']), /^Error: Row 2: the model predicts 1, its trainer maybe$/u);
  });
});
