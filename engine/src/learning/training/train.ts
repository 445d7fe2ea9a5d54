import { permutationImportance, type Importance } from '../explanation/importance.ts';
import { exportModel } from '../export/onnx-model.ts';
import { prove, ProofError, type Proof } from '../export/proof.ts';
import { evaluateWithCurves, type Evaluation } from '../metrics/evaluation.ts';
import { predict, type Model } from '../model/model.ts';
import { pickRows, type TableRows } from '../model/table.ts';
import type { Split } from '../splits/split.ts';
import { crossValidate } from './cross-validation.ts';
import { LearningFault } from './fault.ts';
import { fitModel } from './fit-model.ts';
import { modelNotes } from './notes.ts';
import type { TrainingRequest, TrainingResult } from './request.ts';
import { drawingOf, naiveOf, rowsOf, sampleOf } from './sample.ts';
import { searchParameters } from './search.ts';
import { suspectsIn } from './suspects.ts';
import type { Target } from './target.ts';
import { thresholdNotes } from './threshold-notes.ts';
import { trialsInOrder, type StartTrials } from './trial.ts';

/** Of the whole, what the training of the model takes; measuring and proving take the rest. */
const FITTING = 0.8;
/** Of the whole, what the trials of a search take. */
const SEARCHING = 0.75;
/** Training rows that a file is compared on, at most. */
const PROVED = 20_000;

/**
 * Trains a model, calibrates it and chooses its threshold on validation rows, measures it, and makes its file, which is compared with it.
 * @param onProgress from 0 to 1.
 * @param startTrials what runs the trials of a search.
 * @throws LearningFault when the table cannot be learned from.
 */
export async function train(
  request: TrainingRequest,
  onProgress: (progress: number) => void,
  startTrials: StartTrials = trialsInOrder,
): Promise<TrainingResult> {
  const { seed, threads, version } = request;
  const { sample, labeled, leftOut, unlabeled } = sampleOf(request);
  const { rule } = sample;
  const measured = { ...request, split: rule };
  const { table, target, split } = sample;
  const problem = target?.problem ?? 'anomaly';
  const search =
    request.search &&
    (await searchParameters(
      sample,
      request,
      request.search,
      (progress) => {
        onProgress(progress * SEARCHING);
      },
      startTrials,
    ));
  const chosen = search ? { ...request, parameters: { ...request.parameters, ...search.best } } : request;
  const searched = search ? SEARCHING : 0;
  const { folds } = request;
  const begun = folds === undefined ? searched : searched + (FITTING - searched) * (folds / (folds + 1));
  if (folds !== undefined && !target) throw new LearningFault({ code: 'no-folds' });
  const crossValidation =
    folds !== undefined && target
      ? await crossValidate({ table: labeled, target, split, rule }, chosen, folds, (progress) => {
          onProgress(searched + progress * (begun - searched));
        })
      : undefined;
  const fitted = await fitModel(sample, chosen, (progress) => {
    onProgress(begun + progress * (FITTING - begun));
  });
  const { model } = fitted;
  const naive = target ? naiveOf(target, split.training) : new Float64Array();
  const evaluations = target ? evaluationsOf(model, table, target, naive, split, measured) : {};
  onProgress((1 + FITTING) / 2);
  const metadata = {
    ...modelNotes(request, model, { problem, naive, split }),
    ...thresholdNotes(measured, evaluations, split),
  };
  const bytes = exportModel(model, { metadata, version });
  const proof = await proved(bytes, model, pickRows(table, split.training.subarray(0, PROVED)), threads);
  onProgress(1);
  return {
    bytes,
    problem,
    classes: target?.classes ?? [],
    ...(model.answer.of === 'classes' &&
      model.answer.names.length === 2 && { threshold: model.answer.threshold }),
    columns: table.columns.map(({ name, type }) => ({ name, type })),
    leftOut,
    suspects: target ? suspectsIn(table, target, split.training) : [],
    unlabeled,
    rows: rowsOf(split),
    proof,
    isSettled: fitted.isSettled,
    ...(fitted.learningCurve && { learningCurve: fitted.learningCurve }),
    ...(search && { search }),
    ...(crossValidation && { crossValidation }),
    ...(model.core.by === 'stack' &&
      target && {
        bases: model.core.bases.map(({ name, algorithm, model: base }) => ({
          name,
          algorithm,
          evaluations: evaluationsOf(base, table, target, naive, split, request),
        })),
      }),
    evaluations,
    importance: target ? importanceOf(model, table, target, naive, split, seed) : [],
  };
}

function evaluationsOf(
  model: Model,
  table: TableRows,
  target: Target,
  naive: Float64Array,
  split: Split,
  { split: rule, seed }: TrainingRequest,
): { readonly validation?: Evaluation; readonly test?: Evaluation } {
  const measured = (rows: Uint32Array): Evaluation =>
    evaluateWithCurves(
      { values: Float64Array.from(rows, (row) => target.values[row] ?? 0), naive, classes: target.classes },
      predict(model, pickRows(table, rows)),
      { drawing: drawingOf(rule, rows), seed },
    );
  return {
    ...(split.validation.length > 0 && { validation: measured(split.validation) }),
    ...(split.test.length > 0 && { test: measured(split.test) }),
  };
}

/** On rows that the model was not trained on, if there are any. */
function importanceOf(
  model: Model,
  table: TableRows,
  target: Target,
  naive: Float64Array,
  { test, validation }: Split,
  seed: number,
): readonly Importance[] {
  const rows = test.length > 0 ? test : validation;
  const values = Float64Array.from(rows, (row) => target.values[row] ?? 0);
  const truth = { values, naive, classes: target.classes };
  return permutationImportance(model, { table: pickRows(table, rows), truth, seed });
}

async function proved(bytes: Uint8Array, model: Model, training: TableRows, threads: number): Promise<Proof> {
  try {
    return await prove(bytes, model, training, threads);
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    throw new LearningFault({ code: 'no-file-proof', text: error.message });
  }
}
