import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { calibrate } from '../model/calibration.ts';
import { fitIsotonic, fitSigmoid } from './calibration.ts';

interface Case {
  readonly name: string;
  readonly scores: readonly number[];
  readonly truth: readonly number[];
  readonly asked: readonly number[];
  readonly sigmoid: readonly number[];
  readonly isotonic: readonly number[];
}

/** What scikit-learn says: `testing/calibration.py`. */
const { cases } = JSON.parse(
  readFileSync(new URL('../testing/calibration.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly Case[] };

const near = (found: ArrayLike<number>, expected: readonly number[], by: number): void => {
  assert.equal(found.length, expected.length);
  for (const [at, value] of expected.entries())
    assert.ok(Math.abs((found[at] ?? Number.NaN) - value) <= by, `${found[at]} is not ${value}`);
};

describe('calibration', () => {
  assert.ok(cases.length > 0);
  for (const { name, scores, truth, asked, sigmoid, isotonic } of cases) {
    it(`is what scikit-learn makes of ${name}`, () => {
      const [s, y, x] = [scores, truth, asked].map((values) => Float64Array.from(values));
      assert.ok(s && y && x);
      near(
        calibrate(fitSigmoid(s, y), x).map((odds) => 1 / (1 + Math.exp(-odds))),
        sigmoid,
        1e-6,
      );
      near(calibrate(fitIsotonic(s, y), x), isotonic, 1e-9);
    });
  }

  it('never falls, and stays between 0 and 1, whatever the rows', () => {
    const row = fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.boolean());
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
        const scores = Float64Array.from(rows, ([score]) => score);
        const truth = Float64Array.from(rows, ([, isTrue]) => Number(isTrue));
        const asked = Float64Array.from([-Infinity, ...scores, Infinity]).sort();
        const curve = calibrate(fitIsotonic(scores, truth), asked);
        for (const [at, value] of curve.entries())
          assert.ok(value >= 0 && value <= 1 && value >= (curve[at - 1] ?? 0) - 1e-12);
      }),
      { numRuns: 100 },
    );
  });

  it('has no slope where all scores are equal', () => {
    const scores = Float64Array.of(3, 3, 3, 3);
    const truth = Float64Array.of(1, 0, 0, 0);
    const [odds = Number.NaN] = calibrate(fitSigmoid(scores, truth), Float64Array.of(3));
    // Platt's targets: 2/3 for one row, 1/5 for three.
    assert.ok(Math.abs(1 / (1 + Math.exp(-odds)) - (2 / 3 + 3 / 5) / 4) < 1e-9);
    assert.deepEqual([...calibrate(fitIsotonic(scores, truth), Float64Array.of(1, 9))], [0.25, 0.25]);
  });
});
