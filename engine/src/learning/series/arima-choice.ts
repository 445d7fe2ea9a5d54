import { fitArima, type ArimaFit, type ArimaOrder } from './arima.ts';
import { differenced } from './differences.ts';

/** Largest orders that are tried. */
const MOST = { p: 3, q: 3, seasonalP: 1, seasonalQ: 1, all: 5, d: 2 } as const;
/** Models that are tried, at most. */
const MOST_MODELS = 30;
/** Share of the variance that a season must explain to be differenced (Wang, Smith and Hyndman, 2006). */
const SEASONAL = 0.64;
/** Above, a series is not stationary, at 5 % (Kwiatkowski, Phillips, Schmidt and Shin, 1992, table 1). */
const NOT_STATIONARY = 0.463;

/** The orders p, q, P, Q and whether there is a mean. */
interface Candidate {
  readonly p: number;
  readonly q: number;
  readonly seasonalP: number;
  readonly seasonalQ: number;
  readonly hasMean: boolean;
}

/**
 * Chooses the orders of a model as Hyndman and Khandakar (2008): differences by the strength of the season and by KPSS tests, then the
 * other orders step by step, by AICc.
 */
export function chooseArima(values: Float64Array, season: number): ArimaFit {
  const isSeasonal = season > 1 && values.length >= 2 * season + 3;
  const ofSeason = isSeasonal && seasonalStrength(values, season) > SEASONAL ? 1 : 0;
  let changes = ofSeason > 0 ? differenced(values, season) : values;
  let d = 0;
  while (d < MOST.d - ofSeason && changes.length > 4 && kpss(changes) > NOT_STATIONARY) {
    changes = differenced(changes, 1);
    d++;
  }
  const mayHaveMean = d + ofSeason < 2;
  const orderOf = ({ p, q, seasonalP, seasonalQ, hasMean }: Candidate): ArimaOrder => ({
    ...{ p, d, q, hasMean, season: isSeasonal ? season : 1 },
    seasonal: { p: seasonalP, d: ofSeason, q: seasonalQ },
  });
  const known = new Set<string>();
  const fitOf = (candidate: Candidate): ArimaFit | undefined => {
    const order = orderOf(candidate);
    const key = JSON.stringify(order);
    if (known.has(key) || known.size >= MOST_MODELS) return undefined;
    known.add(key);
    return fitArima(values, order, 'rough');
  };
  const s = isSeasonal ? 1 : 0;
  const first: Candidate = { p: 0, q: 0, seasonalP: 0, seasonalQ: 0, hasMean: mayHaveMean };
  let best = { candidate: first, aicc: fitOf(first)?.aicc ?? Infinity };
  const improve = (candidates: readonly Candidate[]): boolean => {
    let isBetter = false;
    for (const candidate of candidates) {
      const fit = fitOf(candidate);
      if (!fit || fit.isOnEdge || !(fit.aicc < best.aicc)) continue;
      best = { candidate, aicc: fit.aicc };
      isBetter = true;
    }
    return isBetter;
  };
  improve([
    { p: 2, q: 2, seasonalP: s, seasonalQ: s, hasMean: mayHaveMean },
    { p: 1, q: 0, seasonalP: s, seasonalQ: 0, hasMean: mayHaveMean },
    { p: 0, q: 1, seasonalP: 0, seasonalQ: s, hasMean: mayHaveMean },
  ]);
  while (improve(neighbours(best.candidate, s, mayHaveMean)));
  return fitArima(values, orderOf(best.candidate));
}

/** Models that differ in one order, in p and q, or in the mean. */
function neighbours(of: Candidate, s: number, mayHaveMean: boolean): readonly Candidate[] {
  const steps = [-1, 1];
  const all = [
    ...steps.map((by) => ({ ...of, p: of.p + by })),
    ...steps.map((by) => ({ ...of, q: of.q + by })),
    ...steps.map((by) => ({ ...of, p: of.p + by, q: of.q + by })),
    ...steps.map((by) => ({ ...of, seasonalP: of.seasonalP + by })),
    ...steps.map((by) => ({ ...of, seasonalQ: of.seasonalQ + by })),
    ...(mayHaveMean ? [{ ...of, hasMean: !of.hasMean }] : []),
  ];
  const isIn = (order: number, most: number): boolean => order >= 0 && order <= most;
  return all.filter(
    ({ p, q, seasonalP, seasonalQ }) =>
      p + q + seasonalP + seasonalQ <= MOST.all &&
      isIn(p, MOST.p) &&
      isIn(q, MOST.q) &&
      isIn(seasonalP, MOST.seasonalP * s) &&
      isIn(seasonalQ, MOST.seasonalQ * s),
  );
}

/** How much of what is left without the trend the season explains, from 0 to 1; the trend is a moving mean of a season. */
function seasonalStrength(values: Float64Array, season: number): number {
  const half = Math.floor(season / 2);
  const without: { readonly place: number; readonly value: number }[] = [];
  for (let at = half; at + half < values.length; at++) {
    let sum = 0;
    for (let by = -half; by <= half; by++) {
      const isEnd = season % 2 === 0 && Math.abs(by) === half;
      sum += (values[at + by] ?? 0) * (isEnd ? 0.5 : 1);
    }
    without.push({ place: at % season, value: (values[at] ?? 0) - sum / season });
  }
  const sums = new Float64Array(season);
  const counts = new Float64Array(season);
  for (const { place, value } of without) {
    sums[place] = (sums[place] ?? 0) + value;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const all = variance(without.map(({ value }) => value));
  const left = variance(without.map(({ place, value }) => value - (sums[place] ?? 0) / (counts[place] ?? 1)));
  return all > 0 ? Math.max(0, 1 - left / all) : 0;
}

/** The statistic of the KPSS test of stationarity around a mean. */
function kpss(values: Float64Array): number {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const centered = values.map((value) => value - mean);
  const lags = Math.floor(4 * (count / 100) ** 0.25);
  let long = 0;
  for (let lag = 0; lag <= lags; lag++) {
    let sum = 0;
    for (let at = lag; at < count; at++) sum += (centered[at] ?? 0) * (centered[at - lag] ?? 0);
    long += (lag === 0 ? 1 : 2 * (1 - lag / (lags + 1))) * (sum / count);
  }
  let partial = 0;
  let squares = 0;
  for (const value of centered) {
    partial += value;
    squares += partial ** 2;
  }
  return long > 0 ? squares / count ** 2 / long : 0;
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}
