import { calibratedScores } from '../model/calibration.ts';
import { fitEncoders, type Encoder, type Encodings } from '../model/encoder.ts';
import { modelScores, predict, type Model } from '../model/model.ts';
import { pickRows, type TableRows } from '../model/table.ts';
import type { Split } from '../splits/split.ts';
import { fitIsotonic, fitSigmoid } from './calibration.ts';
import { LearningFault } from './fault.ts';
import { fit, type Fitted } from './fit.ts';
import type { TrainingRequest } from './request.ts';
import { countsOf, type Sample } from './sample.ts';
import type { Target } from './target.ts';
import { thresholdOf } from './threshold.ts';
import type { TrainingRows } from './training-rows.ts';

/**
 * Fits a model on the training rows, then calibrates it and chooses its threshold on the validation rows.
 * @param onProgress from 0 to 1.
 * @throws LearningFault when the rows cannot be learned from, or no threshold meets the rule.
 */
export async function fitModel(
  { table, target, split }: Sample,
  request: TrainingRequest,
  onProgress: (progress: number) => void,
): Promise<Fitted> {
  const rows = trainingRows(table, target, split.training, request);
  const validation = validationRows(rows, table, target, split.validation);
  const fitted = await fit(rows, validation, target, request, onProgress);
  const calibrated = withCalibration(fitted.model, table, target, split, request);
  const model = target ? withThreshold(calibrated, table, target, split, request) : calibrated;
  return { ...fitted, model };
}

function trainingRows(
  table: TableRows,
  target: Target | undefined,
  training: Uint32Array,
  { isBalanced, encodings }: Pick<TrainingRequest, 'isBalanced' | 'encodings'>,
): TrainingRows {
  const own = pickRows(table, training);
  const values = Float64Array.from(training, (row) => target?.values[row] ?? 0);
  const weights = new Float64Array(training.length).fill(1);
  if (target?.problem === 'classification') {
    const counts = countsOf(values, target.classes.length);
    const present = counts.filter((count) => count > 0);
    if (present.length < 2)
      throw new LearningFault({
        code: 'one-class',
        part: 'training',
        only: String(target.classes[counts.findIndex((count) => count > 0)]),
      });
    if (isBalanced)
      for (const [row, of] of values.entries())
        weights[row] = values.length / (present.length * (counts[of] ?? 1));
  }
  return { encoders: encodersOf(own, encodings), table: own, values, weights };
}

/** Rows by which training ends early: encoded and weighted as the training rows are. */
function validationRows(
  { encoders, values, weights }: TrainingRows,
  table: TableRows,
  target: Target | undefined,
  validation: Uint32Array,
): TrainingRows | undefined {
  if (!target || validation.length === 0) return undefined;
  const own = Float64Array.from(validation, (row) => target.values[row] ?? 0);
  const weightOf = new Map(Array.from(values, (of, row) => [of, weights[row] ?? 1]));
  return {
    encoders,
    table: pickRows(table, validation),
    values: own,
    // A class that no training row has counts as rows do that are not weighted.
    weights: own.map((of) => (target.problem === 'classification' ? (weightOf.get(of) ?? 1) : 1)),
  };
}

/** @throws LearningFault for a column without words. */
function encodersOf(training: TableRows, encodings: Encodings | undefined): readonly Encoder[] {
  const encoders = fitEncoders(training, encodings);
  for (const encoder of encoders) {
    if (encoder.by === 'words' && encoder.words.length === 0)
      throw new LearningFault({ code: 'no-words', column: encoder.name });
  }
  return encoders;
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
