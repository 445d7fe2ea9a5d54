import assert from 'node:assert/strict';
import type { ModelNotes } from '../../learning/training/notes.ts';
import { mustNotContradict } from './contradiction.ts';

const NOTES: ModelNotes = {
  version: 1,
  algorithm: 'imported',
  problem: 'classification',
  classes: ['no', 'yes'],
  naive: [],
  columns: [],
  seed: 0,
  rows: { training: 0, validation: 0, test: 0 },
};

/** @param seconds the probability of the second class, of each row. */
function check(labels: readonly number[], seconds: readonly number[], classes = NOTES.classes): void {
  const probabilities = Float64Array.from(seconds.flatMap((second) => [1 - second, second]));
  mustNotContradict(
    { of: 'classes', labels: Uint32Array.from(labels), probabilities },
    { ...NOTES, ...(classes && { classes }) },
  );
}

describe('scores that contradict the classes', () => {
  it('are those of the other class', () => {
    assert.throws(() => {
      check([0, 1, 1, 0], [0.9, 0.3, 0.2, 0.6]);
    }, /rows that it says are "yes" have lower scores for "yes" than the others\. Export it with probabilities/u);
  });

  it('are not those of another threshold, of one class only, or of three classes', () => {
    check([0, 0, 1, 0], [0.9, 0.6, 0.99, 0.3]);
    check([1, 1], [0.3, 0.2]);
    check([0, 1], [0.9, 0.1], ['a', 'b', 'c']);
  });
});
