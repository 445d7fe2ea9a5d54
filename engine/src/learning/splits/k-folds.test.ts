import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { groupedFolds, kFolds, randomFolds, stratifiedFolds } from './k-folds.ts';
import type { Fold } from './split.ts';
import { rollingOrigin } from './time.ts';

/** Folds of scikit-learn: `testing/folds.py`. */
interface Case {
  readonly rows: number;
  readonly folds: number;
  readonly gap: number;
  readonly classes: readonly number[];
  readonly groups: readonly number[];
  readonly is: readonly { readonly training: readonly number[]; readonly validation: readonly number[] }[];
}
const CASES = JSON.parse(readFileSync(join(import.meta.dirname, 'testing/folds.json'), 'utf8')) as Readonly<
  Record<'kFolds' | 'stratified' | 'grouped' | 'time', readonly Case[]>
>;

const upTo = (rows: number): Uint32Array => Uint32Array.from({ length: rows }, (_, row) => row);
const plain = (folds: readonly Fold[]): unknown =>
  folds.map(({ training, validation }) => ({ training: [...training], validation: [...validation] }));

describe('folds', () => {
  it('are those of KFold, StratifiedKFold, GroupKFold and TimeSeriesSplit of scikit-learn', () => {
    for (const { rows, folds, is } of CASES.kFolds) assert.deepEqual(plain(kFolds(upTo(rows), folds)), is);
    for (const { classes, folds, is } of CASES.stratified)
      assert.deepEqual(plain(stratifiedFolds(classes, folds)), is);
    for (const { groups, folds, is } of CASES.grouped)
      assert.deepEqual(plain(groupedFolds(groups, folds)), is);
    for (const { rows, folds, gap, is } of CASES.time)
      assert.deepEqual(plain(rollingOrigin(upTo(rows), upTo(rows), folds, gap)), is);
  });

  it('measure each row once, whatever the seed', () => {
    const lists = fc.array(fc.nat(3), { minLength: 6, maxLength: 60 });
    fc.assert(
      fc.property(lists, fc.integer({ min: 2, max: 6 }), fc.nat(), (values, folds, seed) => {
        for (const found of [
          randomFolds(values.length, folds, seed),
          stratifiedFolds(values, folds, seed),
          groupedFolds(values, folds),
        ]) {
          for (const { training, validation } of found)
            assert.equal(new Set([...training, ...validation]).size, values.length);
          const measured = found.flatMap(({ validation }) => [...validation]);
          assert.ok(found.length === 1 || measured.length <= values.length);
          assert.equal(new Set(measured).size, measured.length);
        }
        const sizes = stratifiedFolds(values, folds, seed).map(({ validation }) => validation.length);
        assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1);
        assert.deepEqual(stratifiedFolds(values, folds, seed), stratifiedFolds(values, folds, seed));
      }),
      { numRuns: 50 },
    );
  });

  it('of time have all rows of a date on one side, beyond the gap', () => {
    const times = Array.from({ length: 90 }, (_, row) => Math.floor(row / 7));
    for (const { training, validation } of rollingOrigin(times, upTo(90), 4, 2)) {
      const last = Math.max(...[...training].map((row) => times[row] ?? 0));
      const first = Math.min(...[...validation].map((row) => times[row] ?? 0));
      assert.ok(first - last > 2, `${first} follows ${last}`);
    }
  });
});
