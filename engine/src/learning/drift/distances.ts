import type { Counts } from './counts.ts';

/** A standard deviation below this one is not divided by, as in Evidently. */
const LEAST_DEVIATION = 0.001;
/** A share of zero, for which the population stability index is not defined. */
const SMALL = 0.0001;
/** What it is divided by where there are shares as small as that. */
const SMALLER = 1e6;

/**
 * The area between the two cumulative distributions, in standard deviations of the reference.
 * @param reference sorted, finite, not empty.
 * @param current sorted, finite, not empty.
 */
export function wasserstein(reference: Float64Array, current: Float64Array): number {
  let area = 0;
  let [before, now] = [0, 0];
  let last = Math.min(reference[0] ?? 0, current[0] ?? 0);
  while (before < reference.length || now < current.length) {
    const value = Math.min(reference[before] ?? Infinity, current[now] ?? Infinity);
    area += Math.abs(before / reference.length - now / current.length) * (value - last);
    last = value;
    while (reference[before] === value) before++;
    while (current[now] === value) now++;
  }
  return area / Math.max(deviationOf(reference), LEAST_DEVIATION);
}

/** The distance of Jensen and Shannon, with natural logarithms: from 0 to the root of ln 2. */
export function jensenShannon(counts: Counts): number {
  const reference = sharesOf(counts.reference);
  const current = sharesOf(counts.current);
  let sum = 0;
  for (const [index, before] of reference.entries()) {
    const now = current[index] ?? 0;
    if (before > 0) sum += before * Math.log((2 * before) / (before + now));
    if (now > 0) sum += now * Math.log((2 * now) / (before + now));
  }
  // A sum that should be zero may be just below.
  return Math.sqrt(Math.max(0, sum) / 2);
}

/** The population stability index. Shares of zero are small ones. */
export function stabilityIndex(counts: Counts): number {
  const reference = withoutZeros(sharesOf(counts.reference));
  const current = withoutZeros(sharesOf(counts.current));
  return reference.reduce((sum, before, index) => {
    const now = current[index] ?? before;
    return sum + (before - now) * Math.log(before / now);
  }, 0);
}

function withoutZeros(shares: Float64Array): Float64Array {
  const least = shares.reduce((low, share) => (share > 0 && share < low ? share : low), 1);
  const filling = least <= SMALL ? least / SMALLER : SMALL;
  return shares.map((share) => (share === 0 ? filling : share));
}

function sharesOf(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / total);
}

/** Of all values, not of a sample of them. */
function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value / values.length, 0);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2 / values.length, 0));
}
