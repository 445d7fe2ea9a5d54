import { quantileOf } from '../quantile.ts';
import type { Features } from '../trees/bins.ts';
import { BOOSTING, trainBoosting, type Boosted } from '../trees/boosting.ts';
import { sumsOf } from '../trees/tree.ts';
import { differenced } from './differences.ts';
import type { FittedSeries, Forecaster } from './forecaster.ts';

/** Changes before a step that its trees see, at most, beside that of a season ago. */
const MOST_LAGS = 12;
/** Of the steps, those whose forecasts tell how wide the intervals are. */
const HELD_OUT = 0.25;
const SEED = 1;

/**
 * Gradient boosting on lags: trees predict the change since a season ago from the changes before it and the place in the season.
 * Intervals hold a share of the errors on the last quarter, which another model forecasts that did not see it (split conformal
 * prediction; Vovk, Gammerman and Shafer, 2005).
 */
export const BOOSTING_ON_LAGS: Forecaster = {
  name: 'boosting',
  least: (season) => 2 * season + MOST_LAGS + 20,
  fit: (values, season) => {
    const model = trained(values, season);
    const cut = Math.floor(values.length * (1 - HELD_OUT));
    return {
      form: '',
      forecast: (horizon, shares) => {
        const ahead = follow(model, values, season, horizon);
        const errors = heldOutErrors(values, season, cut, horizon);
        const intervals = shares.map((share) => {
          let widest = 0;
          const widths = errors.map((sorted) => (widest = Math.max(widest, quantileOf(sorted, share))));
          return {
            lower: ahead.map((value, step) => value - (widths[step] ?? widest)),
            upper: ahead.map((value, step) => value + (widths[step] ?? widest)),
          };
        });
        return { values: ahead, intervals };
      },
    } satisfies FittedSeries;
  },
};

/** Absolute errors of each step ahead, sorted; the farthest steps that the last quarter has are the last. */
function heldOutErrors(
  values: Float64Array,
  season: number,
  cut: number,
  horizon: number,
): readonly Float64Array[] {
  const model = trained(values.subarray(0, cut), season);
  const steps = Math.max(1, Math.min(horizon, Math.floor((values.length - cut) / 2)));
  const errors = Array.from({ length: steps }, () => [] as number[]);
  for (let origin = cut; origin + steps <= values.length; origin++)
    for (const [step, value] of follow(model, values.subarray(0, origin), season, steps).entries())
      errors[step]?.push(Math.abs((values[origin + step] ?? 0) - value));
  return errors.map((own) => Float64Array.from(own).sort());
}

function trained(values: Float64Array, season: number): Boosted {
  const changes = differenced(values, season);
  const lags = lagsOf(season);
  const first = Math.max(...lags);
  const rows = changes.length - first;
  const columns = [
    ...lags.map((lag) => Float32Array.from({ length: rows }, (_, row) => changes[first + row - lag] ?? 0)),
    Float32Array.from({ length: rows }, (_, row) => (first + row) % season),
  ];
  const weights = new Float64Array(rows).fill(1);
  const options = {
    ...BOOSTING,
    maxLeaves: 8,
    minRows: Math.max(2, Math.min(20, Math.floor(rows / 10))),
    seed: SEED,
  };
  return trainBoosting({ rows, columns }, changes.subarray(first), weights, { of: 'number' }, options);
}

/** Forecasts step by step, each from those before it. */
function follow(model: Boosted, values: Float64Array, season: number, horizon: number): Float64Array {
  const lags = lagsOf(season);
  const changes = [...differenced(values.subarray(-(season + Math.max(...lags))), season)];
  const all = [...values.subarray(-season)];
  const from = values.length - season;
  for (let step = 0; step < horizon; step++) {
    const features: Features = {
      rows: 1,
      columns: [
        ...lags.map((lag) => Float32Array.of(changes[changes.length - lag] ?? 0)),
        Float32Array.of((from + step) % season),
      ],
    };
    const change = (model.base[0] ?? 0) + (sumsOf(model.ensemble, features)[0] ?? 0);
    changes.push(change);
    all.push(change + (all[step] ?? 0));
  }
  return Float64Array.from(all.slice(season));
}

function lagsOf(season: number): readonly number[] {
  const near = Array.from({ length: Math.min(MOST_LAGS, Math.max(season, 3)) }, (_, at) => at + 1);
  return near.includes(season) ? near : [...near, season];
}
