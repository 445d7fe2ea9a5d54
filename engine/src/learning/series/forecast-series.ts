import type { Forecast, Forecaster, ModelName } from './forecaster.ts';
import { SeriesFault } from './forecaster.ts';
import { measureFrom, originsOf, type ForecastErrors } from './rolling-origin.ts';
import { SEASONAL_NAIVE } from './seasonal-naive.ts';

/** How series are forecast. */
export interface ForecastOptions {
  readonly forecasters: readonly Forecaster[];
  readonly season: number;
  readonly horizon: number;
  readonly folds: number;
  /** Of intervals, between 0 and 1. */
  readonly shares: readonly number[];
}

/** A series that was forecast. */
export interface ForecastSeries {
  readonly forecast: Forecast;
  readonly model: ModelName;
  readonly form: string;
  /** Errors on the past, by model, the seasonal naive one among them; empty for a series that is too short to measure. */
  readonly errors: ReadonlyMap<ModelName, ForecastErrors>;
  /** Whether all its values are the same. */
  readonly isConstant: boolean;
}

/** Why a series has no forecast. */
export type Obstacle =
  | { readonly why: 'short'; readonly values: number; readonly needed: number }
  | { readonly why: 'fewer than two seasons'; readonly values: number; readonly season: number }
  /** Its models cannot be compared. */
  | { readonly why: 'not measurable'; readonly values: number; readonly needed: number }
  | { readonly why: 'not positive' }
  | { readonly why: 'season too long'; readonly season: number };

/**
 * Forecasts a series by the model that forecast its past best.
 * @yields after each model that is made, so that others can work.
 */
export function* forecastSeries(
  values: Float64Array,
  options: ForecastOptions,
): Generator<undefined, ForecastSeries | Obstacle> {
  const { forecasters, season, horizon, folds, shares } = options;
  const count = values.length;
  const needed = Math.max(...[SEASONAL_NAIVE, ...forecasters].map(({ least }) => least(season)));
  const isConstant = count > 0 && values.every((value) => value === values[0]);
  if (season > 1 && count < 2 * season) return { why: 'fewer than two seasons', values: count, season };
  if (count < needed) return { why: 'short', values: count, needed };
  if (isConstant) {
    const forecast = SEASONAL_NAIVE.fit(values, season).forecast(horizon, shares);
    return { forecast, model: SEASONAL_NAIVE.name, form: '', errors: new Map(), isConstant };
  }
  const origins = originsOf(count, horizon, folds, needed);
  if (origins.length === 0 && forecasters.length > 1)
    return { why: 'not measurable', values: count, needed: needed + horizon };
  try {
    const errors = new Map<ModelName, ForecastErrors>();
    const isNamed = forecasters.some(({ name }) => name === SEASONAL_NAIVE.name);
    if (origins.length > 0)
      for (const forecaster of isNamed ? forecasters : [SEASONAL_NAIVE, ...forecasters])
        errors.set(
          forecaster.name,
          yield* measureFrom(origins, values, season, forecaster, { horizon, shares }),
        );
    // The first of those that are as good.
    const best = forecasters.reduce((one, other) =>
      (errors.get(other.name)?.mae ?? 0) < (errors.get(one.name)?.mae ?? 0) ? other : one,
    );
    const fitted = best.fit(values, season);
    yield undefined;
    return {
      forecast: fitted.forecast(horizon, shares),
      model: best.name,
      form: fitted.form,
      errors,
      isConstant,
    };
  } catch (error) {
    if (!(error instanceof SeriesFault)) throw error;
    return error.reason === 'not positive' ? { why: 'not positive' } : { why: 'season too long', season };
  }
}
