import { evaluateLists, type RecommendedList } from '../metrics/recommendation.ts';
import type { Evaluation } from '../metrics/evaluation.ts';
import type { Choices } from './choices.ts';
import type { HeldOut } from './held-out.ts';
import { comparedList } from './later-choices.ts';
import { mostPopular, recommend, type Recommender } from './recommend.ts';

/**
 * Measures a recommender by what people chose afterwards, beside the most popular items. Both leave out what was chosen before.
 * @param isGraded whether some of it is more relevant than other.
 */
export function measureRecommender(
  recommender: Recommender,
  { histories }: Choices,
  { chosen }: HeldOut,
  { seed, isGraded }: { readonly seed: number; readonly isGraded: boolean },
): Evaluation {
  const { items, k } = recommender;
  const lists: RecommendedList[] = [];
  const popular: RecommendedList[] = [];
  const covered = { own: new Set<number>(), popular: new Set<number>() };
  for (const [user, held] of chosen) {
    const history = histories.get(user)?.items ?? new Uint32Array();
    const seen = new Set(history);
    const listOf = (list: readonly number[]): RecommendedList =>
      comparedList(
        list.map((item) => items[item] ?? ''),
        held,
        isGraded,
      );
    const own = recommend(recommender, history).items;
    const others = mostPopular(items.length, k, (item) => seen.has(item));
    for (const item of own) covered.own.add(item);
    for (const item of others) covered.popular.add(item);
    lists.push(listOf(own));
    popular.push(listOf(others));
  }
  const coverage = {
    value: covered.own.size / items.length,
    baseline: covered.popular.size / items.length,
  };
  return evaluateLists({ lists, naive: popular, coverage }, k, { seed });
}
