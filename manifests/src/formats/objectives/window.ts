/** The time over which an objective is measured. */
export type Window =
  | { readonly type: 'rolling'; readonly milliseconds: number }
  | { readonly type: 'calendar'; readonly period: Period };

export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

const DAY = 86_400_000;
const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: DAY, w: 7 * DAY };
/** A longer window has no use, and its ends would leave the calendar. */
const LONGEST = 3660 * DAY;

/** `30d`, `12h`, `month`; undefined for what is none. */
export function windowOf(text: string): Window | undefined {
  const period = PERIODS.find((name) => name === text);
  if (period) return { type: 'calendar', period };
  const [, number = '', unit = ''] = /^(\d{1,6})([mhdw])$/u.exec(text) ?? [];
  const milliseconds = Number(number) * (UNITS[unit] ?? 0);
  return milliseconds > 0 && milliseconds <= LONGEST ? { type: 'rolling', milliseconds } : undefined;
}

const USUAL: Readonly<Record<Period, number>> = {
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
  quarter: 91 * DAY,
  year: 365 * DAY,
};

/** The length of a window in milliseconds; of a period of the calendar its usual one: 30 days for a month. */
export function usualLength(window: Window): number {
  return window.type === 'rolling' ? window.milliseconds : USUAL[window.period];
}

/** True for windows of about the same length, whose targets can be compared. */
export function isAsLong(a: Window, b: Window): boolean {
  const [short = 0, long = 0] = [usualLength(a), usualLength(b)].sort((one, two) => one - two);
  return short * 1.1 >= long;
}
