import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldsOf, type FoldRule } from './folds.ts';

const ruleOf = (by: FoldRule['by'], keys: readonly number[]): FoldRule => {
  switch (by) {
    case 'random':
      return { by, classes: keys };
    case 'group':
      return { by, groups: keys };
    case 'time':
      return { by, times: keys, gap: 1 };
  }
};

describe('folds', () => {
  const keys = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 60 });

  it('predict no row twice, and none that was trained on', () => {
    fc.assert(
      fc.property(
        keys,
        fc.constantFrom('random' as const, 'group' as const, 'time' as const),
        fc.integer({ min: 2, max: 6 }),
        (values, by, count) => {
          const rows = Uint32Array.from(values, (_, row) => row).filter((row) => row % 5 > 0);
          const folds = foldsOf(rows, ruleOf(by, values), count, 1);
          const predicted = folds.flatMap(({ validation }) => [...validation]);
          assert.equal(new Set(predicted).size, predicted.length);
          assert.ok(folds.length <= count);
          for (const { training, validation } of folds) {
            assert.ok(validation.every((row) => rows.includes(row) && !training.includes(row)));
            assert.ok(training.every((row) => rows.includes(row)));
            const known = new Set([...training].map((row) => values[row] ?? 0));
            if (by === 'group') assert.ok(validation.every((row) => !known.has(values[row] ?? 0)));
            if (by === 'time')
              assert.ok(validation.every((row) => Math.max(...known) + 1 < (values[row] ?? 0)));
          }
          if (by === 'random') assert.equal(predicted.length, rows.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('have about as many rows of each class', () => {
    const classes = Array.from({ length: 50 }, (_, row) => (row < 10 ? 1 : 0));
    const rows = Uint32Array.from(classes, (_, row) => row);
    for (const { validation } of foldsOf(rows, { by: 'random', classes }, 5, 3))
      assert.equal(validation.filter((row) => classes[row] === 1).length, 2);
    assert.deepEqual(
      foldsOf(rows, { by: 'random', classes }, 5, 3),
      foldsOf(rows, { by: 'random', classes }, 5, 3),
    );
  });
});
