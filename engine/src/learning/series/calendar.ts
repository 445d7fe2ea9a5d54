/** How far apart the values of a series are. */
export const STEP_NAMES = ['hour', 'day', 'business-day', 'week', 'month', 'quarter', 'year'] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** Times at regular steps, which are counted. */
export interface Calendar {
  /** Undefined for steps without a name, such as 15 minutes or numbers. */
  readonly name: StepName | undefined;
  /** Steps of a season; 1 for none. */
  readonly season: number;
  /** The number of a time, whole where the time is one of the calendar. */
  readonly placeOf: (time: number) => number;
  readonly timeAt: (place: number) => number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Steps of the season that a series of these steps mostly has. */
const SEASONS: Readonly<Record<StepName, number>> = {
  hour: 24,
  day: 7,
  'business-day': 5,
  week: 52,
  month: 12,
  quarter: 4,
  year: 1,
};
const MONTHS: Partial<Readonly<Record<StepName, number>>> = { month: 1, quarter: 3, year: 12 };
/** Days of the shortest month. */
const SHORTEST_MONTH = 28;

/**
 * The calendar of times: the one with the longest steps that has all of them.
 * @param times milliseconds since 1970 without a time zone, or other numbers; each series ascending, without repetitions.
 * @param isTime whether they are milliseconds.
 * @returns undefined where they are at no regular steps.
 */
export function calendarOf(series: readonly Float64Array[], isTime: boolean): Calendar | undefined {
  const [first] = series.flatMap((times) => [...times.subarray(0, 1)]);
  if (first === undefined) return undefined;
  let least = Infinity;
  for (const times of series)
    for (let at = 1; at < times.length; at++)
      least = Math.min(least, (times[at] ?? 0) - (times[at - 1] ?? 0));
  if (least === Infinity) return undefined;
  const calendars = isTime
    ? [...calendarsFor(least).map((name) => namedCalendar(name, series, first)), regular(first, least)]
    : [regular(first, least)];
  return calendars.find((calendar) =>
    series.every((times) => times.every((time) => isPlace(calendar, time))),
  );
}

/**
 * A calendar by its name.
 * @param first a time of it.
 */
export function namedCalendar(name: StepName, series: readonly Float64Array[], first: number): Calendar {
  const season = SEASONS[name];
  const months = MONTHS[name];
  if (months !== undefined) {
    const isAtEnd = series.every((times) => times.every(isEndOfMonth));
    return { ...monthly(months, first, isAtEnd), name, season };
  }
  if (name === 'business-day') return { ...businessDays(first), name, season };
  const length = { hour: HOUR, day: DAY, week: 7 * DAY }[name as 'hour' | 'day' | 'week'];
  return { ...regular(first, length), name, season };
}

/** Whether a time is one of the calendar. */
export function isPlace({ placeOf }: Calendar, time: number): boolean {
  return Number.isInteger(placeOf(time));
}

/** Those that may have such steps, the longest first: days of work before days, which have them all. */
function calendarsFor(least: number): readonly StepName[] {
  if (least >= SHORTEST_MONTH * DAY) return ['year', 'quarter', 'month'];
  if (least >= 7 * DAY) return ['week'];
  if (least >= DAY) return ['business-day', 'day'];
  return least >= HOUR ? ['hour'] : [];
}

function regular(first: number, length: number): Calendar {
  return {
    name: undefined,
    season: 1,
    placeOf: (time) => {
      const place = (time - first) / length;
      // Steps such as 0.1 are not exact.
      return Math.abs(place - Math.round(place)) < 1e-6 ? Math.round(place) : place;
    },
    timeAt: (place) => first + place * length,
  };
}

/** The same day of each month, or its last one. */
function monthly(months: number, first: number, isAtEnd: boolean): Pick<Calendar, 'placeOf' | 'timeAt'> {
  const start = new Date(first);
  const day = start.getUTCDate();
  const ofDay = first - Math.floor(first / DAY) * DAY;
  const monthOf = (time: number): number => {
    const date = new Date(time);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  const from = monthOf(first);
  const timeAt = (place: number): number => {
    const month = from + place * months;
    const last = daysOf(month);
    return dayOf(month, isAtEnd ? last : Math.min(day, last)) + ofDay;
  };
  return {
    timeAt,
    placeOf: (time) => {
      const place = (monthOf(time) - from) / months;
      return Number.isInteger(place) && timeAt(place) !== time ? place + 0.5 : place;
    },
  };
}

/** @param month from year 0. */
function dayOf(month: number, day: number): number {
  const date = new Date(0);
  // `Date.UTC` takes years below 100 for others.
  date.setUTCFullYear(Math.floor(month / 12), month - Math.floor(month / 12) * 12, day);
  return date.getTime();
}

function daysOf(month: number): number {
  return new Date(dayOf(month + 1, 1) - DAY).getUTCDate();
}

function isEndOfMonth(time: number): boolean {
  return new Date(time + DAY).getUTCDate() === 1;
}

/** Monday to Friday. */
function businessDays(first: number): Pick<Calendar, 'placeOf' | 'timeAt'> {
  const ofDay = first - Math.floor(first / DAY) * DAY;
  // 1970-01-05 was a Monday.
  const monday = 4;
  return {
    placeOf: (time) => {
      const days = (time - ofDay) / DAY - monday;
      const week = Math.floor(days / 7);
      const day = days - week * 7;
      return day < 5 ? week * 5 + day : week * 5 + 4.5;
    },
    timeAt: (place) => {
      const week = Math.floor(place / 5);
      return (week * 7 + (place - week * 5) + monday) * DAY + ofDay;
    },
  };
}
