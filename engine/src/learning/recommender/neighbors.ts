import { LearningFault } from '../training/fault.ts';
import type { Choices } from './choices.ts';

/** Pairs of items of one person that are multiplied, at most: some tens of seconds. */
const MOST_PAIRS = 4e9;

/** The items that are most similar to each item. */
export interface Neighbors {
  /** Kept of each item; what an item has fewer of is filled with places of no item, and weights of 0. */
  readonly count: number;
  /** Places of items, `count` for each item, the most similar one first; the number of items is no item. */
  readonly items: Uint32Array;
  /** Cosines, from 0 to 1. */
  readonly cosines: Float64Array;
}

/**
 * The cosines of items, each of which is a vector of the weights that people gave it. Only pairs that somebody chose both of are looked
 * at, and only the most similar ones kept: the matrix of all pairs would not fit into memory.
 * @param count kept of each item; of equal ones the more popular.
 * @throws LearningFault when people chose too many items each.
 * @see Linden, Smith and York, Amazon.com Recommendations: Item-to-Item Collaborative Filtering (2003).
 */
export function neighborsOf(
  { items, histories }: Choices,
  count: number,
  onProgress: (progress: number) => void = () => undefined,
): Neighbors {
  const people = [...histories.values()];
  const pairs = people.reduce((sum, { items: own }) => sum + own.length ** 2, 0);
  if (pairs > MOST_PAIRS) throw new LearningFault({ code: 'too-many-pairs', pairs, most: MOST_PAIRS });
  const size = items.length;
  const chosenBy = peopleOf(people, size);
  const lengths = new Float64Array(size);
  for (const { items: own, weights } of people)
    for (const [at, item] of own.entries()) lengths[item] = (lengths[item] ?? 0) + (weights[at] ?? 0) ** 2;
  const kept = Math.max(1, Math.min(count, size - 1));
  const found: Neighbors = {
    count: kept,
    items: new Uint32Array(size * kept).fill(size),
    cosines: new Float64Array(size * kept),
  };
  const products = new Float64Array(size);
  const step = Math.max(1, Math.floor(size / 100));
  for (let item = 0; item < size; item++) {
    const touched: number[] = [];
    for (const { person, weight } of chosenBy[item] ?? []) {
      const { items: own, weights } = people[person] ?? { items: new Uint32Array(), weights: [] };
      for (let at = 0; at < own.length; at++) {
        const other = own[at] ?? 0;
        if (other === item) continue;
        if (products[other] === 0) touched.push(other);
        products[other] = (products[other] ?? 0) + weight * (weights[at] ?? 0);
      }
    }
    const cosineOf = (other: number): number =>
      Math.min(1, (products[other] ?? 0) / Math.sqrt((lengths[item] ?? 0) * (lengths[other] ?? 0)));
    const cosines = new Map(touched.map((other) => [other, cosineOf(other)]));
    touched.sort((a, b) => (cosines.get(b) ?? 0) - (cosines.get(a) ?? 0) || a - b);
    for (const [rank, other] of touched.slice(0, kept).entries()) {
      found.items[item * kept + rank] = other;
      found.cosines[item * kept + rank] = cosines.get(other) ?? 0;
    }
    for (const other of touched) products[other] = 0;
    if (item % step === 0) onProgress(item / size);
  }
  return found;
}

/** Who chose each item, with the weight. */
function peopleOf(
  people: readonly { readonly items: Uint32Array; readonly weights: Float64Array }[],
  size: number,
): readonly { readonly person: number; readonly weight: number }[][] {
  const chosenBy = Array.from({ length: size }, () => new Array<{ person: number; weight: number }>());
  for (const [person, { items, weights }] of people.entries())
    for (const [at, item] of items.entries()) chosenBy[item]?.push({ person, weight: weights[at] ?? 0 });
  return chosenBy;
}
