import type { ObjectivesFile } from './model.ts';
import type { Period } from './window.ts';

/** A day and time as clocks of a time zone show it; months from 1. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** True for a time zone that is known: `Europe/Paris`, `UTC`. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The time zone of a file of objectives: UTC where it names none, or one that is not known. */
export function zoneOf({ timezone }: Pick<ObjectivesFile, 'timezone'>): string {
  return timezone && isZone(timezone.text) ? timezone.text : 'UTC';
}

/** What clocks show at a time. @param zone one that is known. */
export function localTime(time: number, zone: string): Required<LocalTime> {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

/** When clocks show something, in milliseconds; months and days beyond their range count on. Of an hour that occurs twice, the first. */
export function localTimeIn(zone: string, local: LocalTime): number {
  const { year, month, day, hour = 0, minute = 0, second = 0 } = local;
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  const first = shown - offsetAt(shown, zone);
  return shown - offsetAt(first, zone);
}

/** The last moment of a day, `YYYY-MM-DD`. */
export function endOfDay(date: string, zone: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return localTimeIn(zone, { year, month, day: day + 1 }) - 1;
}

function offsetAt(time: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const { year, month, day, hour, minute, second } = localTime(time, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(time / 1000) * 1000;
}

/** The period of the calendar that a time is in, or one before: from its first moment to that of the next. @param back how many before. */
export function periodAt(
  time: number,
  period: Period,
  zone: string,
  back = 0,
): { readonly from: number; readonly to: number } {
  const { year, month, day } = localTime(time, zone);
  const start = (by: number): LocalTime => {
    switch (period) {
      case 'day':
        return { year, month, day: day + by };
      case 'week': {
        // Weeks begin on Monday (ISO 8601).
        const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
        return { year, month, day: day - weekday + 7 * by };
      }
      case 'month':
        return { year, month: month + by, day: 1 };
      case 'quarter':
        return { year, month: month - ((month - 1) % 3) + 3 * by, day: 1 };
      case 'year':
        return { year: year + by, month: 1, day: 1 };
    }
  };
  return { from: localTimeIn(zone, start(-back)), to: localTimeIn(zone, start(1 - back)) };
}

/** The day of a time, `YYYY-MM-DD`. */
export function localDay(time: number, zone: string): string {
  const { year, month, day } = localTime(time, zone);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
