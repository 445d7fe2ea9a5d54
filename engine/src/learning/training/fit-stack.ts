import { leastSquares } from '../linear/least-squares.ts';
import { trainLogistic } from '../linear/logistic.ts';
import type { Matrix } from '../linear/matrix.ts';
import { stackedColumns, type Answer, type BaseModel, type Model } from '../model/model.ts';
import { pickRows } from '../model/table.ts';
import { LearningFault } from './fault.ts';
import { foldsOf } from './folds.ts';
import { fit, mustSolve, type Fitted } from './fit.ts';
import type { StackedBase, TrainingRequest } from './request.ts';
import type { Sample } from './sample.ts';
import { trainingRows, validationRows, weightsOf } from './training-rows.ts';

/** Folds unless somebody says otherwise, as those of scikit-learn. */
const FOLDS = 5;

/**
 * Fits base models, and a linear model on what they predict. The linear model learns from predictions of rows that the base models were
 * not trained on: each fold of the training rows is predicted by models of the other folds, or, with times, of what came before it. The base
 * models that are kept are trained on all training rows.
 * @param onProgress from 0 to 1.
 * @throws LearningFault when the rows cannot be learned from.
 * @see Wolpert, Stacked Generalization (1992); scikit-learn's `StackingClassifier` and `StackingRegressor`.
 */
export async function fitStack(
  { table, target, split, rule }: Sample,
  request: TrainingRequest,
  onProgress: (progress: number) => void,
): Promise<Fitted> {
  const { bases = [], parameters, seed } = request;
  if (!target) throw new LearningFault({ code: 'wrong-problem', algorithm: 'stacking', problem: 'anomaly' });
  for (const { algorithm } of bases) mustSolve(algorithm, target.problem);
  const folds = foldsOf(split.training, target, rule, {
    count: parameters.baseFolds ?? FOLDS,
    seed,
  });
  if (folds.length < 2)
    throw new LearningFault({ code: 'too-few-rows', part: 'training', rows: split.training.length });
  const all = bases.length * (folds.length + 1);
  let done = 0;
  const modelsOf = async (training: Uint32Array): Promise<readonly BaseModel[]> => {
    const rows = trainingRows(table, target, training, request);
    const validation = validationRows(rows, table, target, split.validation);
    const models: BaseModel[] = [];
    for (const base of bases) {
      const { model } = await fit(rows, validation, target, askedOf(base, request), (progress) => {
        onProgress((done + progress) / all);
      });
      done++;
      models.push({ name: base.name, algorithm: base.algorithm, model });
    }
    return models;
  };
  const parts: Matrix[] = [];
  for (const { training, validation } of folds)
    parts.push(stackedColumns(await modelsOf(training), pickRows(table, validation)));
  const predicted = joined(parts);
  const known = Uint32Array.from(folds.flatMap(({ validation }) => [...validation]));
  const values = Float64Array.from(known, (row) => target.values[row] ?? 0);
  const weights = weightsOf(values, target, request.isBalanced);
  const isClasses = target.problem === 'classification';
  const classes = target.classes.length;
  const { model, isSettled } = isClasses
    ? trainLogistic(predicted, values, weights, { classes, c: 1 / (parameters.penalty ?? 1) })
    : {
        model: leastSquares(predicted, values, weights, parameters.penalty ?? 0),
        isSettled: true,
      };
  const models = await modelsOf(split.training);
  const answer: Answer = isClasses
    ? { of: 'classes', names: target.classes, scores: 'log-odds', threshold: 0.5 }
    : { of: 'number' };
  const stacked: Model = {
    encoders: models[0]?.model.encoders ?? [],
    core: { by: 'stack', bases: models, model },
    answer,
  };
  return { model: stacked, isSettled };
}

function askedOf(
  { algorithm, parameters }: StackedBase,
  { seed }: TrainingRequest,
): Parameters<typeof fit>[3] {
  return { algorithm, parameters, seed };
}

function joined(parts: readonly Matrix[]): Matrix {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const columns = parts[0]?.columns ?? 0;
  const values = new Float64Array(rows * columns);
  let at = 0;
  for (const part of parts) {
    values.set(part.values, at);
    at += part.values.length;
  }
  return { rows, columns, values };
}
