import { quantileOf } from '../quantile.ts';
import { Random } from '../random.ts';

/** A measure with where it lies in 95 of 100 resamples. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Which rows are drawn together: each alone, those of a group, or runs of consecutive rows, for rows in the order of time. */
export type Drawing =
  | { readonly by: 'row' }
  | {
      readonly by: 'group';
      /** The group of each row, from 0. */
      readonly groups: ArrayLike<number>;
    }
  | { readonly by: 'block'; readonly length: number };

/**
 * Percentile intervals of measures by resampling rows with replacement. A resample is the number of times that each row occurs in
 * it: measures take these as weights, and need not sort again.
 * @param measure of weights, by name; those that are NaN in a resample (a class that is missing there) are left out of it.
 * @returns an interval for each name that was measured in half of the resamples at least.
 */
export function bootstrap(
  rows: number,
  measure: (weights: Float64Array) => Readonly<Record<string, number>>,
  {
    resamples = 200,
    seed,
    drawing = { by: 'row' },
  }: { readonly resamples?: number; readonly seed: number; readonly drawing?: Drawing },
): Readonly<Record<string, Interval>> {
  const values = new Map<string, number[]>();
  const weights = new Float64Array(rows);
  for (let resample = 0; resample < resamples; resample++) {
    weights.fill(0);
    draw(weights, drawing, new Random(seed, resample));
    for (const [name, value] of Object.entries(measure(weights))) {
      if (Number.isNaN(value)) continue;
      const known = values.get(name);
      if (known) known.push(value);
      else values.set(name, [value]);
    }
  }
  return Object.fromEntries(
    [...values]
      .filter(([, all]) => all.length * 2 >= resamples)
      .map(([name, all]) => [name, intervalOf(Float64Array.from(all).sort())]),
  );
}

function draw(weights: Float64Array, drawing: Drawing, random: Random): void {
  const rows = weights.length;
  if (drawing.by === 'group') {
    let count = 0;
    for (let row = 0; row < rows; row++) count = Math.max(count, (drawing.groups[row] ?? 0) + 1);
    const times = new Float64Array(count);
    for (let drawn = 0; drawn < count; drawn++) add(times, random.below(count));
    for (let row = 0; row < rows; row++) weights[row] = times[drawing.groups[row] ?? 0] ?? 0;
    return;
  }
  const length = drawing.by === 'block' ? Math.max(1, Math.min(rows, drawing.length)) : 1;
  for (let drawn = 0; drawn < rows; drawn += length) {
    const first = random.below(rows - length + 1);
    for (let row = first; row < first + Math.min(length, rows - drawn); row++) add(weights, row);
  }
}

function add(counts: Float64Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

function intervalOf(sorted: Float64Array): Interval {
  return { low: quantileOf(sorted, 0.025), high: quantileOf(sorted, 0.975) };
}
