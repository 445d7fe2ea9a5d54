/** How a series goes on: the trend and the season of exponential smoothing. */
export type Trend = 'none' | 'additive' | 'additive-damped' | 'multiplicative' | 'multiplicative-damped';
export type Seasonality = 'none' | 'additive' | 'multiplicative';

/** A form of exponential smoothing (Holt, 1957; Winters, 1960). */
export interface SmoothingForm {
  readonly trend: Trend;
  readonly seasonality: Seasonality;
  /** Steps of a season. */
  readonly season: number;
}

/** How fast the state follows the values, and the state before the first of them. */
export interface SmoothingParameters {
  /** Weight of a new value in the level, from 0 to 1. */
  readonly level: number;
  /** Weight of a new change in the trend, from 0 to 1. */
  readonly trend: number;
  /** Weight of a new value in its place of the season, from 0 to 1. */
  readonly season: number;
  /** What is left of the trend after a step; 1 where it is not damped. */
  readonly damping: number;
  readonly initial: SmoothingState;
}

/** Where a series is after a step. */
export interface SmoothingState {
  readonly level: number;
  /** Change of the level by a step: what is added, or its factor. */
  readonly trend: number;
  /** Of the next step first, then of those after it; empty without a season. */
  readonly season: Float64Array;
}

/** A series that was smoothed. */
export interface Smoothed {
  /** Sum of the squares of the errors one step ahead; infinite where the state leaves what numbers can hold. */
  readonly squares: number;
  readonly last: SmoothingState;
}

/**
 * Smooths a series: the recursions of Hyndman and Athanasopoulos (Forecasting, 8.3), in the form of statsmodels' `ExponentialSmoothing`.
 * @see https://otexts.com/fpp3/holt-winters.html
 */
export function smooth(values: Float64Array, form: SmoothingForm, parameters: SmoothingParameters): Smoothed {
  const smoother = new Smoother(form, parameters, parameters.initial);
  let squares = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    const predicted = smoother.next();
    squares += (value - predicted) ** 2;
    smoother.take(value);
  }
  return { squares: Number.isFinite(squares) ? squares : Infinity, last: smoother.state };
}

/**
 * What follows from a state.
 * @param shock added to the value of each step, from 0, before the state takes it over; for simulations.
 */
export function continued(
  form: SmoothingForm,
  parameters: SmoothingParameters,
  from: SmoothingState,
  horizon: number,
  shock: (step: number) => number = () => 0,
): Float64Array {
  const smoother = new Smoother(form, parameters, from);
  return Float64Array.from({ length: horizon }, (_, step) => {
    const value = smoother.next() + shock(step);
    smoother.take(value);
    return value;
  });
}

/** A state that follows values. */
class Smoother {
  readonly #isFactor: boolean;
  readonly #hasTrend: boolean;
  readonly #isProduct: boolean;
  readonly #season: Float64Array;
  readonly #parameters: SmoothingParameters;
  #level: number;
  #trend: number;
  #place = 0;
  /** The level of the next step, and the change to it. */
  #nextLevel = 0;
  #change = 0;

  constructor({ trend, seasonality }: SmoothingForm, parameters: SmoothingParameters, from: SmoothingState) {
    this.#isFactor = trend.startsWith('multiplicative');
    this.#hasTrend = trend !== 'none';
    this.#isProduct = seasonality === 'multiplicative';
    this.#parameters = parameters;
    this.#season = from.season.slice();
    this.#level = from.level;
    this.#trend = from.trend;
  }

  /** The value that the state predicts. */
  next(): number {
    const { damping } = this.#parameters;
    this.#nextLevel = this.#level;
    if (this.#hasTrend && this.#isFactor) {
      this.#change = this.#trend ** damping;
      this.#nextLevel *= this.#change;
    } else if (this.#hasTrend) {
      this.#change = this.#trend * damping;
      this.#nextLevel += this.#change;
    }
    return this.#isProduct ? this.#nextLevel * this.#ofSeason : this.#nextLevel + this.#ofSeason;
  }

  /** Takes the value that was predicted. */
  take(value: number): void {
    const { level: alpha, trend: beta, season: gamma } = this.#parameters;
    const before = this.#level;
    const ofSeason = this.#ofSeason;
    const next = this.#nextLevel;
    this.#level = alpha * (this.#isProduct ? value / ofSeason : value - ofSeason) + (1 - alpha) * next;
    if (this.#hasTrend)
      this.#trend =
        beta * (this.#isFactor ? this.#level / before : this.#level - before) + (1 - beta) * this.#change;
    if (this.#season.length === 0) return;
    this.#season[this.#place] =
      gamma * (this.#isProduct ? value / next : value - next) + (1 - gamma) * ofSeason;
    this.#place = (this.#place + 1) % this.#season.length;
  }

  get state(): SmoothingState {
    const season = [...this.#season.subarray(this.#place), ...this.#season.subarray(0, this.#place)];
    return { level: this.#level, trend: this.#trend, season: Float64Array.from(season) };
  }

  get #ofSeason(): number {
    return this.#season[this.#place] ?? (this.#isProduct ? 1 : 0);
  }
}
