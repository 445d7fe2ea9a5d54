import assert from 'node:assert/strict';
import type { ClassName, Predictions } from '../model/model.ts';
import { Random } from '../random.ts';
import { classDoubt, type ClassDoubt } from './class-doubt.ts';

const ROWS = 400;

/** Predictions of a model of another program, with a doubt about them. @param scoresOf the scores of the classes of a row, which sum up to 1. */
function doubtOf(
  classes: readonly ClassName[],
  scoresOf: (truth: number, random: Random) => readonly number[],
  { rows = ROWS, algorithm = 'imported' } = {},
): ClassDoubt | undefined {
  const random = new Random(7);
  const truth = Array.from({ length: rows }, () => random.below(classes.length));
  const scores = truth.map((each) => scoresOf(each, random));
  const predictions: Predictions = {
    of: 'classes',
    labels: Uint32Array.from(scores, (row) => row.indexOf(Math.max(...row))),
    probabilities: Float64Array.from(scores.flat()),
  };
  return classDoubt({ algorithm, classes }, predictions, truth);
}

/** Scores of two classes: the truth with noise. @param place that is taken for it. */
function two(truth: number, random: Random, place = truth): readonly number[] {
  const own = 0.4 + 0.5 * random.next();
  return place === 0 ? [own, 1 - own] : [1 - own, own];
}

describe('a doubt about the classes of a model', () => {
  it('says in which order they fit the true values', () => {
    const swapped = doubtOf(['no', 'yes'], (truth, random) => two(truth, random, 1 - truth));
    assert.deepEqual(swapped, { of: 'order', fitting: ['yes', 'no'] });
    const turned = doubtOf(['a', 'b', 'c'], (truth) =>
      [0, 1, 2].map((place) => (place === (truth + 1) % 3 ? 0.8 : 0.1)),
    );
    assert.deepEqual(turned, { of: 'order', fitting: ['c', 'a', 'b'] });
    const part = doubtOf(['a', 'b', 'c'], (truth) =>
      [0, 1, 2].map((place) => (place === [0, 2, 1][truth] ? 0.8 : 0.1)),
    );
    assert.deepEqual(part, { of: 'order', fitting: ['a', 'c', 'b'] });
  });

  it('sees scores that are turned around below any threshold', () => {
    // The second class is never predicted: labels say nothing.
    const doubt = doubtOf(['no', 'yes'], (truth, random) => {
      const own = 0.1 + 0.2 * random.next() + 0.1 * (1 - truth);
      return [1 - own, own];
    });
    assert.equal(doubt?.of, 'scores');
    assert.ok(doubt.rocAuc < 0.2);
  });

  it('is none about models that are good, that guess, and that are merely bad', () => {
    assert.equal(doubtOf(['no', 'yes'], two), undefined);
    for (const rows of [4, 20, 100, 5000]) {
      const guess = doubtOf(['no', 'yes'], (_, random) => two(0, random, random.below(2)), { rows });
      assert.equal(guess, undefined);
      const three = doubtOf(
        ['a', 'b', 'c'],
        (_, random) => {
          const at = random.below(3);
          return [0, 1, 2].map((place) => (place === at ? 0.8 : 0.1));
        },
        { rows },
      );
      assert.equal(three, undefined);
    }
    // Below chance, and sure of it, but no other order would make it good: AUC 0.42.
    const bad = doubtOf(
      ['no', 'yes'],
      (truth, random) => {
        const own = 0.2 + 0.2 * random.next() - 0.02 * truth;
        return [1 - own, own];
      },
      { rows: 5000 },
    );
    assert.equal(bad, undefined);
    // One class is taken for the other, and is not swapped with it.
    assert.equal(
      doubtOf(['no', 'yes'], (truth, random) => two(truth, random, random.below(10) === 0 ? truth : 0)),
      undefined,
    );
  });

  it('needs enough rows, and is none about models of Vitruve', () => {
    const wrong = (truth: number, random: Random): readonly number[] => two(truth, random, 1 - truth);
    assert.equal(doubtOf(['no', 'yes'], wrong, { rows: 8 }), undefined);
    assert.equal(doubtOf(['no', 'yes'], wrong, { algorithm: 'logistic' }), undefined);
  });

  it('is known without true values where scores contradict the classes', () => {
    const predictions: Predictions = {
      of: 'classes',
      labels: Uint32Array.of(0, 1, 1),
      probabilities: Float64Array.of(0.1, 0.9, 0.7, 0.3, 0.8, 0.2),
    };
    const found = classDoubt({ algorithm: 'imported', classes: ['no', 'yes'] }, predictions);
    assert.deepEqual(found, { of: 'contradiction', name: 'yes' });
    assert.equal(classDoubt({ algorithm: 'imported', classes: ['a', 'b', 'c'] }, predictions), undefined);
  });
});
