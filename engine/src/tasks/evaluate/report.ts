import { t } from '@vscode/l10n';
import { shownPath } from '@vitruve/workspace';
import { LEAST_ROWS, type SlicedColumn } from '../../learning/slices/measure-slices.ts';
import { evaluationBlocks } from '../../learning/source/evaluation-blocks.ts';
import { importanceBlocks } from '../../learning/source/importance-blocks.ts';
import { shownNumber } from '../../learning/source/requirement.ts';
import { table, type Block } from '../../running/report/block.ts';
import type { TaskContext } from '../../running/task.ts';
import type { EvaluateInputs } from './inputs.ts';
import type { Evaluated } from './run.ts';

export function reportOf(
  { model, data }: EvaluateInputs,
  { evaluation, slices, importance, classes, target, unlabeled, unmet, hash }: Evaluated,
  { folder }: TaskContext,
): readonly Block[] {
  return [
    { kind: 'title', text: t('Evaluation report') },
    {
      kind: 'values',
      heading: t('Model'),
      rows: [
        [t('File'), shownPath(folder, model)],
        [t('SHA-256'), hash],
        [t('Data'), shownPath(folder, data)],
        [t('Target'), target],
        [t('Rows'), evaluation.rows],
        [t('Rows without a target'), unlabeled],
      ],
    },
    ...(unmet.length > 0
      ? ([
          { kind: 'heading', text: t('Requirements not met') },
          { kind: 'list', items: unmet },
        ] satisfies Block[])
      : []),
    ...evaluationBlocks(t('Measures'), evaluation, classes),
    ...slices.flatMap(sliceBlocks),
    ...importanceBlocks(importance),
  ];
}

/** The groups of a column side by side, one measure in a column, and how far they lie apart. */
function sliceBlocks({ column, slices, differences }: SlicedColumn): readonly Block[] {
  const measures = [...new Set(slices.flatMap((slice) => Object.keys(slice.measures)))];
  const isSmall = slices.some((slice) => slice.isSmall);
  return [
    { kind: 'heading', text: t('By "{0}"', column) },
    table(
      [t('Group'), t('Rows'), ...measures],
      slices.map((slice) => [
        slice.isSmall ? `${slice.name} *` : slice.name,
        slice.rows,
        ...measures.map((name) => shownNumber(slice.measures[name]?.value ?? Number.NaN)),
      ]),
    ),
    ...(isSmall
      ? [
          {
            kind: 'text',
            text: t('* Fewer than {0} rows: not compared with the others', LEAST_ROWS),
          } satisfies Block,
        ]
      : []),
    ...(Object.keys(differences).length > 0
      ? [
          table(
            [t('Between groups'), t('Value')],
            Object.entries(differences).map(([name, value]) => [name, shownNumber(value)]),
          ),
        ]
      : []),
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
