import { Random } from '../random.ts';
import { EarlyStopping } from '../early-stopping.ts';
import { binned, type Features } from './bins.ts';
import { TreeGrower } from './grow.ts';
import type { Targets } from './histogram.ts';
import { summable, sumsOf, type Ensemble, type Tree } from './tree.ts';

/** What boosting makes smaller: squared errors of numbers, or the log loss of classes. */
export type Objective = { readonly of: 'number' } | { readonly of: 'classes'; readonly classes: number };

/** Rows that a loss is measured on. */
export interface WatchedRows {
  readonly features: Features;
  readonly truth: ArrayLike<number>;
  readonly weights: Float64Array;
}

export interface BoostingOptions {
  readonly rounds: number;
  readonly learningRate: number;
  readonly maxLeaves: number;
  readonly maxDepth: number;
  /** Rows of a leaf, at least. */
  readonly minRows: number;
  readonly l2: number;
  readonly seed: number;
  /** Rows by which it ends early, and the rounds without improvement after which it does: the rounds until the best one are kept. */
  readonly watched?: (WatchedRows & { readonly patience: number }) | undefined;
  /** Called after each round; throws to end the training. */
  readonly onRound?: ((done: number) => void) | undefined;
}

/** As scikit-learn's histogram gradient boosting. */
export const BOOSTING: Omit<BoostingOptions, 'seed'> = {
  rounds: 100,
  learningRate: 0.1,
  maxLeaves: 31,
  maxDepth: Infinity,
  minRows: 20,
  l2: 0,
};

export interface Boosted {
  /** Trees whose sum is added to the base. */
  readonly ensemble: Ensemble;
  /** One number for each output: the answer without trees. */
  readonly base: Float64Array;
  /** Mean losses after each round, where rows are watched. */
  readonly losses?: {
    readonly training: readonly number[];
    readonly watched: readonly number[];
    readonly kept: number;
  };
}

/** Of the second derivative in a leaf, at least; scikit-learn's. */
const LEAST_HESSIAN = 1e-3;

/**
 * Gradient boosting (Friedman, 2001) on histograms, with second derivatives, growing the most useful leaf first.
 * @param truth numbers, or classes from 0.
 * @param weights of rows.
 * @returns scores: a number; the log-odds of the second of two classes; one score for each of more classes.
 */
export function trainBoosting(
  features: Features,
  truth: ArrayLike<number>,
  weights: Float64Array,
  objective: Objective,
  options: BoostingOptions,
): Boosted {
  const { rows } = features;
  const outputs = objective.of === 'classes' && objective.classes > 2 ? objective.classes : 1;
  const base = baseOf(truth, weights, objective, outputs);
  const scores = new Float64Array(rows * outputs);
  for (let at = 0; at < scores.length; at++) scores[at] = base[at % outputs] ?? 0;
  const targets: Targets = { outputs: 1, weights: new Float64Array(rows), sums: new Float64Array(rows) };
  const { maxLeaves, maxDepth, minRows, l2, learningRate, seed } = options;
  const grower = new TreeGrower(binned(features, seed), targets, {
    maxLeaves,
    maxDepth,
    minRows,
    minWeight: LEAST_HESSIAN,
    l2,
    columnsPerSplit: features.columns.length,
  });
  const every = Uint32Array.from({ length: rows }, (_, row) => row).filter((row) => weights[row] !== 0);
  const grown: Tree[] = [];
  const { watched } = options;
  const others = new Float64Array((watched?.features.rows ?? 0) * outputs).map(
    (_, at) => base[at % outputs] ?? 0,
  );
  const stopping = new EarlyStopping(watched?.patience ?? Infinity);
  const losses = { training: [] as number[], watched: [] as number[] };
  for (let round = 0; round < options.rounds && !stopping.isOver; round++) {
    const shares = outputs > 1 ? softmax(scores, outputs) : undefined;
    for (let output = 0; output < outputs; output++) {
      derive(targets, truth, weights, objective, shares ?? scores, output);
      const tree = grower.grow(every.slice(), new Random(seed, round, output), ([value = 0], own) => {
        const step = learningRate * value;
        for (let at = 0; at < own.length; at++) {
          const place = (own[at] ?? 0) * outputs + output;
          scores[place] = (scores[place] ?? 0) + step;
        }
      });
      const added = { ...tree, value: tree.value.map((value) => value * learningRate) };
      grown.push(added);
      if (!watched) continue;
      for (const [row, value] of sumsOf({ trees: [added], outputs: 1 }, watched.features).entries())
        others[row * outputs + output] = (others[row * outputs + output] ?? 0) + value;
    }
    if (watched) {
      const loss = meanLoss(watched, objective, others, outputs);
      losses.watched.push(loss);
      losses.training.push(meanLoss({ truth, weights }, objective, scores, outputs));
      stopping.isBest(loss);
    }
    options.onRound?.(round + 1);
  }
  const outputOf = outputs > 1 ? (tree: number): number => tree % outputs : undefined;
  const trees = watched ? grown.slice(0, stopping.best * outputs) : grown;
  return {
    ensemble: summable({ trees, outputs, outputOf }),
    base,
    ...(watched && { losses: { ...losses, kept: stopping.best } }),
  };
}

