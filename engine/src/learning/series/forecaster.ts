import { normalReach } from './normal.ts';

/** What a series is expected to be. */
export interface Forecast {
  /** One for each step. */
  readonly values: Float64Array;
  /** One for each share that was asked for: between these lies this share of what comes. */
  readonly intervals: readonly Interval[];
}

export interface Interval {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** A model of one series. */
export interface FittedSeries {
  /** Its form, such as `(0,1,1)(0,1,1)12`; empty for a model that has none. */
  readonly form: string;
  /** @param shares of intervals, between 0 and 1. */
  forecast(horizon: number, shares: readonly number[]): Forecast;
}

/** Models a series. */
export interface Forecaster {
  readonly name: ModelName;
  /** Values that it needs, at least. */
  readonly least: (season: number) => number;
  /**
   * @param values finite, not all the same.
   * @param season steps of a season; 1 for none.
   * @throws SeriesFault for a series that it cannot model.
   */
  fit(values: Float64Array, season: number): FittedSeries;
}

export const MODEL_NAMES = ['seasonal-naive', 'holt-winters', 'arima', 'boosting'] as const;
export type ModelName = (typeof MODEL_NAMES)[number];

/** Why a model cannot be made of a series. */
export type SeriesFaultReason = 'not positive' | 'season too long';

/** A series that a model cannot be made of: the user can do something about it. */
export class SeriesFault extends Error {
  readonly reason: SeriesFaultReason;

  constructor(reason: SeriesFaultReason) {
    super(reason);
    this.reason = reason;
  }
}

/** Intervals of normal errors with these standard deviations. */
export function normalIntervals(
  values: Float64Array,
  deviations: Float64Array,
  shares: readonly number[],
): readonly Interval[] {
  return shares.map((share) => {
    const reach = normalReach(share);
    return {
      lower: values.map((value, step) => value - reach * (deviations[step] ?? 0)),
      upper: values.map((value, step) => value + reach * (deviations[step] ?? 0)),
    };
  });
}
