import { groupedFolds, randomFolds, stratifiedFolds } from '../splits/k-folds.ts';
import type { Fold } from '../splits/split.ts';
import { rollingOrigin } from '../splits/time.ts';
import type { SplitRule } from './request.ts';
import type { Target } from './target.ts';

/**
 * Folds of some rows, as the rows of the table are split: rows with a time by a rolling origin, with the gap, so that the first ones are
 * measured in no fold; groups stay whole; classes are in all folds.
 * @param rows in ascending order; the rule and the target are of all rows of the table.
 * @returns those folds that have rows on both sides: a row is measured in one at most.
 */
export function foldsOf(
  rows: Uint32Array,
  { problem, values }: Pick<Target, 'problem' | 'values'>,
  rule: SplitRule,
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly Fold[] {
  if (rule.by === 'time') return rollingOrigin(rule.times, rows, count, rule.gap);
  const found =
    rule.by === 'group'
      ? groupedFolds(numbered(rows, rule.groups), count)
      : problem === 'classification'
        ? stratifiedFolds(
            rows.map((row) => values[row] ?? 0),
            count,
            seed,
          )
        : randomFolds(rows.length, count, seed);
  const placed = (places: Uint32Array): Uint32Array => places.map((place) => rows[place] ?? 0);
  return found.map(({ training, validation }) => ({
    training: placed(training),
    validation: placed(validation),
  }));
}

/** The groups of some rows, numbered from 0 without gaps. */
function numbered(rows: Uint32Array, groups: Uint32Array): Uint32Array {
  const places = new Map<number, number>();
  return rows.map((row) => {
    const group = groups[row] ?? 0;
    const place = places.get(group) ?? places.size;
    places.set(group, place);
    return place;
  });
}
