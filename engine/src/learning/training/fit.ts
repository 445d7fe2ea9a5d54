import { leastSquares } from '../linear/least-squares.ts';
import { trainLogistic } from '../linear/logistic.ts';
import { encodedNames } from '../model/encoder.ts';
import { scaledMatrix, treeFeatures } from '../model/encoding.ts';
import type { Answer, Core, Model } from '../model/model.ts';
import { ISOLATION, trainIsolation } from '../trees/isolation.ts';
import { LearningFault, type Problem } from './fault.ts';
import { fitAutoencoder, fitMlp } from './fit-network.ts';
import { boosting, forest } from './fit-trees.ts';
import type { LearningCurve } from './learning-curve.ts';
import type { Algorithm, Learner, TrainingRequest } from './request.ts';
import type { Target } from './target.ts';
import type { TrainingRows } from './training-rows.ts';

export interface Fitted {
  readonly model: Model;
  readonly isSettled: boolean;
  readonly learningCurve?: LearningCurve;
}

/** Numbers that encoded rows may have together: a gigabyte or two. */
const MOST_NUMBERS = 2 ** 28;

const PROBLEMS: Readonly<Record<Algorithm, readonly Problem[]>> = {
  'random-forest': ['classification', 'regression'],
  'gradient-boosting': ['classification', 'regression'],
  logistic: ['classification'],
  linear: ['regression'],
  ridge: ['regression'],
  mlp: ['classification', 'regression'],
  'isolation-forest': ['anomaly'],
  autoencoder: ['anomaly'],
  stacking: ['classification', 'regression'],
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
 * @param validation rows by which training ends early; undefined where there are none.
 * @param onProgress from 0 to 1.
 * @throws LearningFault when the encoded rows are too large, or a network diverges.
 */
export async function fit(
  rows: TrainingRows,
  validation: TrainingRows | undefined,
  target: Pick<Target, 'problem' | 'classes'> | undefined,
  {
    algorithm,
    parameters,
    seed,
  }: Pick<TrainingRequest, 'parameters' | 'seed'> & { readonly algorithm: Learner },
  onProgress: (progress: number) => void,
): Promise<Fitted> {
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
    case 'gradient-boosting': {
      const { length } = classes;
      const { core, ...curve } = boosting(rows, length, parameters, seed, onProgress, validation);
      return { model: { encoders, core, answer }, isSettled: true, ...curve };
    }
    case 'isolation-forest': {
      const trees = parameters.trees ?? ISOLATION.trees;
      const { ensemble, expected } = trainIsolation(treeFeatures(encoders, table), {
        ...ISOLATION,
        trees,
        seed,
      });
      const core: Core = { by: 'trees', ensemble, divisor: trees, base: new Float64Array(1) };
      return { model: { encoders, core, answer: { of: 'anomaly', by: 'path', expected } }, isSettled: true };
    }
    case 'mlp': {
      const { core, learningCurve } = await fitMlp(rows, validation, classes.length, {
        parameters,
        seed,
        onProgress,
      });
      return { model: { encoders, core, answer }, isSettled: true, learningCurve };
    }
    case 'autoencoder': {
      const { core, expected, learningCurve } = await fitAutoencoder(rows, { parameters, seed, onProgress });
      const model: Model = { encoders, core, answer: { of: 'anomaly', by: 'error', expected } };
      return { model, isSettled: true, learningCurve };
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
