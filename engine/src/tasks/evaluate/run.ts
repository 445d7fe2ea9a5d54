import { t } from '@vscode/l10n';
import { shownPath, TaskError } from '@vitruve/workspace';
import type { RunContext } from '../../running/task.ts';
import type { Importance } from '../../learning/explanation/importance.ts';
import { classDoubt, type ClassDoubt } from '../../learning/foreign/class-doubt.ts';
import { evaluateWithCurves, type Evaluation } from '../../learning/metrics/evaluation.ts';
import { rankGroups, type GroupRanking } from '../../learning/metrics/group-ranking.ts';
import type { ClassName } from '../../learning/model/model.ts';
import { measureSlices, type SlicedColumn } from '../../learning/slices/measure-slices.ts';
import { openAnyModel, type ModelFile } from '../../learning/source/model-file.ts';
import { requirementOf, unmet } from '../../learning/source/requirement.ts';
import { writeOutput } from '../../running/outputs/write-output.ts';
import { indentedJson } from '../../running/report/json.ts';
import { comparedModel, type ComparedModel } from './compared-model.ts';
import type { EvaluateInputs } from './inputs.ts';
import { predictTruth, type PredictedTruth } from './predicted-truth.ts';
import { mustSuitPredictor } from './recommender/asked.ts';
import { evaluateRecommender, type MeasuredListsFacts } from './recommender/evaluate-recommender.ts';
import type { RecommenderNotes } from '../../learning/training/notes.ts';

/** A model that was measured on a table. */
export interface Evaluated {
  readonly evaluation: Evaluation;
  readonly target: string;
  readonly classes: readonly ClassName[];
  /** Of the rows within groups, where it is asked for. */
  readonly ranking?: GroupRanking & { readonly by: string; readonly k: number };
  /** Of a recommender, whose lists were measured. */
  readonly recommender?: MeasuredListsFacts;
  /** Measured apart, for each column that was asked for. */
  readonly slices: readonly SlicedColumn[];
  /** None unless it is asked for. */
  readonly importance: readonly Importance[];
  /** None unless it is asked for. */
  readonly compared: readonly ComparedModel[];
  /** Of a model of another program. */
  readonly doubt?: ClassDoubt;
  /** Rows without a true value. */
  readonly unlabeled: number;
  readonly unmet: readonly string[];
  /** SHA-256 of the model. */
  readonly hash: string;
}

/** Rows of a group that are looked at unless somebody says otherwise. */
const FIRST = 10;

/**
 * Measures a model on the rows of a table that have a true value.
 * @throws UserError
 */
export async function runEvaluation(
  inputs: EvaluateInputs,
  context: RunContext<undefined>,
): Promise<Evaluated> {
  const requirements = (inputs.require ?? []).map(requirementOf);
  const shown = shownPath(context.folder, inputs.model);
  const file = await openAnyModel(inputs.model, shown);
  const evaluated = file.notes.recommender
    ? await measuredRecommender(file, file.notes.recommender, inputs, context)
    : await measuredPredictor(file, inputs, context);
  const found: Evaluated = {
    ...evaluated,
    unmet: unmet(
      requirements,
      {
        ...evaluated.evaluation,
        measures: { ...evaluated.evaluation.measures, ...evaluated.ranking?.evaluation.measures },
      },
      evaluated.slices,
    ),
  };
  if (inputs.output !== undefined) await writeOutput(inputs.output, indentedJson({ version: 1, ...found }));
  return found;
}

async function measuredRecommender(
  model: ModelFile,
  notes: RecommenderNotes,
  inputs: EvaluateInputs,
  context: RunContext<undefined>,
): Promise<Omit<Evaluated, 'unmet'>> {
  const { evaluation, facts } = await evaluateRecommender(model, notes, inputs, context);
  return {
    evaluation,
    recommender: facts,
    ...{ slices: [], importance: [], compared: [], classes: [], unlabeled: 0 },
    target: notes.item,
    hash: model.hash,
  };
}

async function measuredPredictor(
  file: ModelFile,
  inputs: EvaluateInputs,
  context: RunContext<undefined>,
): Promise<Omit<Evaluated, 'unmet'>> {
  mustSuitPredictor(inputs);
  const { slices: sliced = [], rankBy } = inputs;
  if (inputs.k !== undefined && rankBy === undefined)
    throw new TaskError(t('"{0}" requires "{1}"', 'k', 'rankBy'));
  const model = await predictTruth(file, inputs, context, {
    slices: [...sliced, ...(rankBy === undefined ? [] : [rankBy])],
    ...(inputs.importance !== undefined && { importance: inputs.importance }),
  });
  const { known, predictions, importance, grouping, notes } = model;
  const seed = inputs.seed ?? 1;
  const resampling = { drawing: { by: 'row' }, seed } as const;
  const evaluation = evaluateWithCurves(known, predictions, resampling);
  const doubt = classDoubt(notes, predictions, known.values);
  const ranking = rankBy === undefined ? undefined : rankingOf(model, rankBy, inputs.k ?? FIRST, seed);
  const slices = grouping.columns
    .slice(0, sliced.length)
    .map((column) => measureSlices(column, known, predictions, { seed }));
  const compared: ComparedModel[] = [];
  for (const path of inputs.compare ?? []) compared.push(await comparedModel(path, model, inputs, context));
  return {
    evaluation,
    ...(ranking && { ranking }),
    slices,
    importance,
    compared,
    ...(doubt && { doubt }),
    target: model.target,
    classes: notes.classes ?? [],
    unlabeled: model.rows - known.values.length,
    hash: model.hash,
  };
}

/** @throws TaskError for a model that does not tell which rows are looked for. */
function rankingOf(
  { known, predictions, grouping }: PredictedTruth,
  by: string,
  k: number,
  seed: number,
): NonNullable<Evaluated['ranking']> {
  const column = grouping.columns.at(-1);
  if (predictions.of !== 'classes' || known.classes.length !== 2 || !column)
    throw new TaskError(
      t('"{0}" is for models of two classes: rows of the second one are looked for', 'rankBy'),
    );
  const ranked = {
    groups: [...column.values],
    isRelevant: Array.from(known.values, (value) => value === 1),
    scores: predictions.probabilities.filter((_, at) => at % 2 === 1),
  };
  return { by, k, ...rankGroups(ranked, k, seed) };
}
