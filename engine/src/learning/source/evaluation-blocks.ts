import { t } from '@vscode/l10n';
import type { Evaluation, Measure } from '../metrics/evaluation.ts';
import { table, type Block } from '../../running/report/block.ts';
import { shownNumber } from './requirement.ts';

/** An evaluation in a report. @param classes in the order of the confusion matrix. */
export function evaluationBlocks(
  heading: string,
  { measures, confusion, calibration }: Evaluation,
  classes: readonly (string | number)[],
): readonly Block[] {
  return [
    { kind: 'heading', text: heading },
    table(
      [t('Measure'), t('Value'), t('95% interval'), t('Naive prediction')],
      Object.entries(measures).map(([name, measure]) => [
        name,
        shownNumber(measure.value),
        intervalText(measure),
        shownNumber(measure.baseline ?? Number.NaN),
      ]),
    ),
    ...(confusion
      ? [
          table(
            [t('True class'), ...classes.map((name) => t('Predicted: {0}', String(name)))],
            confusion.map((row, of) => [String(classes[of]), ...row]),
          ),
        ]
      : []),
    ...(calibration
      ? [
          table(
            [t('Predicted probability'), t('True share'), t('Rows')],
            calibration.map(({ predicted, actual, rows }) => [
              shownNumber(predicted),
              shownNumber(actual),
              rows,
            ]),
          ),
        ]
      : []),
  ];
}

/** An evaluation in a terminal, one measure in a line. */
export function evaluationLines({ measures }: Evaluation): readonly string[] {
  const names = Object.keys(measures);
  const width = Math.max(...names.map((name) => name.length));
  return Object.entries(measures).map(([name, measure]) =>
    t(
      '  {0}  {1}  ({2}; naive prediction: {3})',
      name.padEnd(width),
      shownNumber(measure.value).padEnd(8),
      intervalText(measure),
      shownNumber(measure.baseline ?? Number.NaN),
    ),
  );
}

/** The measure that counts most; empty where none is. */
export function headlineOf({ measures }: Pick<Evaluation, 'measures'>): string {
  const name = ['rocAuc', 'accuracy', 'r2', 'ndcgAtK'].find((each) => each in measures);
  const measure = name === undefined ? undefined : measures[name];
  if (name === undefined || !measure) return '';
  return t(
    '{0} {1} (naive prediction: {2})',
    name,
    shownNumber(measure.value),
    shownNumber(measure.baseline ?? Number.NaN),
  );
}

function intervalText({ low, high }: Measure): string {
  return low === undefined || high === undefined ? '–' : `${shownNumber(low)} – ${shownNumber(high)}`;
}
