import { t } from '@vscode/l10n';
import { plotSvg } from '@vitruve/drawing';
import { table, type Block } from '../../running/report/block.ts';
import type { LearningCurve } from '../training/learning-curve.ts';
import { shownNumber as shownInChart } from '../../tables/shown-number.ts';
import { shownNumber } from './requirement.ts';

/** Steps that a report shows. */
const SHOWN = 20;

/** How the loss became smaller, in a report: some of the steps, with the one that was kept; nothing without a curve. */
export function learningCurveBlocks(curve: LearningCurve | undefined): readonly Block[] {
  if (!curve) return [];
  const { unit, training, validation, kept } = curve;
  const stride = Math.ceil(training.length / SHOWN);
  const shown = training.flatMap((_, index) =>
    index % stride === 0 || index === kept - 1 || index === training.length - 1 ? [index] : [],
  );
  return [
    { kind: 'heading', text: t('Learning curve') },
    { kind: 'text', text: learningCurveLine(curve) },
    table(
      [
        unit === 'epoch' ? t('Epoch') : t('Round'),
        t('Training loss'),
        ...(validation ? [t('Validation loss')] : []),
      ],
      shown.map((index) => [
        index === kept - 1 ? `${index + 1} *` : index + 1,
        shownNumber(training[index] ?? Number.NaN),
        ...(validation ? [shownNumber(validation[index] ?? Number.NaN)] : []),
      ]),
    ),
    learningCurveChart(curve),
  ];
}

/** Points of a line that a chart draws. */
const DRAWN = 500;

function learningCurveChart({ unit, training, validation, kept }: LearningCurve): Block {
  const stride = Math.ceil(training.length / DRAWN);
  const points = (losses: readonly number[]): readonly (readonly [number, number])[] =>
    losses.flatMap((loss, index) =>
      Number.isFinite(loss) && (index % stride === 0 || index === kept - 1 || index === losses.length - 1)
        ? [[index + 1, loss] as const]
        : [],
    );
  const lines = [
    { name: t('Training loss'), points: points(training) },
    ...(validation ? [{ name: t('Validation loss'), points: points(validation) }] : []),
  ];
  const most = Math.max(...lines.flatMap(({ points: of }) => of.map(([, loss]) => loss)), Number.MIN_VALUE);
  const keptLine = {
    name: unit === 'epoch' ? t('Kept: epoch {0}', kept) : t('Kept: round {0}', kept),
    points: [
      [kept, 0],
      [kept, most],
    ],
    isReference: true,
  } as const;
  const title = t('Learning curve');
  const plot = {
    x: {
      label: unit === 'epoch' ? t('Epoch') : t('Round'),
      least: 0,
      most: training.length,
      shown: shownInChart,
    },
    y: { label: t('Loss'), least: 0, most, shown: shownInChart },
    lines: [...lines, keptLine],
    isSquare: false,
  };
  return { kind: 'chart', text: title, svg: plotSvg(plot, title) };
}

/** The step that was kept, in a line. */
export function learningCurveLine({ unit, training, kept }: LearningCurve): string {
  return unit === 'epoch'
    ? t('Epochs: {0}, of which epoch {1} has the least loss (*)', training.length, kept)
    : t('Rounds: {0}, of which round {1} has the least loss (*)', training.length, kept);
}
