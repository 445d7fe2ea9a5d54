import type { Calibration } from '../model/calibration.ts';

/** Steps after which a fit is as good as it gets: it takes some ten. */
const STEPS = 100;
/** Where a step is as small as what numbers of 64 bits can tell. */
const SETTLED = 1e-12;

/**
 * Fits log-odds that are a line of the scores, as Platt does: J. Platt, Probabilistic Outputs for Support Vector Machines (1999), with
 * the targets that he draws towards the middle, so that few rows do not lead to certainty.
 * @param truth 1 for positive rows; some of each.
 */
export function fitSigmoid(scores: Float64Array, truth: Float64Array): Calibration {
  const positives = truth.reduce((sum, value) => sum + value, 0);
  const negatives = truth.length - positives;
  const targets = truth.map((value) => (value > 0 ? (positives + 1) / (positives + 2) : 1 / (negatives + 2)));
  // Scores around zero with a deviation of one: log-odds of thousands would make each step a leap.
  const { shift, scale } = spreadOf(scores);
  const x = scores.map((score) => (score - shift) / scale);
  let slope = 0;
  let intercept = Math.log((positives + 1) / (negatives + 1));
  let loss = lossOf(x, targets, slope, intercept);
  for (let step = 0; step < STEPS; step++) {
    const [toSlope, toIntercept] = newtonStep(x, targets, slope, intercept);
    let share = 1;
    let next = lossOf(x, targets, slope + toSlope, intercept + toIntercept);
    while (next > loss && share > SETTLED) {
      share /= 2;
      next = lossOf(x, targets, slope + share * toSlope, intercept + share * toIntercept);
    }
    slope += share * toSlope;
    intercept += share * toIntercept;
    loss = next;
    if (Math.abs(share * toSlope) + Math.abs(share * toIntercept) < SETTLED) break;
  }
  return { by: 'sigmoid', slope: slope / scale, intercept: intercept - (slope * shift) / scale };
}

function spreadOf(values: Float64Array): { readonly shift: number; readonly scale: number } {
  const shift = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - shift) ** 2, 0) / values.length;
  return { shift, scale: square > 0 ? Math.sqrt(square) : 1 };
}

/** Cross-entropy, written so that no exponential function overflows. */
function lossOf(x: Float64Array, targets: Float64Array, slope: number, intercept: number): number {
  let sum = 0;
  for (let row = 0; row < x.length; row++) {
    const odds = slope * (x[row] ?? 0) + intercept;
    sum += Math.log1p(Math.exp(-Math.abs(odds))) + Math.max(odds, 0) - (targets[row] ?? 0) * odds;
  }
  return sum;
}

/** The step to where the loss would be least if it were a parabola. */
function newtonStep(
  x: Float64Array,
  targets: Float64Array,
  slope: number,
  intercept: number,
): readonly [slope: number, intercept: number] {
  let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
  for (let row = 0; row < x.length; row++) {
    const value = x[row] ?? 0;
    const probability = 1 / (1 + Math.exp(-(slope * value + intercept)));
    const gradient = probability - (targets[row] ?? 0);
    const curvature = Math.max(probability * (1 - probability), 1e-300);
    g0 += gradient;
    g1 += gradient * value;
    h00 += curvature;
    h01 += curvature * value;
    h11 += curvature * value * value;
  }
  const determinant = h00 * h11 - h01 * h01;
  // All scores are equal: there is no slope to be found.
  if (determinant <= 1e-12 * h00 * h11) return [0, -g0 / h00];
  return [(h01 * g0 - h00 * g1) / determinant, (h01 * g1 - h11 * g0) / determinant];
}

/** Rows with equal or pooled scores: where they begin and end, and the share of positive ones. */
interface Block {
  readonly first: number;
  readonly last: number;
  readonly share: number;
  readonly rows: number;
}

/**
 * Fits the curve that never falls and is nearest to the truth, by pooling neighbors that contradict each other.
 * @param truth 1 for positive rows.
 */
export function fitIsotonic(scores: Float64Array, truth: Float64Array): Calibration {
  const blocks: Block[] = [];
  for (const each of equalScores(scores, truth)) {
    let block = each;
    for (;;) {
      const before = blocks.at(-1);
      if (!before || before.share < block.share) break;
      blocks.pop();
      block = pooled(before, block);
    }
    blocks.push(block);
  }
  const points = blocks.flatMap(({ first, last, share }) =>
    first === last
      ? [[first, share] as const]
      : ([
          [first, share],
          [last, share],
        ] as const),
  );
  return {
    by: 'isotonic',
    scores: Float64Array.from(points, ([score]) => score),
    probabilities: Float64Array.from(points, ([, share]) => share),
  };
}

/** Scores that are no farther apart, as a share of them, are equal: a curve between them would rise without end. */
const NEAR = 1e-12;

/** Rows by their scores, ascending: equal ones are one point, whatever their truth. */
function equalScores(scores: Float64Array, truth: Float64Array): readonly Block[] {
  const order = Uint32Array.from(scores, (_, row) => row).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  const blocks: Block[] = [];
  for (const row of order) {
    const score = scores[row] ?? 0;
    const block: Block = { first: score, last: score, share: truth[row] ?? 0, rows: 1 };
    const before = blocks.at(-1);
    if (before && score - before.last <= NEAR * Math.max(1, Math.abs(score)))
      blocks.splice(-1, 1, pooled(before, block));
    else blocks.push(block);
  }
  return blocks;
}

function pooled(a: Block, b: Block): Block {
  const rows = a.rows + b.rows;
  return { first: a.first, last: b.last, share: (a.share * a.rows + b.share * b.rows) / rows, rows };
}
