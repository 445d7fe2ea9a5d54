import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import { shownPath } from '@vitruve/workspace';
import type { Evaluation } from '../../learning/metrics/evaluation.ts';
import { crossValidationBlocks } from '../../learning/source/cross-validation-blocks.ts';
import { evaluationBlocks } from '../../learning/source/evaluation-blocks.ts';
import { evaluationCharts } from '../../learning/source/evaluation-charts.ts';
import { basesBlocks } from './bases-blocks.ts';
import { importanceBlocks } from '../../learning/source/importance-blocks.ts';
import { learningCurveBlocks } from '../../learning/source/learning-curve-blocks.ts';
import { searchBlocks } from '../../learning/source/search-blocks.ts';
import { shownNumber } from '../../learning/source/requirement.ts';
import type { LeftOut, RecommenderFacts } from '../../learning/training/request.ts';
import { type Block, type ValueRow } from '../../running/report/block.ts';
import type { TaskContext } from '../../running/task.ts';
import type { TrainInputs } from './inputs.ts';
import type { Training } from './run.ts';

export function reportOf(inputs: TrainInputs, training: Training, { folder }: TaskContext): readonly Block[] {
  const { evaluations, classes, unmet, importance } = training;
  const remarks = remarksOn(training);
  return [
    { kind: 'title', text: t('Training report') },
    { kind: 'values', heading: t('Model'), rows: factsOf(inputs, training, folder) },
    ...(unmet.length > 0
      ? ([
          { kind: 'heading', text: t('Requirements not met') },
          { kind: 'list', items: unmet },
        ] satisfies Block[])
      : []),
    ...measuredBlocks(t('Test'), evaluations.test, classes),
    ...measuredBlocks(t('Validation'), evaluations.validation, classes),
    ...basesBlocks(training),
    ...importanceBlocks(importance),
    ...crossValidationBlocks(training.crossValidation),
    ...searchBlocks(training.search),
    ...learningCurveBlocks(training.learningCurve),
    ...(remarks.length > 0
      ? ([
          { kind: 'heading', text: t('Notes') },
          { kind: 'list', items: remarks },
        ] satisfies Block[])
      : []),
  ];
}

function measuredBlocks(
  name: string,
  evaluation: Evaluation | undefined,
  classes: Training['classes'],
): readonly Block[] {
  if (!evaluation) return [];
  return [...evaluationBlocks(name, evaluation, classes), ...evaluationCharts(evaluation, classes)];
}

function factsOf(inputs: TrainInputs, training: Training, folder: string): readonly ValueRow[] {
  const { output, target, data, calibration, train, seed = 1 } = inputs;
  const { rows, columns, threshold, classes, proof } = training;
  return [
    [t('File'), shownPath(folder, output)],
    [t('Data'), shownPath(folder, data)],
    [train ? t('Command') : t('Algorithm'), training.algorithm],
    ...(training.recommender
      ? recommenderFacts(inputs, training.recommender)
      : [[t('Target'), target ?? '–'] as const]),
    ...(classes.length > 0 ? [[t('Classes'), classes.join(', ')] as const] : []),
    ...(calibration === undefined ? [] : [[t('Calibration'), calibration] as const]),
    ...(threshold === undefined ? [] : [[t('Threshold'), shownNumber(threshold)] as const]),
    [t('Columns'), columns.map(({ name }) => name).join(', ')],
    [t('Training rows'), rows.training],
    [t('Validation rows'), rows.validation],
    [t('Test rows'), rows.test],
    [t('Seed'), seed],
    ...(proof ? [[t('Rows on which the file was compared'), proof.rows] as const] : []),
    [t('SHA-256'), training.hash],
  ];
}

function recommenderFacts(
  { user, item, weight, relevance }: TrainInputs,
  { users, items, neighbors, k, measured }: RecommenderFacts,
): readonly ValueRow[] {
  return [
    [t('Users (column "{0}")', user ?? ''), users],
    [t('Items (column "{0}")', item ?? ''), items],
    ...(weight === undefined ? [] : [[t('Weight'), weight] as const]),
    ...(relevance === undefined ? [] : [[t('Relevance'), relevance] as const]),
    [t('Items of a list'), k],
    [t('Similar items kept of each'), neighbors],
    [t('Users measured'), measured],
  ];
}

/** What the measures of a recommender say nothing of. */
function recommenderRemarks({ newPeople, alone, k }: RecommenderFacts): readonly string[] {
  return [
    t('"AtK" means: among the first {0} items of a list, without items that the user had before', k),
    ...(newPeople > 0
      ? [
          t(
            'Users with test rows only, not measured: {0}. A user without a known history gets the most popular items, with a score of 0',
            newPeople,
          ),
        ]
      : []),
    ...(alone > 0
      ? [
          t(
            'Items that no user chose with another: {0}. They are recommended only when they are among the most popular ones',
            alone,
          ),
        ]
      : []),
  ];
}

/** What the user should know of a training. */
export function remarksOn(training: Training): readonly string[] {
  const { leftOut, suspects, unsupported, unlabeled, rows, isSettled, recommender } = training;
  return [
    ...(recommender ? recommenderRemarks(recommender) : []),
    ...suspects.map(({ column, measure, value }) =>
      t(
        'Column "{0}" alone predicts the target ({1} {2}): is it known when you predict?',
        column,
        measure,
        shownNumber(value),
      ),
    ),
    ...leftOut.map(({ column, reason }) => t('Column "{0}" is not used: {1}', column, reasonText(reason))),
    ...(unsupported.length > 0
      ? [t('Columns of types that models do not use: {0}', unsupported.join(', '))]
      : []),
    ...(unlabeled > 0
      ? [
          recommender
            ? t('Rows without a user or an item, not used: {0}', unlabeled)
            : t('Rows without a target, not used: {0}', unlabeled),
        ]
      : []),
    ...(rows.unused > 0
      ? [t('Rows in a gap of time, not used: {0}', counted(rows.unused, '{0} row', '{0} rows'))]
      : []),
    ...(isSettled
      ? []
      : [t('The coefficients did not converge: the model may be improved by a larger penalty')]),
  ];
}

function reasonText(reason: LeftOut['reason']): string {
  switch (reason) {
    case 'empty':
      return t('it is empty in the training rows');
    case 'constant':
      return t('it has only one value in the training rows');
    case 'identifier':
      return t('nearly every row has another text');
  }
}
