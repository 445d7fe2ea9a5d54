import assert from 'node:assert/strict';
import fc from 'fast-check';
import { groupedSplit, randomSplit, stratifiedSplit } from './shuffled.ts';
import type { Split } from './split.ts';
import { rollingOrigin, timeSplit } from './time.ts';

const SHARES = { validation: 0.2, test: 0.2 };

/** Each row in one part, in ascending order. */
function assertWhole(split: Split, rows: number): void {
  const all = Object.values(split).flatMap((part: Uint32Array) => [...part]);
  assert.equal(all.length, rows);
  assert.equal(new Set(all).size, rows);
  for (const part of Object.values(split) as Uint32Array[]) assert.deepEqual(part, part.toSorted());
}

describe('splits', () => {
  it('keep the share of each class, and are the same for a seed', () => {
    const classes = Array.from({ length: 1000 }, (_, row) => (row % 10 === 0 ? 1 : 0));
    const split = stratifiedSplit(classes, SHARES, 1);
    assertWhole(split, 1000);
    for (const part of [split.validation, split.test]) {
      assert.equal(part.length, 200);
      assert.equal(part.filter((row) => classes[row] === 1).length, 20);
    }
    assert.deepEqual(stratifiedSplit(classes, SHARES, 1), split);
    assert.notDeepEqual(stratifiedSplit(classes, SHARES, 2).test, split.test);
    assert.equal(randomSplit(10, { validation: 0, test: 0.3 }, 1).test.length, 3);
    const rare = stratifiedSplit([0, 0, 0, 0, 0, 1, 1, 1], SHARES, 1);
    for (const part of [rare.training, rare.validation, rare.test])
      assert.equal(part.filter((row) => row >= 5).length, 1);
  });

  it('never put a group into two parts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 80 }), fc.nat(), (groups, seed) => {
        const split = groupedSplit(groups, SHARES, seed);
        assertWhole(split, groups.length);
        const seen = new Map<number, string>();
        for (const [name, part] of Object.entries(split) as [string, Uint32Array][])
          for (const row of part) {
            const group = groups[row] ?? 0;
            assert.equal(seen.get(group) ?? name, name);
            seen.set(group, name);
          }
      }),
    );
    const even = groupedSplit(
      Array.from({ length: 1000 }, (_, row) => row % 50),
      SHARES,
      4,
    );
    assert.deepEqual([even.training.length, even.validation.length, even.test.length], [600, 200, 200]);
  });

  it('cut time by date across groups, and leave the gap out', () => {
    const times = fc.array(fc.nat(60), { minLength: 3, maxLength: 120 });
    fc.assert(
      fc.property(times, fc.nat(9), (all, gap) => {
        const split = timeSplit(all, SHARES, gap);
        assertWhole(split, all.length);
        const timesOf = (part: Uint32Array): number[] => [...part].map((row) => all[row] ?? 0);
        const later = { training: split.validation, validation: split.test };
        for (const [earlier, after] of [
          [split.training, later.training],
          [split.validation, later.validation],
        ] as const) {
          if (earlier.length === 0 || after.length === 0) continue;
          const distance = Math.min(...timesOf(after)) - Math.max(...timesOf(earlier));
          assert.ok(gap === 0 ? distance > 0 : distance > gap, `${distance} is not beyond ${gap}`);
        }
        if (gap === 0) assert.equal(split.unused.length, 0);
      }),
    );
    // Two shares of 100 days: both lose the same days.
    const days = Array.from({ length: 200 }, (_, row) => row % 100);
    const split = timeSplit(days, { validation: 0.15, test: 0.15 }, 5);
    assert.deepEqual([split.training.length, split.validation.length, split.test.length], [130, 20, 30]);
    assert.equal(timeSplit(days, { validation: 0, test: 0.5 }).training.length, 100);
    assert.equal(timeSplit(days, { validation: 0, test: 0 }).training.length, 200);
  });

  it('roll the origin of forecasts through time', () => {
    const times = Array.from({ length: 120 }, (_, row) => Math.floor(row / 2));
    const rows = Uint32Array.from({ length: 100 }, (_, row) => row);
    const folds = rollingOrigin(times, rows, 4, 3);
    assert.deepEqual(
      folds.map(({ training, validation }) => [training.length, validation[0], validation.length]),
      [
        [14, 20, 20],
        [34, 40, 20],
        [54, 60, 20],
        [74, 80, 20],
      ],
    );
    assert.deepEqual(rollingOrigin([1, 1, 1], Uint32Array.of(0, 1, 2), 3), []);
  });
});
