import { permutationImportance, type Importance } from '../explanation/importance.ts';
import { exportModel } from '../export/onnx-model.ts';
import { prove, ProofError, type Proof } from '../export/proof.ts';
import type { Drawing } from '../metrics/bootstrap.ts';
import { evaluate, type Evaluation } from '../metrics/evaluation.ts';
import { predict, type Model } from '../model/model.ts';
import { pickRows, type TableRows } from '../model/table.ts';
import { groupedSplit, randomSplit, stratifiedSplit } from '../splits/shuffled.ts';
import { splitBy, type Split } from '../splits/split.ts';
import { timeSplit } from '../splits/time.ts';
import { mustFitEncodings, usedColumns } from './columns.ts';
import { LearningFault } from './fault.ts';
import { countsOf, fitModel, type Sample } from './fit-model.ts';
import { mustSolve, onlyProblem } from './fit.ts';
import { modelNotes } from './notes.ts';
import type { SplitRule, TrainingRequest, TrainingResult } from './request.ts';
import { searchParameters } from './search.ts';
import { suspectsIn } from './suspects.ts';
import { targetOf, type Target } from './target.ts';

/** Of the whole, what the training of the model takes; measuring and proving take the rest. */
const FITTING = 0.8;
/** Of the whole, what the trials of a search take. */
const SEARCHING = 0.75;
/** Training rows that a file is compared on, at most. */
const PROVED = 20_000;

/**
 * Trains a model, calibrates it and chooses its threshold on validation rows, measures it, and makes its file, which is compared with it.
 * @param onProgress from 0 to 1.
 * @throws LearningFault when the table cannot be learned from.
 */
export async function train(
  request: TrainingRequest,
  onProgress: (progress: number) => void,
): Promise<TrainingResult> {
  const { algorithm, target: column, seed, threads, version } = request;
  const target = column && targetOf(column, request.problem ?? onlyProblem(algorithm), request.positive);
  const problem = target?.problem ?? 'anomaly';
  mustSolve(algorithm, problem);
  mustFitEncodings(request.table, request.encodings ?? new Map());
  const labeled = target?.rows ?? Uint32Array.from({ length: request.table.rows }, (_, row) => row);
  const split = splitOf(ruleFor(request.split, labeled), labeled.length, target, seed);
  for (const part of ['training', ...(target && request.split.test > 0 ? ['test' as const] : [])] as const)
    if (split[part].length < 2)
      throw new LearningFault({ code: 'too-few-rows', part, rows: split[part].length });
  const { table, leftOut } = usedColumns(pickRows(request.table, labeled), split.training, request.encodings);
  const sample: Sample = { table, target, split };
  const search =
    request.search &&
    (await searchParameters(sample, request, request.search, (progress) => {
      onProgress(progress * SEARCHING);
    }));
  const begun = search ? SEARCHING : 0;
  const chosen = search ? { ...request, parameters: { ...request.parameters, ...search.best } } : request;
  const fitted = await fitModel(sample, chosen, (progress) => {
    onProgress(begun + progress * (FITTING - begun));
  });
  const { model } = fitted;
  const naive = target ? naiveOf(target, split.training) : new Float64Array();
  const evaluations = target ? evaluationsOf(model, table, target, naive, split, request) : {};
  onProgress((1 + FITTING) / 2);
  const metadata = modelNotes(request, model, { problem, naive, split });
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
    unlabeled: request.table.rows - labeled.length,
    rows: {
      training: split.training.length,
      validation: split.validation.length,
      test: split.test.length,
      unused: split.unused.length,
    },
    proof,
    isSettled: fitted.isSettled,
    ...(fitted.learningCurve && { learningCurve: fitted.learningCurve }),
    ...(search && { search }),
    evaluations,
    importance: target ? importanceOf(model, table, target, naive, split, seed) : [],
  };
}

/** A rule on rows that have a target. */
function ruleFor(rule: SplitRule, labeled: Uint32Array): SplitRule {
  switch (rule.by) {
    case 'random':
      return rule;
    case 'time':
      return { ...rule, times: Float64Array.from(labeled, (row) => rule.times[row] ?? 0) };
    case 'group':
      return { ...rule, groups: Uint32Array.from(labeled, (row) => rule.groups[row] ?? 0) };
  }
}

function splitOf(rule: SplitRule, rows: number, target: Target | undefined, seed: number): Split {
  switch (rule.by) {
    case 'time':
      return timeSplit(rule.times, rule, rule.gap);
    case 'group':
      return groupedSplit(rule.groups, rule, seed);
    case 'random':
      if (!target) return everyRow(rows);
      return target.problem === 'classification'
        ? stratifiedSplit(target.values, rule, seed)
        : randomSplit(rows, rule, seed);
  }
}

/** Nothing is chosen or measured without a target. */
function everyRow(rows: number): Split {
  return splitBy(rows, () => 'training');
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
    evaluate(
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

/** What is predicted without looking at a row. */
function naiveOf({ problem, values, classes }: Target, training: Uint32Array): Float64Array {
  const known = Float64Array.from(training, (row) => values[row] ?? 0);
  if (problem === 'classification')
    return countsOf(known, classes.length).map((count) => count / known.length);
  return Float64Array.of(known.reduce((sum, value) => sum + value, 0) / known.length);
}

/** Rows that are alike because of their group or time are resampled together. */
function drawingOf(rule: SplitRule, rows: Uint32Array): Drawing {
  if (rule.by === 'group') {
    const places = new Map<number, number>();
    const groups = Uint32Array.from(rows, (row) => {
      const group = rule.groups[row] ?? 0;
      const place = places.get(group) ?? places.size;
      places.set(group, place);
      return place;
    });
    return { by: 'group', groups };
  }
  return rule.by === 'time' ? { by: 'block', length: Math.ceil(rows.length ** (1 / 3)) } : { by: 'row' };
}

async function proved(bytes: Uint8Array, model: Model, training: TableRows, threads: number): Promise<Proof> {
  try {
    return await prove(bytes, model, training, threads);
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    throw new LearningFault({ code: 'no-file-proof', text: error.message });
  }
}
