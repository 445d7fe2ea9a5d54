import { language } from '@vitruve/manifests';
import type { Cell } from './process/protocol.ts';

/** Digits behind the comma or point. */
const DIGITS = 3;

/** A number in the language of the report: groups of digits from five on, so that 2024 stays a year. */
export function shownNumber(value: number): string {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: DIGITS, useGrouping: 'min2' }).format(
    value,
  );
}

/** A value of a table as a report shows it. */
export function shownValue(value: Cell): string {
  if (value === null) return '';
  return typeof value === 'number' ? shownNumber(value) : String(value);
}
