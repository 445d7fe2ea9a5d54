import type { RiskScale } from '../../../core/views/risk-map.ts';
import type { AmdecModel, RatingName } from '../model.ts';

/** The ends that scales of public tables have. */
const USUAL_MAXIMA = [4, 5, 10] as const;
const LARGEST = 10;

/**
 * The scale of a rating: that of the grid, or the smallest usual one that holds all ratings of the table. Marks outside of
 * a grid widen it, up to 10: further off they are slips. Undefined for a rating that the table does not have.
 */
export function scaleOf({ grid, risks }: AmdecModel, name: RatingName): RiskScale | undefined {
  let highest = 0;
  let lowest = LARGEST;
  for (const { rating, residual } of risks) {
    for (const value of [rating[name]?.value, residual?.[name]?.value]) {
      if (value === undefined || value < 1 || value > LARGEST || !Number.isInteger(value)) continue;
      highest = Math.max(highest, value);
      lowest = Math.min(lowest, value);
    }
  }
  const declared = grid?.[name];
  if (declared) {
    return {
      minimum: Math.min(declared.minimum, lowest),
      maximum: Math.max(declared.maximum, highest),
      labels: Object.fromEntries(declared.labels),
    };
  }
  if (highest === 0) return undefined;
  return { minimum: 1, maximum: USUAL_MAXIMA.find((end) => end >= highest) ?? LARGEST, labels: {} };
}
