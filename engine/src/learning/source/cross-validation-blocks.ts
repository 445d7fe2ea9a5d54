import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import { table, type Block } from '../../running/report/block.ts';
import { faultText } from '../process/fault-text.ts';
import type { CrossValidation } from '../training/request.ts';
import { shownNumber } from './requirement.ts';

/** Measures that tell most, the first one that there is. */
const HEADLINES = ['rocAuc', 'accuracy', 'r2'];

/** A cross-validation in a report: each fold, then mean and standard deviation beside the naive prediction. */
export function crossValidationBlocks(result: CrossValidation | undefined): readonly Block[] {
  if (!result) return [];
  const { folds, measures } = result;
  const names = Object.keys(measures);
  const failed = folds.flatMap(({ fault }, index) =>
    fault ? [t('Fold {0} failed: {1}', index + 1, faultText(fault))] : [],
  );
  const summary = (title: string, valueOf: (name: string) => number | undefined): readonly string[] => [
    title,
    '',
    '',
    ...names.map((name) => shownNumber(valueOf(name) ?? Number.NaN)),
  ];
  return [
    { kind: 'heading', text: t('Cross-validation') },
    { kind: 'text', text: crossValidationText(result) },
    table(
      [t('Fold'), t('Training rows'), t('Rows'), ...names],
      [
        ...folds.map((fold, index) => [
          index + 1,
          fold.training,
          fold.rows,
          ...names.map((name) => shownNumber(fold.measures[name]?.value ?? Number.NaN)),
        ]),
        summary(t('Mean'), (name) => measures[name]?.mean),
        summary(t('Standard deviation'), (name) => measures[name]?.deviation),
        summary(t('Naive prediction'), (name) => measures[name]?.baseline),
      ],
    ),
    ...(failed.length > 0 ? ([{ kind: 'list', items: failed }] satisfies Block[]) : []),
  ];
}

/** A cross-validation in a line: `Cross-validation, 5 folds: rocAuc 0.72 ± 0.03 (naive prediction: 0.5)`. */
export function crossValidationLine({ folds, measures }: CrossValidation): string {
  const name = HEADLINES.find((each) => each in measures) ?? Object.keys(measures)[0] ?? '';
  const { mean = Number.NaN, deviation = Number.NaN, baseline = Number.NaN } = measures[name] ?? {};
  return t(
    'Cross-validation, {0}: {1} {2} ± {3} (naive prediction: {4})',
    counted(folds.length, '{0} fold', '{0} folds'),
    name,
    shownNumber(mean),
    shownNumber(deviation),
    shownNumber(baseline),
  );
}

/** How the folds were made. */
function crossValidationText({ by }: CrossValidation): string {
  switch (by) {
    case 'time':
      return t(
        'Rolling origin: each model is trained on the past of a date, less the gap, and measured on what follows. Rows of the test are not used.',
      );
    case 'group':
      return t(
        'Each group is measured by a model that was trained on other groups. Rows of the test are not used.',
      );
    case 'class':
      return t(
        'Each row is measured by a model that was trained on other rows; classes have the same shares in all folds. Rows of the test are not used.',
      );
    case 'random':
      return t(
        'Each row is measured by a model that was trained on other rows. Rows of the test are not used.',
      );
  }
}
