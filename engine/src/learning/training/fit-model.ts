import { calibratedScores } from '../model/calibration.ts';
import { modelScores, predict, type Model } from '../model/model.ts';
import { pickRows, type TableRows } from '../model/table.ts';
import type { Split } from '../splits/split.ts';
import { fitIsotonic, fitSigmoid } from './calibration.ts';
import { LearningFault } from './fault.ts';
import { fit, type Fitted } from './fit.ts';
import { fitStack } from './fit-stack.ts';
import type { TrainingRequest } from './request.ts';
import type { Sample } from './sample.ts';
import type { Target } from './target.ts';
import { thresholdOf } from './threshold.ts';
import { trainingRows, validationRows } from './training-rows.ts';

/**
 * Fits a model on the training rows, then calibrates it and chooses its threshold on the validation rows.
 * @param onProgress from 0 to 1.
 * @throws LearningFault when the rows cannot be learned from, or no threshold meets the rule.
 */
export async function fitModel(
  sample: Sample,
  request: TrainingRequest,
  onProgress: (progress: number) => void,
): Promise<Fitted> {
  const { table, target, split } = sample;
  const fitted = await fitCore(sample, request, onProgress);
  const calibrated = withCalibration(fitted.model, table, target, split, request);
  const model = target ? withThreshold(calibrated, table, target, split, request) : calibrated;
  return { ...fitted, model };
}

function fitCore(
  sample: Sample,
  request: TrainingRequest,
  onProgress: (progress: number) => void,
): Promise<Fitted> {
  const { algorithm } = request;
  if (algorithm === 'stacking') return fitStack(sample, request, onProgress);
  const { table, target, split } = sample;
  const rows = trainingRows(table, target, split.training, request);
  const validation = validationRows(rows, table, target, split.validation);
  return fit(rows, validation, target, { ...request, algorithm }, onProgress);
}

function withCalibration(
  model: Model,
  table: TableRows,
  target: Target | undefined,
  { validation }: Split,
  { calibration }: TrainingRequest,
): Model {
  if (calibration === undefined) return model;
  const { answer } = model;
  if (!target || answer.of !== 'classes' || answer.names.length !== 2)
    throw new LearningFault({ code: 'no-calibration', reason: 'classes' });
  if (validation.length === 0) throw new LearningFault({ code: 'too-few-rows', part: 'validation', rows: 0 });
  const truth = Float64Array.from(validation, (row) => target.values[row] ?? 0);
  if (!truth.includes(0) || !truth.includes(1))
    throw new LearningFault({ code: 'no-calibration', reason: 'rows' });
  const scores = modelScores(model, pickRows(table, validation));
  const fitted = calibration === 'sigmoid' ? fitSigmoid(scores, truth) : fitIsotonic(scores, truth);
  return { ...model, calibration: fitted, answer: { ...answer, scores: calibratedScores(fitted) } };
}

function withThreshold(
  model: Model,
  table: TableRows,
  target: Target,
  { validation }: Split,
  { threshold }: TrainingRequest,
): Model {
  const { answer } = model;
  if (answer.of !== 'classes' || answer.names.length !== 2) return model;
  if (threshold.by === 'value') return { ...model, answer: { ...answer, threshold: threshold.value } };
  if (validation.length === 0) throw new LearningFault({ code: 'too-few-rows', part: 'validation', rows: 0 });
  const predictions = predict(model, pickRows(table, validation));
  const probabilities =
    predictions.of === 'classes' ? predictions.probabilities.filter((_, at) => at % 2 === 1) : [];
  const truth = Float64Array.from(validation, (row) => target.values[row] ?? 0);
  return { ...model, answer: { ...answer, threshold: thresholdOf(threshold, truth, probabilities) } };
}
