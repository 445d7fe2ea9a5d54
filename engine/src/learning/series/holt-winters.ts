import { quantileOf } from '../quantile.ts';
import { Random } from '../random.ts';
import {
  normalIntervals,
  SeriesFault,
  type FittedSeries,
  type Forecaster,
  type Interval,
} from './forecaster.ts';
import { fitSmoothing, type SmoothingFit } from './smoothing-fit.ts';
import { continued, smooth, type Seasonality, type SmoothingForm, type Trend } from './smoothing.ts';

/** Forms that are asked for; each that is not is chosen by AICc. */
export interface HoltWintersOptions {
  readonly trend?: Trend | undefined;
  readonly seasonality?: Seasonality | undefined;
}

/** Trends that are tried unless one is named: products of trends seldom forecast well (Hyndman and Athanasopoulos). */
const TRENDS: readonly Trend[] = ['none', 'additive', 'additive-damped'];
const SEASONALITIES: readonly Seasonality[] = ['none', 'additive', 'multiplicative'];
/** Courses that intervals of forms with products are taken from. */
const COURSES = 1000;
const SEED = 1;

/** Exponential smoothing with a trend and a season (Holt, 1957; Winters, 1960). */
export function holtWinters({ trend, seasonality }: HoltWintersOptions): Forecaster {
  return {
    name: 'holt-winters',
    least: (season) => Math.max(2 * season, 6),
    fit: (values, season) => {
      const isPositive = values.every((value) => value > 0);
      const isProduct = [trend, seasonality].some((each) => each?.startsWith('multiplicative') === true);
      if (isProduct && !isPositive) throw new SeriesFault('not positive');
      const forms = formsOf({ trend, seasonality }, season, isPositive);
      const fits = forms.map((form) => fitSmoothing(values, form));
      // The first of those that are as good: the simplest.
      const best = fits.reduce((one, other) => (other.aicc < one.aicc ? other : one));
      return fitted(values, best);
    },
  };
}

function formsOf(
  { trend, seasonality }: HoltWintersOptions,
  season: number,
  isPositive: boolean,
): readonly SmoothingForm[] {
  const trends = trend === undefined ? TRENDS : [trend];
  const known = seasonality === undefined ? SEASONALITIES : [seasonality];
  const seasonalities = season > 1 ? known : (['none'] as const);
  return trends.flatMap((each) =>
    seasonalities
      .filter((own) => own !== 'multiplicative' || isPositive)
      .map((own) => ({ trend: each, seasonality: own, season })),
  );
}

function fitted(values: Float64Array, fit: SmoothingFit): FittedSeries {
  const { form, parameters, squares } = fit;
  const { last } = smooth(values, form, parameters);
  const deviation = Math.sqrt(squares / values.length);
  const isLinear = [form.trend, form.seasonality].every((each) => !each.startsWith('multiplicative'));
  return {
    form: form.season > 1 ? `${form.trend}, ${form.seasonality}` : form.trend,
    forecast: (horizon, shares) => {
      const ahead = continued(form, parameters, last, horizon);
      const intervals = isLinear
        ? normalIntervals(ahead, deviationsOf(fit, deviation, horizon), shares)
        : simulated(fit, last, deviation, horizon, shares);
      return { values: ahead, intervals };
    },
  };
}

/** By the weights of past errors in each step (Hyndman, Koehler, Ord and Snyder, 2008, table 6.1), told from one error of 1. */
function deviationsOf({ form, parameters }: SmoothingFit, deviation: number, horizon: number): Float64Array {
  const nothing = { level: 0, trend: 0, season: new Float64Array(parameters.initial.season.length) };
  const weights = continued(form, parameters, nothing, horizon, (step) => (step === 0 ? 1 : 0));
  let sum = 0;
  return weights.map((weight) => {
    sum += weight ** 2;
    return deviation * Math.sqrt(sum);
  });
}

/** From many courses that the series may take, always the same ones. */
function simulated(
  { form, parameters }: SmoothingFit,
  last: SmoothingFit['parameters']['initial'],
  deviation: number,
  horizon: number,
  shares: readonly number[],
): readonly Interval[] {
  const courses = Array.from({ length: COURSES }, (_, course) => {
    const random = new Random(SEED, course);
    return continued(form, parameters, last, horizon, () => deviation * normal(random));
  });
  const steps = Array.from({ length: horizon }, (_, step) =>
    Float64Array.from(courses, (course) => course[step] ?? 0).sort(),
  );
  return shares.map((share) => ({
    lower: Float64Array.from(steps, (sorted) => quantileOf(sorted, (1 - share) / 2)),
    upper: Float64Array.from(steps, (sorted) => quantileOf(sorted, (1 + share) / 2)),
  }));
}

/** A normal number by Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
