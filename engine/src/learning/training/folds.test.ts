import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldsOf } from './folds.ts';
import type { SplitRule } from './request.ts';

const SHARES = { validation: 0.2, test: 0.2 };
const ruleOf = (by: SplitRule['by'], keys: readonly number[]): SplitRule => {
  switch (by) {
    case 'random':
      return { by, ...SHARES };
    case 'group':
      return { by, groups: Uint32Array.from(keys), ...SHARES };
    case 'time':
      return { by, times: Float64Array.from(keys), gap: 1, ...SHARES };
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
          const folds = foldsOf(
            rows,
            { problem: 'classification', values: Float64Array.from(values) },
            ruleOf(by, values),
            { count, seed: 1 },
          );
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
    const values = Float64Array.from(classes);
    const made = (): ReturnType<typeof foldsOf> =>
      foldsOf(rows, { problem: 'classification', values }, ruleOf('random', []), { count: 5, seed: 3 });
    for (const { validation } of made())
      assert.equal(validation.filter((row) => classes[row] === 1).length, 2);
    assert.deepEqual(made(), made());
  });
});
