import { leastSquares } from '../linear/least-squares.ts';
import { trainLogistic } from '../linear/logistic.ts';
import { encodedNames, scaledMatrix, treeFeatures, type Encoder } from '../model/encoding.ts';
import type { Answer, Core, Model } from '../model/model.ts';
import type { TableRows } from '../model/table.ts';
import { BOOSTING, trainBoosting } from '../trees/boosting.ts';
import { FOREST, trainForest } from '../trees/forest.ts';
import type { Targets } from '../trees/histogram.ts';
import { ISOLATION, trainIsolation } from '../trees/isolation.ts';
import { LearningFault, type Problem } from './fault.ts';
import type { Algorithm, Parameters, TrainingRequest } from './request.ts';
import type { Target } from './target.ts';

/** Training rows, encoded by encoders that were fitted on them. */
export interface TrainingRows {
  readonly encoders: readonly Encoder[];
  readonly table: TableRows;
  /** Of these rows; classes from 0, or numbers. */
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

export interface Fitted {
  readonly model: Model;
  readonly isSettled: boolean;
}

/** Numbers that encoded rows may have together: a gigabyte or two. */
const MOST_NUMBERS = 2 ** 28;

const PROBLEMS: Readonly<Record<Algorithm, readonly Problem[]>> = {
  'random-forest': ['classification', 'regression'],
  'gradient-boosting': ['classification', 'regression'],
  logistic: ['classification'],
  linear: ['regression'],
  ridge: ['regression'],
  'isolation-forest': ['anomaly'],
};

/** @throws LearningFault when an algorithm solves no such problem. */
export function mustSolve(algorithm: Algorithm, problem: Problem): void {
  if (!PROBLEMS[algorithm].includes(problem))
    throw new LearningFault({ code: 'wrong-problem', algorithm, problem });
}

/** The problem that an algorithm solves, if it is only one. */
export function onlyProblem(algorithm: Algorithm): Problem | undefined {
  const [only, ...others] = PROBLEMS[algorithm];
  return others.length === 0 ? only : undefined;
}

/**
 * Fits a model; the threshold of two classes is 0.5.
 * @param onProgress from 0 to 1.
 * @throws LearningFault when the encoded rows are too large.
 */
export function fit(
  rows: TrainingRows,
  target: Pick<Target, 'problem' | 'classes'> | undefined,
  { algorithm, parameters, seed }: Pick<TrainingRequest, 'algorithm' | 'parameters' | 'seed'>,
  onProgress: (progress: number) => void,
): Fitted {
  const { encoders, table } = rows;
  const columns = encodedNames(encoders).length;
  if (table.rows * columns > MOST_NUMBERS)
    throw new LearningFault({ code: 'too-large', rows: table.rows, columns });
  const classes = target?.classes ?? [];
  const scores = algorithm === 'random-forest' ? 'probabilities' : 'log-odds';
  const answer: Answer =
    target?.problem === 'classification'
      ? { of: 'classes', names: classes, scores, threshold: 0.5 }
      : { of: 'number' };
  switch (algorithm) {
    case 'random-forest':
      return {
        model: { encoders, core: forest(rows, classes.length, parameters, seed, onProgress), answer },
        isSettled: true,
      };
    case 'gradient-boosting':
      return {
        model: { encoders, core: boosting(rows, classes.length, parameters, seed, onProgress), answer },
        isSettled: true,
      };
    case 'isolation-forest': {
      const trees = parameters.trees ?? ISOLATION.trees;
      const { ensemble, expected } = trainIsolation(treeFeatures(encoders, table), {
        ...ISOLATION,
        trees,
        seed,
      });
      const core: Core = { by: 'trees', ensemble, divisor: trees, base: new Float64Array(1) };
      return { model: { encoders, core, answer: { of: 'anomaly', expected } }, isSettled: true };
    }
    case 'logistic': {
      const c = 1 / (parameters.penalty ?? 1);
      const { model, isSettled } = trainLogistic(scaledMatrix(encoders, table), rows.values, rows.weights, {
        classes: classes.length,
        c,
      });
      return { model: { encoders, core: { by: 'columns', model }, answer }, isSettled };
    }
    case 'linear':
    case 'ridge': {
      const penalty = algorithm === 'linear' ? 0 : (parameters.penalty ?? 1);
      const model = leastSquares(scaledMatrix(encoders, table), rows.values, rows.weights, penalty);
      return { model: { encoders, core: { by: 'columns', model }, answer }, isSettled: true };
    }
  }
}

function forest(
  { encoders, table, values, weights }: TrainingRows,
  classes: number,
  parameters: Parameters,
  seed: number,
  onProgress: (progress: number) => void,
): Core {
  const features = treeFeatures(encoders, table);
  const { trees = FOREST.trees, maxDepth = FOREST.maxDepth } = parameters;
  // Numbers are learned as their distance from the mean: sums of them stay exact.
  const mean = classes === 0 ? weightedMean(values, weights) : 0;
  const ensemble = trainForest(features, forestTargets(values, weights, classes, mean), {
    trees,
    maxDepth,
    minRows: parameters.minRows ?? FOREST.minRows,
    columnsPerSplit: classes === 0 ? Math.max(1, Math.floor(features.columns.length / 3)) : undefined,
    seed,
    onTree: (done) => {
      onProgress(done / trees);
    },
  });
  return { by: 'trees', ensemble, divisor: trees, base: new Float64Array(ensemble.outputs).fill(mean) };
}

function forestTargets(values: Float64Array, weights: Float64Array, classes: number, mean: number): Targets {
  if (classes <= 2)
    return { outputs: 1, weights, sums: values.map((value, row) => (value - mean) * (weights[row] ?? 0)) };
  const sums = new Float64Array(values.length * classes);
  for (const [row, of] of values.entries()) sums[row * classes + of] = weights[row] ?? 0;
  return { outputs: classes, weights, sums };
}

function boosting(
  { encoders, table, values, weights }: TrainingRows,
  classes: number,
  parameters: Parameters,
  seed: number,
  onProgress: (progress: number) => void,
): Core {
  const { trees: rounds = BOOSTING.rounds } = parameters;
  const objective = classes === 0 ? ({ of: 'number' } as const) : ({ of: 'classes', classes } as const);
  const { ensemble, base } = trainBoosting(treeFeatures(encoders, table), values, weights, objective, {
    rounds,
    learningRate: parameters.learningRate ?? BOOSTING.learningRate,
    maxLeaves: parameters.maxLeaves ?? BOOSTING.maxLeaves,
    maxDepth: parameters.maxDepth ?? BOOSTING.maxDepth,
    minRows: parameters.minRows ?? BOOSTING.minRows,
    l2: BOOSTING.l2,
    seed,
    onRound: (done) => {
      onProgress(done / rounds);
    },
  });
  return { by: 'trees', ensemble, divisor: 1, base };
}

function weightedMean(values: Float64Array, weights: Float64Array): number {
  let sum = 0;
  let total = 0;
  for (const [row, value] of values.entries()) {
    sum += value * (weights[row] ?? 0);
    total += weights[row] ?? 0;
  }
  return sum / total;
}