/** The answer that is best without looking at a row: a mean, log-odds, or logarithms of shares. */
function baseOf(
  truth: ArrayLike<number>,
  weights: Float64Array,
  objective: Objective,
  outputs: number,
): Float64Array {
  const sums = new Float64Array(objective.of === 'classes' ? objective.classes : 1);
  let total = 0;
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row] ?? 0;
    const value = truth[row] ?? 0;
    total += weight;
    if (objective.of === 'number') sums[0] = (sums[0] ?? 0) + weight * value;
    else sums[value] = (sums[value] ?? 0) + weight;
  }
  const shares = sums.map((sum) => sum / total);
  if (objective.of === 'number') return shares;
  const kept = shares.map((share) => Math.log(Math.max(share, Number.EPSILON)));
  return outputs === 1 ? Float64Array.of((kept[1] ?? 0) - (kept[0] ?? 0)) : kept;
}

/** Half of the squared differences of numbers, or the log loss of classes. */
function meanLoss(
  { truth, weights }: Pick<WatchedRows, 'truth' | 'weights'>,
  objective: Objective,
  scores: Float64Array,
  outputs: number,
): number {
  const shares = outputs > 1 ? softmax(scores, outputs) : undefined;
  let sum = 0;
  let total = 0;
  for (const [row, weight] of weights.entries()) {
    const [value, score] = [truth[row] ?? 0, scores[row * outputs] ?? 0];
    total += weight;
    if (objective.of === 'number') sum += (weight * (value - score) ** 2) / 2;
    else if (shares) sum -= weight * Math.log(Math.max(shares[row * outputs + value] ?? 0, Number.MIN_VALUE));
    else {
      const against = value === 1 ? -score : score;
      sum += weight * (Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against))));
    }
  }
  return sum / total;
}

/** The negative gradient and the second derivative of the loss of each row. */
function derive(
  { weights: hessians, sums }: Targets,
  truth: ArrayLike<number>,
  weights: Float64Array,
  objective: Objective,
  scores: Float64Array,
  output: number,
): void {
  if (objective.of === 'number') {
    for (let row = 0; row < weights.length; row++) {
      const weight = weights[row] ?? 0;
      hessians[row] = weight;
      sums[row] = weight * ((truth[row] ?? 0) - (scores[row] ?? 0));
    }
    return;
  }
  const outputs = scores.length / weights.length;
  const positive = outputs === 1 ? 1 : output;
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row] ?? 0;
    const score = scores[row * outputs + output] ?? 0;
    const share = outputs === 1 ? 1 / (1 + Math.exp(-score)) : score;
    hessians[row] = weight * share * (1 - share);
    sums[row] = weight * ((truth[row] === positive ? 1 : 0) - share);
  }
}

/** Scores as shares that add up to 1, for each row. */
export function softmax(scores: Float64Array, outputs: number): Float64Array {
  const shares = new Float64Array(scores.length);
  for (let first = 0; first < scores.length; first += outputs) {
    let largest = -Infinity;
    for (let each = 0; each < outputs; each++) largest = Math.max(largest, scores[first + each] ?? 0);
    let total = 0;
    for (let each = 0; each < outputs; each++) {
      const share = Math.exp((scores[first + each] ?? 0) - largest);
      shares[first + each] = share;
      total += share;
    }
    for (let each = 0; each < outputs; each++) shares[first + each] = (shares[first + each] ?? 0) / total;
  }
  return shares;
}
