import { chiSquareTest, zTest } from './class-tests.ts';
import { countsOfNumbers, countsOfValues, type Counts } from './counts.ts';
import { jensenShannon, stabilityIndex, wasserstein } from './distances.ts';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';
import { compares, isDrift, isPValue, usualMethod, usualThreshold, type DriftMethod } from './method.ts';

/** The values of a column in both tables, without those that are missing. */
export type Samples =
  | { readonly kind: 'number'; readonly reference: Float64Array; readonly current: Float64Array }
  | { readonly kind: 'text'; readonly reference: readonly string[]; readonly current: readonly string[] };

export interface DriftOptions {
  /** That of Evidently otherwise. */
  readonly method?: DriftMethod;
  /** That of the method otherwise. */
  readonly threshold?: number;
}

/** What a comparison came to. */
export interface Drift {
  readonly method: DriftMethod;
  /** A p-value, or a distance. */
  readonly score: number;
  readonly threshold: number;
  readonly drifted: boolean;
}

/** Why a column cannot be compared. */
export type Hindrance = 'method' | 'identifier' | 'too-large' | 'several-values';

/** Texts of which nearly each is another are names of rows: those of other rows are others. */
const IDENTIFIER = { share: 0.5, least: 50 };

/** @param samples finite numbers, and no empty texts; neither sample is empty. */
export function driftOf(samples: Samples, options: DriftOptions = {}): Drift | Hindrance {
  const { method: asked } = options;
  if (asked !== undefined && !compares(asked, samples.kind)) return 'method';
  const { reference, current } = samples;
  const distinct = new Set<number | string>(reference).size;
  if (samples.kind === 'text' && distinct > Math.max(IDENTIFIER.least, IDENTIFIER.share * reference.length))
    return 'identifier';
  const all = new Set<number | string>(reference);
  for (const value of current) all.add(value);
  const method = asked ?? usualMethod(samples.kind, reference.length, all.size);
  if (method === 'z' && all.size > 2) return 'several-values';
  if (!isPValue(method) && isTooLarge(samples)) return 'too-large';
  const score = scoreOf(method, samples);
  const threshold = options.threshold ?? usualThreshold(method);
  return { method, score, threshold, drifted: isDrift(method, score, threshold) };
}

/** Whether the square of a difference overflows. */
function isTooLarge(samples: Samples): boolean {
  if (samples.kind === 'text') return false;
  let [low, high] = [Infinity, -Infinity];
  for (const values of [samples.reference, samples.current])
    for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return !Number.isFinite((high - low) ** 2);
}

function scoreOf(method: DriftMethod, samples: Samples): number {
  if (samples.kind === 'text') {
    const counts = countsOfValues(samples.reference, samples.current);
    return scoreOfCounts(method, counts);
  }
  const reference = samples.reference.toSorted();
  const current = samples.current.toSorted();
  if (method === 'ks') return kolmogorovSmirnov(reference, current);
  if (method === 'wasserstein') return wasserstein(reference, current);
  const isTest = isPValue(method);
  const counts = isTest ? countsOfValues(reference, current) : countsOfNumbers(reference, current);
  return scoreOfCounts(method, counts);
}

function scoreOfCounts(method: DriftMethod, counts: Counts): number {
  if (method === 'chi-square') return chiSquareTest(counts);
  if (method === 'z') return zTest(counts);
  return method === 'psi' ? stabilityIndex(counts) : jensenShannon(counts);
}
