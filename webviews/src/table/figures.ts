import type { ColumnProfile } from '@vitruve/engine';

/** Digits of means and bounds. */
const DIGITS = 6;

/** A number with the digits that matter. */
export function roundedText(value: number): string {
  return format(value, { maximumSignificantDigits: DIGITS, useGrouping: 'min2' });
}

/** A part of a whole as a percentage: never 0 % of something, nor 100 % of less than all. */
export function shareText(count: number, all: number): string {
  const share = all === 0 ? 0 : count / all;
  const bounded = count > 0 && count < all ? Math.min(0.999, Math.max(0.001, share)) : share;
  const isFine = bounded < 0.1 || bounded > 0.99;
  return format(bounded, { style: 'percent', maximumFractionDigits: isFine ? 1 : 0 });
}

/** A bound of bins of a column. */
export function positionText(position: number, { class: columnClass }: Pick<ColumnProfile, 'class'>): string {
  if (columnClass === 'date') return isoText(position).slice(0, 10);
  if (columnClass === 'timestamp') return isoText(position).slice(0, 19).replace('T', ' ');
  return columnClass === 'time' ? isoText(position).slice(11, 19) : roundedText(position);
}

/** The lowest or highest value of a column. */
export function boundText(text: string | undefined, { class: columnClass }: ColumnProfile): string {
  if (text === undefined) return '–';
  return columnClass === 'number' ? roundedText(Number(text)) : text;
}

/** Bytes in the unit that suits them. */
export function bytesText(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = units[power] ?? 'byte';
  return format(bytes / 1000 ** power, { style: 'unit', unit, maximumSignificantDigits: 3 });
}

function isoText(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString();
}

function format(value: number, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(document.documentElement.lang || undefined, options).format(value);
}
