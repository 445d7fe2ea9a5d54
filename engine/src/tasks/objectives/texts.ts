import { t } from '@vscode/l10n';
import {
  budgetLeftText,
  counted,
  durationText,
  localDay,
  shownNumber,
  stateText,
  statesText,
} from '@vitruve/manifests';
import { terminalText } from '@vitruve/workspace';
import type { MeasuredFile, OneMeasured } from './measure-file.ts';

/** `99.95 %`. */
export function valueText({ measured: { value }, unit }: OneMeasured): string {
  return value === undefined ? '' : `${shownNumber(value)} ${unit}`.trim();
}

/** `21 min 36 s (50 %)`, of the error budget; undefined where there is none. */
export function budgetText({ measured: { budget } }: OneMeasured): string | undefined {
  return budget && budgetLeftText(budget);
}

/** The values of the windows, the oldest first: `99.9 → 99.95`. The last three. */
export function trendText({ measured: { trend } }: OneMeasured): string {
  return trend
    .slice(-3)
    .map(({ value }) => (value === undefined ? '–' : shownNumber(value)))
    .join(' → ');
}

/** What a terminal shows: each objective with what it is at, and the summary. */
export function printed(result: MeasuredFile): string {
  const blocks = result.objectives.map((one) => linesOf(one, result.zone).map(terminalText).join('\n'));
  return `${[...blocks, summaryText(result)].join('\n\n')}\n`;
}

/** How many objectives are in which state. */
export function summaryText({ objectives }: MeasuredFile): string {
  return statesText(objectives.map(({ measured }) => measured.state));
}

function linesOf(one: OneMeasured, zone: string): readonly string[] {
  const { title, id, target, owner, measured } = one;
  const { state, reason, window, asOf, samples, gaps, skipped, firstSkipped, repeated } = measured;
  const head = `${stateText(state).toUpperCase()} ${title} (${id})`;
  const value = valueText(one);
  const lines = [
    value === '' ? '' : t('{0}, target {1}', value, target ?? ''),
    reason === undefined ? '' : t('No value: {0}', reason),
    window && asOf !== undefined
      ? t(
          '{0} until {1}: {2}',
          localDay(window.from + 1, zone),
          localDay(asOf, zone),
          counted(samples, '{0} measurement', '{0} measurements'),
        )
      : '',
    budgetLine(one),
    ...burnLines(measured.burnRates),
    measured.trend.length > 1
      ? t('Trend: {0}; met in {1} of {2} windows', trendText(one), measured.attained, measured.measured)
      : '',
    gaps > 0 ? counted(gaps, '{0} gap among the measurements', '{0} gaps among the measurements') : '',
    skipped > 0 ? t('Not read: {0} ({1})', skipped, firstSkipped ?? '') : '',
    repeated > 0 ? t('There twice, counted once: {0}', repeated) : '',
    owner === undefined ? '' : t('Owner: {0}', owner),
  ];
  return [head, ...lines.filter((line) => line !== '').map((line) => `  ${line}`)];
}

function budgetLine(one: OneMeasured): string {
  const text = budgetText(one);
  const { budget } = one.measured;
  return text === undefined || !budget
    ? ''
    : t('Error budget left: {0}, {1} events', text, shownNumber(budget.events));
}

type BurnRates = OneMeasured['measured']['burnRates'];

/** The rates that can be measured, and which cannot. */
function burnLines(rates: BurnRates): readonly string[] {
  const isMeasured = ({ longRate, shortRate }: BurnRates[number]): boolean =>
    longRate !== undefined || shortRate !== undefined;
  const others = rates.filter((rate) => !isMeasured(rate));
  const named = others.map(({ long, short }) => `${durationText(long)}/${durationText(short)}`);
  return [
    ...rates.filter(isMeasured).map(burnLine),
    ...(named.length > 0
      ? [t('Burn rate {0}: not measurable, measurements are too far apart', named.join(', '))]
      : []),
  ];
}

function burnLine({
  long,
  short,
  factor,
  longRate,
  shortRate,
  fires,
}: OneMeasured['measured']['burnRates'][number]): string {
  const rate = (number: number | undefined): string =>
    number === undefined ? t('not measurable') : shownNumber(number);
  const text = t(
    'Burn rate {0}: {1}, {2}: {3} (limit {4})',
    durationText(long),
    rate(longRate),
    durationText(short),
    rate(shortRate),
    shownNumber(factor),
  );
  return fires ? `${text} – ${t('too fast')}` : text;
}
