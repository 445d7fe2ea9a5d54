import { innovations, psiWeights, type Arma } from './arma.ts';
import { differencedBy, integrated, lagsOf } from './differences.ts';
import { minimumNear } from './numeric-gradient.ts';

/** The orders of a seasonal ARIMA model: (p,d,q)(P,D,Q)s. */
export interface ArimaOrder {
  readonly p: number;
  readonly d: number;
  readonly q: number;
  readonly seasonal: { readonly p: number; readonly d: number; readonly q: number };
  readonly season: number;
  /** Whether the differences have a mean other than 0. */
  readonly hasMean: boolean;
}

/** The numbers of a model, by their orders. */
export interface ArimaParameters {
  readonly ar: Float64Array;
  readonly ma: Float64Array;
  readonly seasonalAr: Float64Array;
  readonly seasonalMa: Float64Array;
  readonly mean: number;
}

/** A model with the parameters that make its likelihood largest. */
export interface ArimaFit {
  readonly order: ArimaOrder;
  readonly parameters: ArimaParameters;
  /** Variance of the errors one step ahead. */
  readonly variance: number;
  /** Of the differences, exact. */
  readonly logLikelihood: number;
  readonly aicc: number;
  /** Whether it is all but not stationary, or not invertible: then its forecasts are not to be trusted. */
  readonly isOnEdge: boolean;
}

/** How long the parameters are searched for; a rough search is enough to compare orders. */
const SEARCH = {
  fine: { steps: 150, tolerance: 1e-6 },
  rough: { steps: 25, tolerance: 1e-3 },
} as const;
/** Partial autocorrelations from which a process is all but not stationary, or not invertible. */
const EDGE = 0.99;
/** Partial autocorrelations that searches begin with, before they are bounded: the likelihood has several maxima where there are two. */
const STARTS: readonly (readonly [number, number?])[] = [[0.1], [-0.7], [1, -1.5]];

/** The process that the differences are, its two factors multiplied. */
export function armaOf({ season }: ArimaOrder, { ar, ma, seasonalAr, seasonalMa }: ArimaParameters): Arma {
  const minus = (weights: Float64Array): Float64Array => weights.map((weight) => -weight);
  return {
    ar: minus(product(minus(ar), minus(seasonalAr), season)),
    ma: product(ma, seasonalMa, season),
  };
}

/** The weights of `(1 + Σ a[i]Bⁱ⁺¹)(1 + Σ b[j]Bˢ⁽ʲ⁺¹⁾) − 1`. */
function product(own: Float64Array, seasonal: Float64Array, season: number): Float64Array {
  const weights = new Float64Array(own.length + seasonal.length * season);
  const [a, b] = [Float64Array.of(1, ...own), Float64Array.of(1, ...seasonal)];
  for (const [i, left] of a.entries())
    for (const [j, right] of b.entries()) {
      const at = i + j * season - 1;
      if (at >= 0) weights[at] = (weights[at] ?? 0) + left * right;
    }
  return weights;
}

/** The exact log-likelihood of differences, with the variance that makes it largest. */
function ofChanges(
  changes: Float64Array,
  order: ArimaOrder,
  parameters: ArimaParameters,
): Pick<ArimaFit, 'logLikelihood' | 'variance'> {
  const count = changes.length;
  const centered = changes.map((value) => value - parameters.mean);
  const { errors, variances } = innovations(armaOf(order, parameters), centered);
  let squares = 0;
  let logarithms = 0;
  for (let at = 0; at < count; at++) {
    const variance = variances[at] ?? 1;
    if (!(variance > 0)) return { variance: Infinity, logLikelihood: -Infinity };
    squares += (errors[at] ?? 0) ** 2 / variance;
    logarithms += Math.log(variance);
  }
  const variance = squares / count;
  const logLikelihood =
    -0.5 * (count * (Math.log(2 * Math.PI * Math.max(variance, 1e-300)) + 1) + logarithms);
  return { variance, logLikelihood: Number.isNaN(logLikelihood) ? -Infinity : logLikelihood };
}

/**
 * Estimates the parameters by exact maximum likelihood. They are kept stationary and invertible by their partial autocorrelations
 * (Monahan, 1984).
 */
