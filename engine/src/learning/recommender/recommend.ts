import type { Neighbors } from './neighbors.ts';

/** A trained recommender: what turns a history into items, here and in a file. */
export interface Recommender {
  /** The most popular one first. */
  readonly items: readonly string[];
  readonly neighbors: Neighbors;
  /** Items of a list. */
  readonly k: number;
}

/** Items with their scores, the best one first. */
export interface Recommended {
  /** Places of items. */
  readonly items: readonly number[];
  /** Sums of cosines; 0 for an item that is only popular. */
  readonly scores: readonly number[];
}

/**
 * The items that are most similar to those of a history, without these. Where they are fewer than `k`, the most popular of the others
 * follow with a score of 0: all of them for a history without a known item.
 * @param history places of items, each once.
 */
export function recommend({ items, neighbors, k }: Recommender, history: Iterable<number>): Recommended {
  const seen = new Set(history);
  const scores = new Map<number, number>();
  for (const item of seen)
    for (let at = item * neighbors.count; at < (item + 1) * neighbors.count; at++) {
      const other = neighbors.items[at] ?? items.length;
      if (other === items.length) break;
      if (!seen.has(other)) scores.set(other, (scores.get(other) ?? 0) + (neighbors.cosines[at] ?? 0));
    }
  const similar = [...scores].sort(([a, one], [b, other]) => other - one || a - b).slice(0, k);
  const listed = similar.map(([item]) => item);
  const popular = mostPopular(items.length, k - listed.length, (item) => seen.has(item) || scores.has(item));
  return {
    items: [...listed, ...popular],
    scores: [...similar.map(([, score]) => score), ...popular.map(() => 0)],
  };
}

/** The most popular items that are not left out, at most `count`. */
export function mostPopular(
  items: number,
  count: number,
  isLeftOut: (item: number) => boolean,
): readonly number[] {
  const found: number[] = [];
  for (let item = 0; item < items && found.length < count; item++) if (!isLeftOut(item)) found.push(item);
  return found;
}
