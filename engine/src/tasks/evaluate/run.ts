import type { RunContext } from '../../running/task.ts';
import type { Importance } from '../../learning/explanation/importance.ts';
import { evaluateWithCurves, type Evaluation } from '../../learning/metrics/evaluation.ts';
import type { ClassName } from '../../learning/model/model.ts';
import { measureSlices, type SlicedColumn } from '../../learning/slices/measure-slices.ts';
import { requirementOf, unmet } from '../../learning/source/requirement.ts';
import { writeOutput } from '../../running/outputs/write-output.ts';
import { indentedJson } from '../../running/report/json.ts';
import { comparedModel, type ComparedModel } from './compared-model.ts';
import type { EvaluateInputs } from './inputs.ts';
import { predictTruth } from './predicted-truth.ts';

/** A model that was measured on a table. */
export interface Evaluated {
  readonly evaluation: Evaluation;
  readonly target: string;
  readonly classes: readonly ClassName[];
  /** Measured apart, for each column that was asked for. */
  readonly slices: readonly SlicedColumn[];
  /** None unless it is asked for. */
  readonly importance: readonly Importance[];
  /** None unless it is asked for. */
  readonly compared: readonly ComparedModel[];
  /** Rows without a true value. */
  readonly unlabeled: number;
  readonly unmet: readonly string[];
  /** SHA-256 of the model. */
  readonly hash: string;
}

/**
 * Measures a model on the rows of a table that have a true value.
 * @throws UserError
 */
export async function runEvaluation(
  inputs: EvaluateInputs,
  context: RunContext<undefined>,
): Promise<Evaluated> {
  const requirements = (inputs.require ?? []).map(requirementOf);
  const model = await predictTruth(inputs.model, inputs, context, inputs);
  const { known, predictions, importance, grouping, notes } = model;
  const seed = inputs.seed ?? 1;
  const resampling = { drawing: { by: 'row' }, seed } as const;
  const evaluation = evaluateWithCurves(known, predictions, resampling);
  const slices = grouping.columns.map((column) => measureSlices(column, known, predictions, { seed }));
  const compared: ComparedModel[] = [];
  for (const path of inputs.compare ?? []) compared.push(await comparedModel(path, model, inputs, context));
  const evaluated: Evaluated = {
    evaluation,
    slices,
    importance,
    compared,
    target: model.target,
    classes: notes.classes ?? [],
    unlabeled: model.rows - known.values.length,
    unmet: unmet(requirements, evaluation, slices),
    hash: model.hash,
  };
  if (inputs.output !== undefined)
    await writeOutput(inputs.output, indentedJson({ version: 1, ...evaluated }));
  return evaluated;
}
