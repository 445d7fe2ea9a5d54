import type { SmoothingForm, SmoothingState } from './smoothing.ts';

/** Seasons that the state before the first value is told from. */
const SEASONS = 3;
/** Steps that it is told from without a season. */
const FIRST = 10;

/**
 * Where a series begins: the level and the trend from the means of its first seasons, the places of the season from what differs from
 * them.
 * @param values at least two seasons, or two values.
 */
export function initialState(
  values: Float64Array,
  { trend, seasonality, season }: SmoothingForm,
): SmoothingState {
  const isFactor = trend.startsWith('multiplicative');
  if (seasonality === 'none') {
    const few = values.subarray(0, FIRST);
    const half = Math.max(1, Math.floor(few.length / 2));
    const change = changeOf(
      meanOf(few.subarray(0, half)),
      meanOf(few.subarray(-half)),
      few.length - half,
      isFactor,
    );
    const middle = (half + 1) / 2;
    return {
      ...startOf(meanOf(few.subarray(0, half)), change, middle, trend, isFactor),
      season: new Float64Array(),
    };
  }
  const first = meanOf(values.subarray(0, season));
  const change = changeOf(first, meanOf(values.subarray(season, 2 * season)), season, isFactor);
  const start = startOf(first, change, (season + 1) / 2, trend, isFactor);
  const seasons = Math.min(SEASONS, Math.floor(values.length / season));
  const states = new Float64Array(season);
  for (let cycle = 0; cycle < seasons; cycle++) {
    const mean = meanOf(values.subarray(cycle * season, (cycle + 1) * season));
    for (let place = 0; place < season; place++) {
      const value = values[cycle * season + place] ?? 0;
      const away = place - (season - 1) / 2;
      const expected = trend === 'none' ? mean : isFactor ? mean * change ** away : mean + change * away;
      const own = seasonality === 'multiplicative' ? value / expected : value - expected;
      states[place] = (states[place] ?? 0) + own / seasons;
    }
  }
  return { ...start, season: states };
}

function startOf(
  mean: number,
  change: number,
  steps: number,
  trend: SmoothingForm['trend'],
  isFactor: boolean,
): Pick<SmoothingState, 'level' | 'trend'> {
  if (trend === 'none') return { level: mean, trend: 0 };
  return { level: isFactor ? mean / change ** steps : mean - change * steps, trend: change };
}

/** By a step. */
function changeOf(from: number, to: number, steps: number, isFactor: boolean): number {
  if (!isFactor) return (to - from) / steps;
  return from > 0 && to > 0 ? (to / from) ** (1 / steps) : 1;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
