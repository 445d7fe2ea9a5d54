import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rounds } from '@vitruve/manifests/testing';
import reference from '../testing/drift.json' with { type: 'json' };
import { driftOf, type Samples } from './drift.ts';
import { upperGamma } from './gamma.ts';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';
import type { DriftMethod } from './method.ts';

/** The values that `testing/drift.py` makes. */
function sample([
  count = 0,
  step = 0,
  shift = 0,
  modulus = 1,
  power = 1,
  divisor = 1,
]: readonly number[]): Float64Array {
  return Float64Array.from(
    { length: count },
    (_, row) => ((row * step + shift) % modulus) ** power / divisor,
  );
}

function samplesOf(kind: string, before: Float64Array, now: Float64Array): Samples {
  return kind === 'number'
    ? { kind: 'number', reference: before, current: now }
    : { kind: 'text', reference: Array.from(before, String), current: Array.from(now, String) };
}

const numbers = (reference: readonly number[], current: readonly number[]): Samples => ({
  kind: 'number',
  reference: Float64Array.from(reference),
  current: Float64Array.from(current),
});

/** Above this many values SciPy takes a limit, and we the exact probability or another limit. */
const EXACT = 10_000;

describe('drift', () => {
  for (const [index, { kind, reference: before, current, usual, expected }] of reference.entries())
    it(`equals Evidently's (${index}: ${kind}, ${usual})`, () => {
      const samples = samplesOf(kind, sample(before), sample(current));
      const found = driftOf(samples);
      assert.equal(typeof found === 'string' ? found : found.method, usual);
      for (const [method, { score, threshold, drifted }] of Object.entries(expected)) {
        const drift = driftOf(samples, { method: method as DriftMethod });
        assert.ok(typeof drift !== 'string', `${method}: ${JSON.stringify(drift)}`);
        const isLimit = method === 'ks' && Math.max(before[0] ?? 0, current[0] ?? 0) > EXACT;
        const error = Math.abs(drift.score - score);
        assert.ok(error <= (isLimit ? 2e-4 : 1e-9), `${method}: ${drift.score} is not ${score}`);
        assert.deepEqual([drift.threshold, drift.drifted], [threshold, drifted], method);
      }
    });

  it('says why it does not compare', () => {
    const texts = (of: (index: number) => string, count: number): readonly string[] =>
      Array.from({ length: count }, (_, index) => of(index));
    const names: Samples = {
      kind: 'text',
      reference: texts((index) => `n${index}`, 60),
      current: texts((index) => `m${index}`, 60),
    };
    assert.equal(driftOf(names), 'identifier');
    assert.equal(driftOf(names, { method: 'ks' }), 'method');
    assert.equal(driftOf(names, { method: 'wasserstein' }), 'method');
    assert.equal(driftOf(numbers([1, 2, 3], [1]), { method: 'z' }), 'several-values');
    for (const method of ['wasserstein', 'psi', 'jensen-shannon'] as const)
      assert.equal(driftOf(numbers([-1e308, 1e308], [0]), { method }), 'too-large');
    assert.notEqual(driftOf(numbers([-1e308, 1e308], [0]), { method: 'ks' }), 'too-large');
    // As many names as classes may have.
    const fifty = texts((index) => `n${index}`, 50);
    assert.notEqual(typeof driftOf({ kind: 'text', reference: fifty, current: fifty }), 'string');
  });

  it('takes the threshold that it is given, and at it there is drift of a distance but not of a test of classes', () => {
    const samples = numbers([0, 0, 1, 1], [0, 1, 1, 1]);
    for (const [method, atThreshold] of [
      ['psi', true],
      ['ks', true],
      ['chi-square', false],
      ['z', false],
    ] as const) {
      const drift = driftOf(samples, { method });
      assert.ok(typeof drift !== 'string');
      const again = driftOf(samples, { method, threshold: drift.score });
      assert.ok(typeof again !== 'string');
      assert.equal(again.drifted, atThreshold, method);
    }
  });

  it('of Kolmogorov and Smirnov counts the orders of few values, and nears the limit of many', () => {
    // 2 of the 20 orders of three and three values separate them; 1 of 6 orders of one and five, on either side.
    assert.ok(Math.abs(kolmogorovSmirnov(sample([3, 1, 0, 9]), sample([3, 1, 3, 9])) - 0.1) < 1e-15);
    assert.ok(Math.abs(kolmogorovSmirnov(sample([1, 1, 0, 9]), sample([5, 1, 3, 9])) - 1 / 3) < 1e-15);
    for (const shift of [1, 100, 200, 300]) {
      const [few, more] = [16_384, 16_386].map((count) =>
        kolmogorovSmirnov(
          Float64Array.from({ length: count }, (_, row) => row),
          Float64Array.from({ length: 16_384 }, (_, row) => row + shift),
        ),
      );
      assert.ok(Math.abs((few ?? 0) - (more ?? 1)) < 1e-2, `${shift}: ${few}, ${more}`);
    }
  });

  it('has the tails of χ² with two degrees of freedom, and of many', () => {
    for (const x of [0, 1e-9, 0.5, 1.9, 2, 2.1, 30, 700])
      assert.ok(Math.abs(upperGamma(1, x) - Math.exp(-x)) <= 1e-13 * Math.exp(-x) + 1e-16, String(x));
    assert.equal(upperGamma(3, Infinity), 0);
    // Half of the distribution is near its mean less a third.
    assert.ok(Math.abs(upperGamma(50_000, 50_000 - 1 / 3) - 0.5) < 1e-6);
  });

  it('is none of a table and itself, and the same in any order of the rows', () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 });
    const methods = fc.constantFrom<DriftMethod>('ks', 'chi-square', 'wasserstein', 'jensen-shannon', 'psi');
    fc.assert(
      fc.property(values, values, methods, (before, now, method) => {
        const same = driftOf(numbers(before, before), { method });
        assert.ok(typeof same !== 'string' && !same.drifted);
        const there = driftOf(numbers(before, now), { method });
        const turned = driftOf(numbers(before.toReversed(), now.toReversed()), { method });
        assert.ok(typeof there !== 'string' && typeof turned !== 'string');
        assert.ok(Math.abs(there.score - turned.score) < 1e-9);
        assert.ok(there.score >= 0);
      }),
      rounds(200),
    );
  });
});