export function fitArima(
  values: Float64Array,
  order: ArimaOrder,
  search: 'fine' | 'rough' = 'fine',
): ArimaFit {
  const { p, d, q, seasonal, season, hasMean } = order;
  const changes = differencedBy(values, lagsOf(d, seasonal.d, season));
  const count = changes.length;
  const mean = changes.reduce((sum, value) => sum + value, 0) / count;
  const scale = Math.sqrt(changes.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count) || 1;
  const parametersAt = (place: Float64Array): ArimaParameters => {
    let from = 0;
    const next = (size: number): Float64Array => place.subarray(from, (from += size));
    return {
      ar: stationary(next(p)),
      ma: stationary(next(q)).map((weight) => -weight),
      seasonalAr: stationary(next(seasonal.p)),
      seasonalMa: stationary(next(seasonal.q)).map((weight) => -weight),
      mean: hasMean ? mean + (next(1)[0] ?? 0) * scale : 0,
    };
  };
  const size = p + q + seasonal.p + seasonal.q + Number(hasMean);
  const valueAt = (place: Float64Array): number => {
    const { logLikelihood } = ofChanges(changes, order, parametersAt(place));
    return logLikelihood === -Infinity ? Infinity : -logLikelihood / count;
  };
  const orders = [p, q, seasonal.p, seasonal.q];
  const starts = STARTS.filter(
    ([first, second]) => first === 0.1 || (search === 'fine' && (second === undefined || Math.max(p, q) > 1)),
  );
  const places = starts.map((start) => {
    const from = Float64Array.from([
      ...orders.flatMap((each) => Array.from({ length: each }, (_, at) => start[at] ?? 0)),
      ...(hasMean ? [0] : []),
    ]);
    return minimumNear(from, valueAt, SEARCH[search]);
  });
  const [place = new Float64Array(size)] = places.toSorted((one, other) => valueAt(one) - valueAt(other));
  const parameters = parametersAt(place);
  const { variance, logLikelihood } = ofChanges(changes, order, parameters);
  const estimated = size + 1;
  const left = count - estimated - 1;
  const aicc =
    left > 0 ? -2 * logLikelihood + 2 * estimated + (2 * estimated * (estimated + 1)) / left : Infinity;
  const isOnEdge = place
    .subarray(0, size - Number(hasMean))
    .some((number) => Math.abs(partialOf(number)) > EDGE);
  return { order, parameters, variance, logLikelihood, aicc, isOnEdge };
}

/** What follows a series, with the standard deviation of each step. */
export function arimaAhead(
  values: Float64Array,
  order: ArimaOrder,
  parameters: ArimaParameters,
  variance: number,
  horizon: number,
): { readonly values: Float64Array; readonly deviations: Float64Array } {
  const { d, seasonal, season } = order;
  const lags = lagsOf(d, seasonal.d, season);
  const { mean } = parameters;
  const arma = armaOf(order, parameters);
  const centered = differencedBy(values, lags).map((value) => value - mean);
  const { ahead } = innovations(arma, centered, horizon);
  const following = ahead.map((value) => value + mean);
  let psi = psiWeights(arma, horizon);
  for (const lag of lags) psi = summed(psi, lag);
  let sum = 0;
  const deviations = psi.map((weight) => {
    sum += weight ** 2;
    return Math.sqrt(sum * variance);
  });
  return { values: integrated(values, following, lags), deviations };
}

/** Weights of the errors in a series whose differences have these. */
function summed(weights: Float64Array, lag: number): Float64Array {
  const all = weights.slice();
  for (let at = lag; at < all.length; at++) all[at] = (all[at] ?? 0) + (all[at - lag] ?? 0);
  return all;
}

/** Any numbers as the weights of a stationary process, by way of partial autocorrelations between −1 and 1. */
function stationary(place: Float64Array): Float64Array {
  const weights: number[] = [];
  for (const number of place) {
    const partial = partialOf(number);
    const before = weights.slice();
    for (const [at, weight] of before.entries())
      weights[at] = weight - partial * (before[before.length - 1 - at] ?? 0);
    weights.push(partial);
  }
  return Float64Array.from(weights);
}

function partialOf(number: number): number {
  return number / Math.sqrt(1 + number ** 2);
}

/** `(1,1,1)(0,1,1)12` */
export function orderText({ p, d, q, seasonal, season }: ArimaOrder): string {
  const own = `(${p},${d},${q})`;
  return season > 1 ? `${own}(${seasonal.p},${seasonal.d},${seasonal.q})${season}` : own;
}
