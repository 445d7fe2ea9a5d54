import { localTimeIn } from './zone.ts';

const ISO =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?$/u;
const WRITTEN = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: (\d{2}):(\d{2})(?::(\d{2}))?)?$/u;
/** Seconds of 2001 to 5138: shorter numbers are years or counts. */
const EPOCH = /^\d{9,11}(?:\.\d+)?$/u;
const EPOCH_MILLISECONDS = /^\d{12,14}$/u;

/**
 * The time of a cell in milliseconds: ISO 8601 (`2026-01`, `2026-01-31`, `2026-01-31T10:00`, with an offset or that of the zone), seconds
 * or milliseconds since 1970, and with `dates` `31/01/2026`. Undefined for others, and for days that no calendar has.
 */
export function timeOfCell(
  cell: string,
  zone: string,
  dates: 'day-first' | 'month-first' | undefined,
): number | undefined {
  const text = cell.trim();
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day = '1', hour = '0', minute = '0', second = '0', offset] = iso;
    const numbers = [year, month, day, hour, minute, second].map(Number);
    return timeOf(numbers, offset === undefined ? zone : 'UTC', offsetOf(offset));
  }
  const written = dates === undefined ? null : WRITTEN.exec(text);
  if (written) {
    const [, one, other, year, hour = '0', minute = '0', second = '0'] = written;
    const [day, month] = dates === 'day-first' ? [one, other] : [other, one];
    return timeOf([year, month, day, hour, minute, second].map(Number), zone, 0);
  }
  if (EPOCH.test(text)) return Number(text) * 1000;
  return EPOCH_MILLISECONDS.test(text) ? Number(text) : undefined;
}

function timeOf(numbers: readonly number[], zone: string, offset: number): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = numbers;
  const last = month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
  if (day < 1 || day > last || hour > 24 || minute > 59 || second > 60) return undefined;
  return localTimeIn(zone, { year, month, day, hour, minute, second }) - offset;
}

/** Milliseconds of `+01:00`. */
function offsetOf(text: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/u.exec(text ?? '') ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000;
}

/**
 * The number of a cell. Spaces between digits and a percent sign behind it are of no account.
 * @param hasDecimalComma as in tables that commas do not separate: `1.234,5` and `99,5`, and `99.5` too. Elsewhere a comma could be
 * either, and makes no number.
 */
export function numberOfCell(cell: string, hasDecimalComma: boolean): number | undefined {
  const text = cell
    .trim()
    .replace(/\s?%$/u, '')
    .replace(/(?<=\d)[ \u00a0\u202f](?=\d)/gu, '');
  if (/^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,3})?$/iu.test(text)) {
    const number = Number(text);
    return Number.isFinite(number) ? number : undefined;
  }
  if (!hasDecimalComma || !/^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/u.test(text)) return undefined;
  return Number(text.replaceAll('.', '').replace(',', '.'));
}
