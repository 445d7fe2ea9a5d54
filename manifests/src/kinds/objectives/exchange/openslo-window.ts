import type { Period, Window } from '../../../formats/objectives/window.ts';

/** The durations of OpenSLO that are periods of the calendar. */
const PERIODS: Readonly<Record<string, Period>> = {
  '1d': 'day',
  '1w': 'week',
  '1M': 'month',
  '1Q': 'quarter',
  '1Y': 'year',
};

/** A period that calendars share, by its duration; undefined for another length. */
export function periodOf(duration: string): Period | undefined {
  return Object.hasOwn(PERIODS, duration) ? PERIODS[duration] : undefined;
}

/** The duration of a period. */
export function durationOf(period: Period): string {
  return Object.entries(PERIODS).find(([, name]) => name === period)?.[0] ?? '';
}

/** A first Monday that is the first day of a month, a quarter and a year: each period begins there. */
const BEGINNING = '2024-01-01 00:00:00';

/** A window as OpenSLO writes it. @param text the window as we write it. */
export function timeWindowOf(window: Window, text: string, timeZone: string): object {
  return window.type === 'rolling'
    ? { duration: text, isRolling: true }
    : { duration: durationOf(window.period), isRolling: false, calendar: { startTime: BEGINNING, timeZone } };
}
