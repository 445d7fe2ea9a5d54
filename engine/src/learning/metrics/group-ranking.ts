import { permutation, Random } from '../random.ts';
import type { Evaluation } from './evaluation.ts';
import { evaluateLists, type RecommendedList } from './recommendation.ts';

/** Rows that are ranked within groups, such as the offers of a search. */
export interface RankedRows {
  /** The group of each row. */
  readonly groups: readonly (string | number)[];
  /** Whether each row is one that was looked for. */
  readonly isRelevant: readonly boolean[];
  readonly scores: ArrayLike<number>;
}

/** How well rows are ranked within groups. */
export interface GroupRanking {
  /** Of groups: `rows` is their number. */
  readonly evaluation: Evaluation;
  /** Groups without a relevant row: no order of them is better than another. */
  readonly unmeasured: number;
}

/** Random orders of each group that are measured beside the one by scores. */
const ORDERS = 20;
/** Tells the draws of orders from others of the seed. */
const STREAM = 0x0a4d;

/**
 * Measures the first `k` rows of each group, in the order of their scores, beside random orders. Rows with the same score are in an order
 * that the seed draws: that of the table may follow what is looked for.
 */
export function rankGroups(
  { groups, isRelevant, scores }: RankedRows,
  k: number,
  seed: number,
): GroupRanking {
  const members = new Map<string | number, number[]>();
  const random = new Random(seed, STREAM);
  // In a random order from here on, which a stable sort by scores keeps.
  for (const row of permutation(groups.length, random)) {
    const group = groups[row] ?? '';
    const known = members.get(group);
    if (known) known.push(row);
    else members.set(group, [row]);
  }
  const lists: RecommendedList[] = [];
  const naive: RecommendedList[] = [];
  for (const rows of members.values()) {
    const relevant = rows.filter((row) => isRelevant[row]).length;
    if (relevant === 0) continue;
    const listOf = (order: readonly number[]): RecommendedList => ({
      hits: order.slice(0, k).map((row) => isRelevant[row] ?? false),
      relevant,
    });
    lists.push(listOf([...rows].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))));
    for (let order = 0; order < ORDERS; order++)
      naive.push(listOf(Array.from(permutation(rows.length, random), (place) => rows[place] ?? 0)));
  }
  return {
    evaluation: evaluateLists({ lists, naive }, k, { seed }),
    unmeasured: members.size - lists.length,
  };
}
