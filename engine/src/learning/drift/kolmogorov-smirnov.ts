/**
 * Pairs of values up to which the probability is exact: about a second of work at most. SciPy takes a limit where a sample has more than
 * 10,000 values, which is far off where the other one has few.
 */
const EXACT = 2 ** 28;
/** Terms of the series, at most: each is far below the one before. */
const TERMS = 100;
/** Where the series changes: both are exact there, and short. */
const TURN = 1;

/**
 * How probable it is that two samples of the same distribution differ as much as these: the two-sided test of Kolmogorov and Smirnov.
 * @param reference sorted, finite, not empty.
 * @param current sorted, finite, not empty.
 * @returns a p-value.
 */
export function kolmogorovSmirnov(reference: Float64Array, current: Float64Array): number {
  const [m, n] = [reference.length, current.length];
  const difference = largestDifference(reference, current);
  if (difference === 0) return 1;
  if (m * n <= EXACT) return m >= n ? outside(m, n, difference) : outside(n, m, difference);
  return tailOf(difference / (m * n), (m * n) / (m + n));
}

/** Of the cumulative distributions, times the product of the lengths: a whole number. */
function largestDifference(reference: Float64Array, current: Float64Array): number {
  let largest = 0;
  let [before, now] = [0, 0];
  while (before < reference.length && now < current.length) {
    const value = Math.min(reference[before] ?? Infinity, current[now] ?? Infinity);
    while (reference[before] === value) before++;
    while (current[now] === value) now++;
    largest = Math.max(largest, Math.abs(before * current.length - now * reference.length));
  }
  return largest;
}

/**
 * The share of the paths from (0, 0) to (m, n), in steps to the right and up, on which a point (i, j) has |i n − j m| ≥ difference.
 * @param m at least n.
 * @see Hodges, "The significance probability of the Smirnov two-sample test", 1958
 */
function outside(m: number, n: number, difference: number): number {
  // Of the paths to (i, j): the last step came from the left with probability i / (i + j). Points outside have 1.
  const shares = new Float64Array(n + 1).fill(1);
  shares.fill(0, 0, Math.min(Math.ceil(difference / m), n + 1));
  for (let i = 1; i <= m; i++) {
    const first = Math.max(Math.floor((i * n - difference) / m) + 1, 0);
    const end = Math.min(Math.ceil((i * n + difference) / m), n + 1);
    let below = first === 0 ? 0 : 1;
    for (let j = first; j < end; j++) {
      below = ((shares[j] ?? 1) * i + below * j) / (i + j);
      shares[j] = below;
    }
  }
  return shares[n] ?? 1;
}

/**
 * The limit for large samples, with the correction for their size of Vrbik, "Small-sample corrections to Kolmogorov–Smirnov test
 * statistic", 2018.
 * @param d difference of the cumulative distributions.
 * @param size mn / (m + n).
 */
function tailOf(d: number, size: number): number {
  const root = Math.sqrt(size);
  const z = root * d + 1 / (6 * root) + (root * d - 1) / (4 * size);
  let sum = 0;
  if (z < TURN) {
    for (let k = 1; k <= TERMS; k++) sum += Math.exp(-((((2 * k - 1) * Math.PI) / z) ** 2) / 8);
    return 1 - (Math.sqrt(2 * Math.PI) / z) * sum;
  }
  for (let k = 1; k <= TERMS; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * (k * z) ** 2);
  return sum;
}
