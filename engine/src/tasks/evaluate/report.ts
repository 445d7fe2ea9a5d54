import { t } from '@vscode/l10n';
import { shownPath } from '@vitruve/workspace';
import { classDoubtLines } from '../../learning/source/class-doubt-text.ts';
import { evaluationBlocks, evaluationLines } from '../../learning/source/evaluation-blocks.ts';
import { evaluationCharts } from '../../learning/source/evaluation-charts.ts';
import { importanceBlocks } from '../../learning/source/importance-blocks.ts';
import { shownNumber } from '../../learning/source/requirement.ts';
import { sliceBlocks } from '../../learning/source/slice-blocks.ts';
import type { Block, ValueRow } from '../../running/report/block.ts';
import type { TaskContext } from '../../running/task.ts';
import { comparisonBlocks } from './comparison-blocks.ts';
import { recommenderFacts, recommenderRemarks } from './recommender/facts.ts';
import type { EvaluateInputs } from './inputs.ts';
import type { Evaluated } from './run.ts';

export function reportOf(
  { model, data, history }: EvaluateInputs,
  evaluated: Evaluated,
  { folder }: TaskContext,
): readonly Block[] {
  const { evaluation, ranking, slices, importance, compared, classes, unmet, hash } = evaluated;
  return [
    { kind: 'title', text: t('Evaluation report') },
    {
      kind: 'values',
      heading: t('Model'),
      rows: [
        [t('File'), shownPath(folder, model)],
        [t('SHA-256'), hash],
        [t('Data'), shownPath(folder, data)],
        ...measuredRows(evaluated, history === undefined ? undefined : shownPath(folder, history)),
      ],
    },
    ...classDoubtLines(evaluated.doubt).map((text): Block => ({ kind: 'text', text })),
    ...(unmet.length > 0
      ? ([
          { kind: 'heading', text: t('Requirements not met') },
          { kind: 'list', items: unmet },
        ] satisfies Block[])
      : []),
    ...evaluationBlocks(t('Measures'), evaluation, classes),
    ...recommenderRemarks(evaluated).map((text): Block => ({ kind: 'text', text })),
    ...evaluationCharts(evaluation, classes),
    ...(ranking ? evaluationBlocks(rankingTitle(ranking), ranking.evaluation, []) : []),
    ...comparisonBlocks({ name: shownPath(folder, model), evaluation, compared }),
    ...slices.flatMap(sliceBlocks),
    ...importanceBlocks(importance),
  ];
}

/** What was measured. @param history as it is shown. */
function measuredRows(
  { evaluation, recommender, target, unlabeled }: Evaluated,
  history: string | undefined,
): readonly ValueRow[] {
  if (recommender) return recommenderFacts(recommender, evaluation.rows, history);
  return [
    [t('Target'), target],
    [t('Rows'), evaluation.rows],
    [t('Rows without a target'), unlabeled],
  ];
}

/** Measures that a terminal shows of groups: what matters most of each kind of model. */
const SHOWN = ['accuracy', 'recall', 'selectionRate', 'mae', 'r2'];

/** Groups in a terminal, one in a line. */
export function sliceLines({ slices }: Pick<Evaluated, 'slices'>): readonly string[] {
  return slices.flatMap(({ column, slices: groups, differences }) => {
    const width = Math.max(...groups.map(({ name }) => name.length));
    const shown = SHOWN.filter((measure) => groups.some(({ measures }) => measure in measures));
    return [
      t('By "{0}":', column),
      ...groups.map(({ name, rows, measures }) => {
        const values = shown.map((each) => `${each} ${shownNumber(measures[each]?.value ?? Number.NaN)}`);
        return `  ${name.padEnd(width)}  ${[String(rows), ...values].join('  ')}`;
      }),
      ...Object.entries(differences)
        .filter(([name]) => /^(?:demographicParity|equalizedOdds|mae)Difference$/u.test(name))
        .map(([name, value]) => `  ${name} ${shownNumber(value)}`),
    ];
  });
}

/** The measures of a ranking in a terminal. */
export function rankingLines({ ranking }: Pick<Evaluated, 'ranking'>): readonly string[] {
  return ranking ? [`${rankingTitle(ranking)}:`, ...evaluationLines(ranking.evaluation)] : [];
}

function rankingTitle({ by, k, evaluation, unmeasured }: NonNullable<Evaluated['ranking']>): string {
  return t(
    'First {0} rows by "{1}", beside random orders (groups: {2}; groups without a row that is looked for: {3})',
    k,
    by,
    evaluation.rows,
    unmeasured,
  );
}
