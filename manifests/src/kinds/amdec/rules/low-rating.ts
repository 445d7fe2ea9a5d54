import type { Scale } from '../model.ts';

/** The share of a scale that is low: the ratings 1 to 3 of 10, the rating 1 of a scale of 4 to 6. */
const LOW_SHARE = 0.3;

/** The highest rating that says "easy to detect", or "rare". */
export function highestLowRating({ minimum, maximum }: Scale): number {
  const low = Math.floor((maximum - minimum + 1) * LOW_SHARE);
  return minimum + Math.max(low, 1) - 1;
}
