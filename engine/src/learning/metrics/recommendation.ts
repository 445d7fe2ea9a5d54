import { bootstrap } from './bootstrap.ts';
import type { Evaluation, Measure } from './evaluation.ts';

/** What somebody was recommended, and what they then chose. */
export interface RecommendedList {
  /** Of the items of the list, the best one first: whether it was chosen. */
  readonly hits: readonly boolean[];
  /** Items that were chosen, in the list or not; at least 1. */
  readonly relevant: number;
  /** How relevant the items of the list are, 0 for one that was not chosen, and all that were chosen; all of these as relevant otherwise. */
  readonly gains?: { readonly listed: readonly number[]; readonly all: readonly number[] };
}

/** Measures of one list, all from 0 to 1. */
export type ListMeasures = Readonly<
  Record<'precisionAtK' | 'recallAtK' | 'ndcgAtK' | 'mapAtK' | 'mrrAtK' | 'hitRateAtK', number>
>;

/**
 * Measures the first `k` items of a list. Only nDCG asks how relevant an item is; without gains, they are 0 and 1. A list that is
 * shorter than `k` is measured as if wrong items followed.
 * @see scikit-learn's `ndcg_score` for `ndcgAtK`, and `average_precision_score` for `mapAtK` of all items.
 */
export function listMeasures({ hits, relevant, gains }: RecommendedList, k: number): ListMeasures {
  let found = 0;
  let gain = 0;
  let precisions = 0;
  let first = 0;
  for (const [place, isHit] of hits.slice(0, k).entries()) {
    if (!isHit) continue;
    found++;
    gain += (gains?.listed[place] ?? 1) * discountAt(place);
    precisions += found / (place + 1);
    if (first === 0) first = 1 / (place + 1);
  }
  const reachable = Math.min(relevant, k);
  const best = gains?.all.toSorted((a, b) => b - a);
  let ideal = 0;
  for (let place = 0; place < reachable; place++) ideal += (best?.[place] ?? 1) * discountAt(place);
  return {
    precisionAtK: found / k,
    recallAtK: found / relevant,
    ndcgAtK: gain / ideal,
    mapAtK: precisions / reachable,
    mrrAtK: first,
    hitRateAtK: found > 0 ? 1 : 0,
  };
}

function discountAt(place: number): number {
  return 1 / Math.log2(place + 2);
}

/** Lists of a model, and those that are made without it, such as those of the most popular items. */
export interface ComparedLists {
  readonly lists: readonly RecommendedList[];
  readonly naive: readonly RecommendedList[];
  /** Share of the items that are in any list; none where lists are of different items. */
  readonly coverage?: { readonly value: number; readonly baseline: number };
}

/**
 * The means of the measures over people, with intervals by resampling people, beside those of the naive lists. The coverage has no
 * interval: fewer people, as in a resample, always cover fewer items.
 */
export function evaluateLists(
  { lists, naive, coverage }: ComparedLists,
  k: number,
  { seed, resamples }: { readonly seed: number; readonly resamples?: number },
): Evaluation {
  const measured = lists.map((list) => listMeasures(list, k));
  const values = meansOf(measured);
  const baseline = meansOf(naive.map((list) => listMeasures(list, k)));
  const intervals = bootstrap(lists.length, (weights) => meansOf(measured, weights), {
    seed,
    ...(resamples !== undefined && { resamples }),
  });
  const measures = Object.entries(values).map(([name, value]): [string, Measure] => [
    name,
    { value, baseline: baseline[name] ?? Number.NaN, ...intervals[name] },
  ]);
  return {
    rows: lists.length,
    measures: { ...Object.fromEntries(measures), ...(coverage && { coverageAtK: coverage }) },
  };
}

function meansOf(all: readonly ListMeasures[], weights?: Float64Array): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  let total = 0;
  for (const [at, measures] of all.entries()) {
    const weight = weights ? (weights[at] ?? 0) : 1;
    total += weight;
    if (weight === 0) continue;
    for (const [name, value] of Object.entries(measures)) sums[name] = (sums[name] ?? 0) + weight * value;
  }
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / total]));
}
