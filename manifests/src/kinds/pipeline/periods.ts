/** The units of `every`: hours, days, weeks, months, years. */
export type PeriodUnit = 'h' | 'd' | 'w' | 'mo' | 'y';

/** How long the periods of a partition are. */
export interface PeriodLength {
  readonly count: number;
  readonly unit: PeriodUnit;
}

/** A stretch of time, in milliseconds since 1970, UTC. */
export interface TimeRange {
  readonly start: number;
  /** Not part of it. */
  readonly end: number;
}

/** The most periods that a partition may have: 27 years of days, a year of hours. */
export const MAX_PERIODS = 10_000;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The length that a text such as `1d`, `6h`, `2w`, `1mo` or `1y` stands for; undefined for another text. */
export function periodLength(text: string): PeriodLength | undefined {
  const [, count, unit] = /^([1-9]\d{0,3})(h|d|w|mo|y)$/u.exec(text) ?? [];
  return count === undefined ? undefined : { count: Number(count), unit: unit as PeriodUnit };
}

/**
 * The stretch of time that a date stands for, UTC: `2025`, `2025-03`, `2025-03-01` or `2025-03-01T06`.
 * @returns undefined for a text that is no date.
 */
export function timeRange(text: string): TimeRange | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}))?)?)?$/u.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour] = match;
  const [y, m, d, h] = [Number(year), Number(month ?? 1), Number(day ?? 1), Number(hour ?? 0)];
  const start = Date.UTC(y, m - 1, d, h);
  // A day that a month does not have is one of the next month.
  if (y < 1000 || new Date(start).getUTCMonth() !== m - 1 || new Date(start).getUTCDate() !== d)
    return undefined;
  const unit = month === undefined ? 'y' : day === undefined ? 'mo' : hour === undefined ? 'd' : 'h';
  return { start, end: later(start, { count: 1, unit }) };
}

/** Whether a moment is one at which a period of a unit can start: a month starts on its first day. */
export function canStart(moment: number, unit: PeriodUnit): boolean {
  return timeRange(periodName(moment, unit))?.start === moment;
}

/** The name of the period that starts at a moment: `2025-03-01T06`, `2025-03-01` (for days and weeks), `2025-03`, `2025`. */
export function periodName(moment: number, unit: PeriodUnit): string {
  const text = new Date(moment).toISOString();
  switch (unit) {
    case 'h':
      return text.slice(0, 13);
    case 'd':
    case 'w':
      return text.slice(0, 10);
    case 'mo':
      return text.slice(0, 7);
    case 'y':
      return text.slice(0, 4);
  }
}

/** The names of all periods from a moment that begin before another one; one more than `MAX_PERIODS` when there are too many. */
export function periodsBetween(from: number, until: number, length: PeriodLength): readonly string[] {
  const names: string[] = [];
  for (let count = 0; count <= MAX_PERIODS; count++) {
    // From the first one each time: the months after January 31 would be others otherwise.
    const start = later(from, { ...length, count: length.count * count });
    if (start >= until) break;
    names.push(periodName(start, length.unit));
  }
  return names;
}

/** The moment at which a period that starts at a moment is over. */
export function later(moment: number, { count, unit }: PeriodLength): number {
  switch (unit) {
    case 'h':
      return moment + count * HOUR;
    case 'd':
      return moment + count * DAY;
    case 'w':
      return moment + 7 * count * DAY;
    case 'mo':
      return monthsLater(moment, count);
    case 'y':
      return monthsLater(moment, 12 * count);
  }
}

function monthsLater(moment: number, months: number): number {
  const date = new Date(moment);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate(), date.getUTCHours());
}
