import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { Budget } from './budget.ts';

describe('Budget', () => {
  it('never gives more than there is, serves in order, and serves everybody, whatever is wanted', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 30 }), { maxLength: 40 }), async (wishes) => {
        const whole = 20;
        const budget = new Budget(whole);
        const served: number[] = [];
        let held = 0;
        await Promise.all(
          wishes.map(async (wish, index) => {
            const release = await budget.take(wish);
            held += Math.min(wish, whole);
            assert.ok(held <= whole, `${held} held`);
            served.push(index);
            await Promise.resolve();
            held -= Math.min(wish, whole);
            release();
            release();
          }),
        );
        assert.deepEqual(
          served,
          wishes.map((_, index) => index),
        );
      }),
    ));
});
