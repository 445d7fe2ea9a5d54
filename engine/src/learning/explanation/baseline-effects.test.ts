import assert from 'node:assert/strict';
import fc from 'fast-check';
import { baselineEffects } from './baseline-effects.ts';

/** What a function of numbers says, where a change sets a number to 1. */
const answering =
  (of: (row: readonly number[]) => number) =>
  (made: readonly (readonly boolean[])[]): Promise<number[]> =>
    Promise.resolve(made.map((row) => of(row.map(Number))));

describe('effects of the changes of a row', () => {
  it('share what two of them do together, and leave out what does nothing', async () => {
    const { effects, base, value, isExact } = await baselineEffects(
      3,
      answering(([a = 0, b = 0]) => 2 + 3 * a + 4 * a * b),
    );
    assert.deepEqual(
      { effects, base, value, isExact },
      { effects: [5, 2, 0], base: 2, value: 9, isExact: true },
    );
  });

  it('add up to the difference, whatever the function, exactly and from random orders', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 13 }), async (weights) => {
        const of = (row: readonly number[]): number =>
          Math.sin(row.reduce((sum, each, at) => sum + each * (weights[at] ?? 0), 0)) * 7;
        const found = await baselineEffects(weights.length, answering(of));
        const sum = found.effects.reduce((all, each) => all + each, found.base);
        assert.ok(Math.abs(sum - found.value) < 1e-9);
        assert.equal(found.isExact, weights.length <= 10);
        assert.equal(found.effects.length, weights.length);
      }),
      { numRuns: 30 },
    );
  });

  it('of many changes are exact where each adds its own', async () => {
    const { effects, isExact } = await baselineEffects(
      12,
      answering((row) => row.reduce((sum, each, at) => sum + each * at, 0)),
    );
    assert.equal(isExact, false);
    for (const [at, effect] of effects.entries()) assert.ok(Math.abs(effect - at) < 1e-9);
  });
});
