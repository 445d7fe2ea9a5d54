import { upperGamma } from './gamma.ts';
import type { Counts } from './counts.ts';

/**
 * How probable it is that the current values are drawn with the frequencies of the reference: the χ² test.
 * @returns a p-value; 0 where the reference lacks a class that there is now, 1 for a single class.
 */
export function chiSquareTest({ reference, current }: Counts): number {
  const ratio = sumOf(current) / sumOf(reference);
  let statistic = 0;
  for (const [index, count] of reference.entries())
    statistic += ((current[index] ?? 0) - count * ratio) ** 2 / (count * ratio);
  return reference.length < 2 ? 1 : upperGamma((reference.length - 1) / 2, statistic / 2);
}

/**
 * How probable it is that two shares are the same: the Z test of two proportions, two-sided, with a pooled variance.
 * @param counts of two classes, or of one.
 * @returns a p-value.
 */
export function zTest({ reference, current }: Counts): number {
  if (reference.length < 2) return 1;
  const before = sumOf(reference);
  const now = sumOf(current);
  const [countBefore = 0] = reference;
  const [countNow = 0] = current;
  const pooled = (countBefore + countNow) / (before + now);
  const z =
    (countBefore / before - countNow / now) / Math.sqrt(pooled * (1 - pooled) * (1 / before + 1 / now));
  // The square of a normal number is χ² with one degree of freedom.
  return upperGamma(0.5, (z * z) / 2);
}

function sumOf(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
