import { t } from '@vscode/l10n';
import { shownNumber } from '../../tables/shown-number.ts';
import { language } from '@vitruve/manifests';
import type { ColumnProfile } from './task.ts';

/** Frequent values that a line has room for, and characters of each. */
const VALUES = 3;
const WIDTH = 20;

/** Digits of means and bounds. */
const DIGITS = 6;

const LEVELS = '▁▂▃▄▅▆▇█';

/** The heading of the table of columns. */
export function columnHeading(): readonly string[] {
  return [t('Column'), t('Type'), t('Missing'), t('Distinct'), t('Values'), t('Distribution')];
}

/** A column in a row of texts, as `columnHeading` names them. */
export function columnRow(column: ColumnProfile, rows: number): readonly string[] {
  const { name, type, missing, distinct, isEstimated, bins } = column;
  return [
    name,
    type,
    missing === 0 ? '0' : `${shownNumber(missing)} (${shareText(missing, rows)})`,
    distinct === undefined ? '–' : `${isEstimated ? '≈ ' : ''}${shownNumber(distinct)}`,
    valuesText(column, rows),
    bins.length > 1 ? levels(bins.map(({ count }) => count)) : '',
  ];
}

/** What the values of a column are, in one line. */
function valuesText(column: ColumnProfile, rows: number): string {
  const { lowest, highest, mean, values, missing, notFinite } = column;
  const present = rows - missing;
  if (values.length > 0)
    return values
      .slice(0, VALUES)
      .map(({ value, count }) => `${cut(value)} ${shareText(count, present)}`)
      .join(', ');
  if (lowest === undefined || highest === undefined) return '–';
  const [from, to] = [lowest, highest].map((value) =>
    cut(column.class === 'number' ? roundedText(Number(value)) : value),
  );
  const range = from === to ? from : `${from} … ${to}`;
  return [
    range,
    ...(mean === undefined ? [] : [t('mean {0}', roundedText(mean))]),
    ...(notFinite === 0 ? [] : [t('{0} not finite', shownNumber(notFinite))]),
  ].join(', ');
}

/** A number with the digits that matter, in the language of the user. */
function roundedText(value: number): string {
  return new Intl.NumberFormat(language(), { maximumSignificantDigits: DIGITS, useGrouping: 'min2' }).format(
    value,
  );
}

/** The share of rows as a percentage: never 0 % of something, nor 100 % of less than all. */
function shareText(count: number, all: number): string {
  const share = all === 0 ? 0 : count / all;
  const bounded = count > 0 && count < all ? Math.min(0.999, Math.max(0.001, share)) : share;
  const isFine = bounded < 0.1 || bounded > 0.99;
  return new Intl.NumberFormat(language(), {
    style: 'percent',
    maximumFractionDigits: isFine ? 1 : 0,
  }).format(bounded);
}

/** Counts as a line of blocks, the highest for the greatest; empty ones are spaces. */
function levels(counts: readonly number[]): string {
  const most = Math.max(...counts);
  return counts
    .map((count) => (count === 0 ? ' ' : LEVELS[Math.ceil((count / most) * LEVELS.length) - 1]))
    .join('');
}

function cut(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line;
}
