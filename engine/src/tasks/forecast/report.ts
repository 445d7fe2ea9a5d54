import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import { shownPath } from '@vitruve/workspace';
import { shownNumber } from '../../learning/source/requirement.ts';
import { table, type Block } from '../../running/report/block.ts';
import type { TaskContext } from '../../running/task.ts';
import type { ForecastInputs } from './inputs.ts';
import type { Measures } from './measures.ts';
import { obstacleText } from './obstacle-text.ts';
import { MOST_STEPS } from './regular-series.ts';
import type { ForecastResult } from './run.ts';

/** Series without a forecast that a message names. */
const SHOWN = 5;

/** What was forecast, whether the seasonal naive forecast is better, and what fails the run. */
export function summaryOf(
  { output, horizon }: ForecastInputs,
  result: ForecastResult,
  { folder }: TaskContext,
): string {
  const { series, rows, notForecast, unmet, measured } = result;
  return [
    t(
      'Forecast: {0}, series: {1}, {2} → {3}',
      counted(horizon, '{0} step', '{0} steps'),
      series,
      counted(rows, '{0} row', '{0} rows'),
      shownPath(folder, output),
    ),
    ...(measured < series
      ? [
          counted(
            series - measured,
            '{0} series is not measured on its past',
            '{0} series are not measured on their past',
          ),
        ]
      : []),
    ...(isNaiveBetter(result)
      ? [t('The seasonal naive forecast has a smaller error than the chosen models')]
      : []),
    ...(notForecast.length > 0
      ? [counted(notForecast.length, '{0} series is not forecast:', '{0} series are not forecast:')]
      : []),
    ...notForecast.slice(0, SHOWN).map(({ group, obstacle }) => `  ${group}: ${obstacleText(obstacle)}`),
    ...unmet,
  ].join('\n');
}

function isNaiveBetter({ models, measures }: ForecastResult): boolean {
  const naive = models.find(({ model }) => model === 'seasonal-naive')?.measures['mae'];
  return (naive ?? Infinity) < (measures['mae'] ?? -Infinity);
}

/** The models with their measures, one in a line. */
export function measureLines(result: ForecastResult): readonly string[] {
  const [heading = [], ...rows] = measureRows(result);
  if (result.measured === 0) return [];
  const lines = [heading, ...rows];
  const widths = heading.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines.map((line) =>
    `  ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd(),
  );
}

function measureRows({ models, measures }: ForecastResult): readonly (readonly string[])[] {
  const names = Object.keys(measures);
  const cells = (of: Measures): readonly string[] => names.map((name) => shownNumber(of[name] ?? Number.NaN));
  return [
    [t('Model'), t('Chosen for'), ...names],
    ...models.map(({ model, chosen, measures: own }) => [
      model === 'seasonal-naive' ? t('{0} (for comparison)', model) : model,
      String(chosen),
      ...cells(own),
    ]),
  ];
}

/** The report: a chart of the first series, the measures, the models and what has no forecast. */
export function reportOf(
  inputs: ForecastInputs,
  result: ForecastResult,
  context: TaskContext,
): readonly Block[] {
  const { step, season, picture, examples, notForecast, series } = result;
  const [heading = [], ...rows] = measureRows(result);
  return [
    { kind: 'title', text: t('Forecast report') },
    { kind: 'text', text: summaryOf(inputs, result, context) },
    picture.image,
    ...picture.remarks.map((text): Block => ({ kind: 'text', text })),
    {
      kind: 'values',
      heading: t('Series'),
      rows: [
        [t('File'), shownPath(context.folder, inputs.data)],
        [t('Column'), inputs.value],
        [t('Time step'), step ?? '–'],
        [t('Steps of a season'), season],
        [t('Series that were forecast'), series],
        [t('Constant series'), result.constant],
        [t('Interpolated values'), result.interpolated],
        [t('Series of which the last {0} steps were used', MOST_STEPS), result.shortened],
      ],
    },
    { kind: 'heading', text: t('Measures on the past') },
    ...(result.measured > 0
      ? [
          table(heading, rows),
          {
            kind: 'text',
            text: t(
              'At several dates in the past, the models were fitted to the data known by then, and their forecasts compared with the actual values. A mase below 1 is better than the seasonal naive forecast one season ahead.',
            ),
          } satisfies Block,
        ]
      : [{ kind: 'text', text: t('No series is long enough') } satisfies Block]),
    { kind: 'heading', text: t('Models') },
    table(
      [t('Series'), t('Model'), t('Form')],
      examples.map(({ group, model, form }) => [group === '' ? inputs.value : group, model, form]),
    ),
    ...(examples.length < series
      ? [{ kind: 'text', text: t('The first {0} of {1} series', examples.length, series) } satisfies Block]
      : []),
    ...(notForecast.length > 0
      ? [
          { kind: 'heading', text: t('Series without a forecast') } satisfies Block,
          table(
            [t('Series'), t('Reason')],
            notForecast.map(({ group, obstacle }) => [group, obstacleText(obstacle)]),
          ),
        ]
      : []),
  ];
}
