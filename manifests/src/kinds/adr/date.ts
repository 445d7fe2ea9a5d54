const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier'],
  ['february', 'feb', 'fevrier'],
  ['march', 'mar', 'mars'],
  ['april', 'apr', 'avril'],
  ['may', 'mai'],
  ['june', 'jun', 'juin'],
  ['july', 'jul', 'juillet'],
  ['august', 'aug', 'aout'],
  ['september', 'sep', 'sept', 'septembre'],
  ['october', 'oct', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'decembre'],
];

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?=$|[T\s,;(])/u;
const YEAR_FIRST = /^(\d{4})[./](\d{1,2})[./](\d{1,2})$|^(\d{4})-(\d{1,2})-(\d{1,2})$/u;
const YEAR_LAST = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/u;
const DAY_MONTH = /^(?:le )?(\d{1,2})(?:st|nd|rd|th|er)?[\s-]+(\p{L}+)\.?,?[\s-]+(\d{4})$/u;
const MONTH_DAY = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u;

/** The ISO date that a text starts with; undefined when that is not a day of the calendar. */
export function isoDate(text: string): string | undefined {
  // The braces of a template around the day are no part of it.
  const match = ISO.exec(text.trim().replace(/^[{[]\s*|\s*[}\]]$/gu, ''));
  return match ? calendarDay(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** True for what is written as an ISO date and names no day: `2024-02-31`. */
export function isImpossibleDay(text: string): boolean {
  return ISO.test(text.trim()) && isoDate(text) === undefined;
}

/**
 * The one day that a date in another notation can mean: `March 12, 2025`, `12 mars 2025`, `2025/3/12`, `25/12/2025`.
 * @param dayFirst how to read `03/04/2025`, which means two days; undefined when nothing tells.
 */
export function readDate(text: string, dayFirst?: boolean): string | undefined {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
  const first = YEAR_FIRST.exec(folded);
  if (first)
    return calendarDay(
      Number(first[1] ?? first[4]),
      Number(first[2] ?? first[5]),
      Number(first[3] ?? first[6]),
    );
  const last = YEAR_LAST.exec(folded);
  if (last) return slashedDate(Number(last[1]), Number(last[2]), Number(last[3]), dayFirst);
  const dayMonth = DAY_MONTH.exec(folded);
  if (dayMonth) return calendarDay(Number(dayMonth[3]), monthOf(dayMonth[2]), Number(dayMonth[1]));
  const monthDay = MONTH_DAY.exec(folded);
  if (monthDay) return calendarDay(Number(monthDay[3]), monthOf(monthDay[1]), Number(monthDay[2]));
  return undefined;
}

/** Days from one ISO date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function slashedDate(
  first: number,
  second: number,
  year: number,
  dayFirst: boolean | undefined,
): string | undefined {
  if (first > 12 || first === second) return calendarDay(year, second, first);
  if (second > 12) return calendarDay(year, first, second);
  if (dayFirst === undefined) return undefined;
  return dayFirst ? calendarDay(year, second, first) : calendarDay(year, first, second);
}

function monthOf(name: string | undefined): number {
  return MONTHS.findIndex((names) => names.includes(name ?? '')) + 1;
}

function calendarDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1 && year >= 1900;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}
