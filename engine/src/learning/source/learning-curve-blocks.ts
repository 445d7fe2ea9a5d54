import { t } from '@vscode/l10n';
import { table, type Block } from '../../running/report/block.ts';
import type { LearningCurve } from '../training/learning-curve.ts';
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
  ];
}

/** The step that was kept, in a line. */
export function learningCurveLine({ unit, training, kept }: LearningCurve): string {
  return unit === 'epoch'
    ? t('Epochs: {0}, of which epoch {1} has the least loss (*)', training.length, kept)
    : t('Rounds: {0}, of which round {1} has the least loss (*)', training.length, kept);
}
