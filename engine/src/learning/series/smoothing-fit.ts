import { minimumNear } from './numeric-gradient.ts';
import { initialState } from './smoothing-initial.ts';
import { smooth, type SmoothingForm, type SmoothingParameters } from './smoothing.ts';

/** Parameters that make the squared errors of a series least. */
export interface SmoothingFit {
  readonly form: SmoothingForm;
  readonly parameters: SmoothingParameters;
  /** Sum of the squares of the errors one step ahead. */
  readonly squares: number;
  /** Akaike's criterion, corrected for few values (Hurvich and Tsai, 1989): less is better. */
  readonly aicc: number;
}

/**
 * Steps of a season, and values, up to which the state before the first value is estimated; others begin with the means of the first
 * seasons. Of many values, it weighs next to nothing in the last state.
 */
const ESTIMATED = { season: 24, values: 500 } as const;

const STEPS = 200;
const TOLERANCE = 1e-7;
/** Of the damping: below, a trend is gone at once, above, it is not damped. */
const DAMPING = [0.8, 0.995] as const;
/** Of the starts, those that are improved: the sum of squares has several minima. */
const IMPROVED = 2;
/** Weights that the search may begin with. */
const STARTS = [
  [0.1, 0.05, 0.1],
  [0.4, 0.1, 0.3],
  [0.8, 0.1, 0.1],
  [0.2, 0.02, 0.6],
] as const;

/**
 * Estimates the weights, and the state before the first value, by least squares.
 * @param values at least two seasons; positive where the form multiplies.
 */
export function fitSmoothing(values: Float64Array, form: SmoothingForm): SmoothingFit {
  const initial = initialState(values, form);
  const scale = spread(values);
  const estimates = initial.season.length <= ESTIMATED.season && values.length <= ESTIMATED.values;
  const hasTrend = form.trend !== 'none';
  const isDamped = form.trend.endsWith('damped');
  const isFactor = form.trend.startsWith('multiplicative');
  const seasonScale = form.seasonality === 'multiplicative' ? scale / Math.max(initial.level, scale) : scale;
  const trendScale = isFactor ? 0.1 : scale / 10;
  const parametersAt = (place: Float64Array): SmoothingParameters => {
    let at = 0;
    const next = (): number => place[at++] ?? 0;
    const level = share(next());
    const trend = hasTrend ? share(next()) : 0;
    const season = initial.season.length > 0 ? share(next()) * (1 - level) : 0;
    const damping = isDamped ? DAMPING[0] + (DAMPING[1] - DAMPING[0]) * share(next()) : 1;
    if (!estimates) return { level, trend, season, damping, initial };
    return {
      level,
      trend,
      season,
      damping,
      initial: {
        level: initial.level + next() * scale,
        trend: hasTrend ? initial.trend + next() * trendScale : initial.trend,
        season: initial.season.map((value) => value + next() * seasonScale),
      },
    };
  };
  const weights = 1 + Number(hasTrend) + Number(initial.season.length > 0) + Number(isDamped);
  const states = estimates ? 1 + Number(hasTrend) + initial.season.length : 0;
  const lossAt = (place: Float64Array): number =>
    smooth(values, form, parametersAt(place)).squares / (values.length * scale ** 2);
  const starts = STARTS.map(([level, trend, season]) =>
    Float64Array.from([
      unshare(level),
      ...(hasTrend ? [unshare(trend)] : []),
      ...(initial.season.length > 0 ? [unshare(season / (1 - level))] : []),
      ...(isDamped ? [unshare(0.9)] : []),
      ...new Array<number>(states).fill(0),
    ]),
  );
  const improved = starts
    .toSorted((a, b) => lossAt(a) - lossAt(b))
    .slice(0, IMPROVED)
    .map((start) => minimumNear(start, lossAt, { steps: STEPS, tolerance: TOLERANCE }));
  const [place = new Float64Array(weights + states)] = improved.toSorted((a, b) => lossAt(a) - lossAt(b));
  const parameters = parametersAt(place);
  const { squares } = smooth(values, form, parameters);
  return {
    form,
    parameters,
    squares,
    aicc: aicc(values.length, squares, scale, weights + initial.season.length + 1 + Number(hasTrend)),
  };
}

/** Of Gaussian errors whose variance is estimated, too. */
function aicc(count: number, squares: number, scale: number, estimated: number): number {
  const parameters = estimated + 1;
  const left = count - parameters - 1;
  if (left <= 0 || squares === Infinity) return Infinity;
  // Errors of rounding say nothing of a form.
  const least = count * (scale * 1e-10) ** 2;
  return (
    count * Math.log(Math.max(squares, least) / count) +
    2 * parameters +
    (2 * parameters * (parameters + 1)) / left
  );
}

/** Standard deviation; 1 of values that are all the same. */
function spread(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / values.length) || 1;
}

function share(place: number): number {
  return 1 / (1 + Math.exp(-place));
}

function unshare(value: number): number {
  return Math.log(value / (1 - value));
}
