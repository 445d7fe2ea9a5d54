import { mase, regressionErrors } from '../metrics/regression.ts';
import type { Forecaster } from './forecaster.ts';

/** How far forecasts of the past were from what came. */
export interface ForecastErrors {
  /** Mean absolute error, and root of the mean squared error, in the unit of the values. */
  readonly mae: number;
  readonly rmse: number;
  /** Mean absolute error as a share of the value; NaN where a value is 0. */
  readonly mape: number;
  /** In units of the error that "as a season ago" makes on the values before; NaN where that is 0. */
  readonly mase: number;
  /** Share of the values that lie in the interval, one for each share that was asked for. */
  readonly coverage: readonly number[];
}

/** Where the past is cut: what is before is known, and what follows is forecast. */
export type Origins = readonly number[];

/**
 * Origins of a series: the last is a horizon before its end, and each other one a horizon earlier, or less where the series is short.
 * @param least values before the first.
 * @returns none for a series that is too short.
 */
export function originsOf(count: number, horizon: number, folds: number, least: number): Origins {
  const last = count - horizon;
  if (last < least) return [];
  const apart = folds > 1 ? Math.min(horizon, Math.floor((last - least) / (folds - 1))) : 0;
  const cuts = Array.from({ length: folds }, (_, fold) => last - apart * (folds - 1 - fold));
  return [...new Set(cuts)];
}

/**
 * Measures a model by rolling origins: at each, it is made anew of what was known, and its forecast compared with what came.
 * @param shares of intervals.
 * @yields after each origin, so that whoever measures can let others work.
 */
export function* measureFrom(
  origins: Origins,
  values: Float64Array,
  season: number,
  forecaster: Forecaster,
  { horizon, shares }: { readonly horizon: number; readonly shares: readonly number[] },
): Generator<undefined, ForecastErrors> {
  const truth: number[] = [];
  const predicted: number[] = [];
  const scaled: number[] = [];
  const inside = shares.map(() => 0);
  for (const origin of origins) {
    const known = values.subarray(0, origin);
    const came = values.subarray(origin, origin + horizon);
    const forecast = forecaster.fit(known, season).forecast(horizon, shares);
    truth.push(...came);
    predicted.push(...forecast.values);
    scaled.push(mase(came, forecast.values, known, season));
    for (const [at, { lower, upper }] of forecast.intervals.entries())
      for (const [step, value] of came.entries())
        if (value >= (lower[step] ?? 0) && value <= (upper[step] ?? 0)) inside[at] = (inside[at] ?? 0) + 1;
    yield undefined;
  }
  const { mae, rmse, mape } = regressionErrors(truth, predicted);
  return {
    mae,
    rmse,
    mape: truth.includes(0) ? Number.NaN : mape,
    mase: scaled.reduce((sum, value) => sum + value, 0) / scaled.length,
    coverage: inside.map((count) => count / truth.length),
  };
}
