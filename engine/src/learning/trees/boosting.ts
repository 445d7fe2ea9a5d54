import { Random } from '../random.ts';
import { binned, type Features } from './bins.ts';
import { TreeGrower } from './grow.ts';
import type { Targets } from './histogram.ts';
import { summable, type Ensemble, type Tree } from './tree.ts';

/** What boosting makes smaller: squared errors of numbers, or the log loss of classes. */
export type Objective = { readonly of: 'number' } | { readonly of: 'classes'; readonly classes: number };

export interface BoostingOptions {
  readonly rounds: number;
  readonly learningRate: number;
  readonly maxLeaves: number;
  readonly maxDepth: number;
  /** Rows of a leaf, at least. */
  readonly minRows: number;
  readonly l2: number;
  readonly seed: number;
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
  for (let round = 0; round < options.rounds; round++) {
    const shares = outputs > 1 ? softmax(scores, outputs) : undefined;
    for (let output = 0; output < outputs; output++) {
      derive(targets, truth, weights, objective, shares ?? scores, output);
      const tree = grower.grow(every.slice(), new Random(seed, round, output), ([value = 0], own) => {
        for (const row of own)
          scores[row * outputs + output] = (scores[row * outputs + output] ?? 0) + learningRate * value;
      });
      grown.push({ ...tree, value: tree.value.map((value) => value * learningRate) });
    }
    options.onRound?.(round + 1);
  }
  const outputOf = outputs > 1 ? (tree: number): number => tree % outputs : undefined;
  return { ensemble: summable({ trees: grown, outputs, outputOf }), base };
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
