import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { shownValue } from '../../tables/shown-number.ts';
import type { Cell } from '../../tables/process/protocol.ts';

/** What a picture is drawn of. */
export interface PictureRequest {
  readonly as: 'bar' | 'line' | 'candles' | 'map';
  readonly query: string;
  readonly options: string;
  /** Of the block, `report.md:12`. */
  readonly place: string;
  /** Absolute paths of GeoJSON files by their names. */
  readonly maps: Readonly<Record<string, string>>;
}

export interface TitledSvg {
  readonly svg: string;
  readonly title: string;
}

/** A number as it is written in a table: years have no groups of digits, and codes are texts. */
export function shownCategory(value: Cell): string {
  return typeof value === 'number' ? String(value) : shownValue(value);
}

/** @throws TaskError for what is no number. */
export function numberIn(value: Cell, column: string, place: string): number | null {
  if (value === null || typeof value === 'number') return value;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
  if (Number.isFinite(number)) return number;
  throw new TaskError(t('{0}: "{1}" in the column "{2}" is not a number', place, String(value), column));
}
