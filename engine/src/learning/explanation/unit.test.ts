import assert from 'node:assert/strict';
import { isSoftmax, scaleOf } from './unit.ts';

const SUMS = Float64Array.of(-2, -1, 0, 0.5, 3);

describe('the unit of an explanation', () => {
  it('is that of the answers, of their log-odds or of their logarithm', () => {
    assert.deepEqual(
      scaleOf(
        SUMS,
        SUMS.map((sum) => 2 * sum + 1),
      ),
      { unit: 'answer', slope: 2, shift: 1 },
    );
    const odds = scaleOf(
      SUMS,
      SUMS.map((sum) => 1 / (1 + Math.exp(-sum))),
    );
    assert.equal(odds?.unit, 'log-odds');
    assert.ok(Math.abs(odds.slope - 1) < 1e-9);
    assert.equal(
      scaleOf(
        SUMS,
        SUMS.map((sum) => 2 ** -sum),
      )?.unit,
      'logarithm',
    );
  });

  it('is that of the sums where answers only rise or fall with them', () => {
    const steps = SUMS.map((sum) => (sum < 0 ? 0.1 : 0.7));
    assert.deepEqual(scaleOf(SUMS, steps), { unit: 'score', slope: 1, shift: 0 });
    assert.deepEqual(
      scaleOf(
        SUMS,
        steps.map((value) => -value),
      ),
      { unit: 'score', slope: -1, shift: 0 },
    );
  });

  it('is unknown where answers go up and down', () => {
    assert.equal(
      scaleOf(
        SUMS,
        SUMS.map((sum) => sum ** 2),
      ),
      undefined,
    );
  });

  it('counts certain answers, whose log-odds are infinite', () => {
    const sums = Float64Array.of(-400, -1, 1, 400);
    assert.equal(
      scaleOf(
        sums,
        sums.map((sum) => 1 / (1 + Math.exp(-sum))),
      )?.unit,
      'log-odds',
    );
  });

  it('knows the probabilities of several classes by their differences', () => {
    const scores = SUMS.map((sum) => sum + 7);
    assert.ok(isSoftmax(SUMS, scores));
    assert.ok(isSoftmax(SUMS, Float64Array.of(-Infinity, ...scores.subarray(1))));
    assert.ok(!isSoftmax(SUMS, Float64Array.of(0, ...scores.subarray(1))));
    assert.ok(!isSoftmax(SUMS, scores.fill(-Infinity)));
  });
});
