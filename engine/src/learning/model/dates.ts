/** What of a date becomes a number: cycles become two, the sine and the cosine, so that December is near January. */
export const DATE_PARTS = [
  'year',
  'month',
  'day',
  'weekday',
  'hour',
  'days',
  'monthCycle',
  'weekdayCycle',
  'hourCycle',
] as const;

export type DatePart = (typeof DATE_PARTS)[number];

/** The numbers that a text of a date consists of: year, month, day and hour, in this order; others are not looked at. */
export const DATE_NUMBERS = '[0-9]+';
const NUMBERS = new RegExp(DATE_NUMBERS, 'gu');

/** Numbers of dates, with what they can be. */
export const DATE_RANGES: Readonly<Record<'year' | 'month' | 'day' | 'hour', readonly [number, number]>> = {
  year: [1600, 2400],
  month: [1, 12],
  day: [1, 31],
  hour: [0, 23],
};

/** From 0 on, how many there are of what comes again, and the first one. */
export const CYCLES = {
  monthCycle: { part: 'month', length: 12, first: 1 },
  weekdayCycle: { part: 'weekday', length: 7, first: 0 },
  hourCycle: { part: 'hour', length: 24, first: 0 },
} as const;

type Plain = Exclude<DatePart, keyof typeof CYCLES>;

/**
 * The parts of a date such as `2026-01-31` or `2026-01-31 13:45:00`; NaN for what it does not say. Mondays are 0; days count from 1970.
 */
export function partsOfDate(text: string): Readonly<Record<Plain, number>> {
  const numbers = text.match(NUMBERS) ?? [];
  const at = (place: number, [low, high]: readonly [number, number]): number => {
    const digits = numbers[place] ?? '';
    const value = digits.length === 0 || digits.length > 4 ? Number.NaN : Number(digits);
    return value >= low && value <= high ? value : Number.NaN;
  };
  const year = at(0, DATE_RANGES.year);
  const month = at(1, DATE_RANGES.month);
  const day = at(2, DATE_RANGES.day);
  const days = daysFrom(year, month, day);
  return { year, month, day, hour: at(3, DATE_RANGES.hour), days, weekday: weekdayOf(days) };
}

/** Days from 1970 on. @see https://howardhinnant.github.io/date_algorithms.html#days_from_civil */
function daysFrom(year: number, month: number, day: number): number {
  const early = Math.floor((14 - month) / 12);
  const own = year - early;
  const era = Math.floor(own / 400);
  const ofEra = own - era * 400;
  const ofYear = Math.floor((153 * (month + 12 * early - 3) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

function weekdayOf(days: number): number {
  return days + 3 - 7 * Math.floor((days + 3) / 7);
}

/** The numbers that dates become: an array for each part, two for each cycle. */
export function dateValues(parts: readonly DatePart[], texts: readonly string[]): readonly Float64Array[] {
  const dates = texts.map(partsOfDate);
  const values = (plain: Plain): Float64Array => Float64Array.from(dates, (date) => date[plain]);
  return parts.flatMap((part) => {
    if (!isCycle(part)) return [values(part)];
    const { part: plain, length, first } = CYCLES[part];
    const angles = values(plain).map((value) => (value - first) * ((2 * Math.PI) / length));
    return [angles.map(Math.sin), angles.map(Math.cos)];
  });
}

export function isCycle(part: DatePart): part is keyof typeof CYCLES {
  return part in CYCLES;
}

/** What the numbers of a part are called. */
export function datePartNames(part: DatePart): readonly string[] {
  return isCycle(part) ? [`${part} sin`, `${part} cos`] : [part];
}
