import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { calendarOf, isPlace, namedCalendar, type Calendar } from '../../learning/series/calendar.ts';
import { seriesRows, type SeriesRows, type Twice } from '../../learning/source/series-rows.ts';
import type { ForecastInputs } from './inputs.ts';
import { shownTime } from './shown-time.ts';
import type { SeriesTable } from './series-table.ts';

/** A series at the steps of a calendar. */
export interface RegularSeries {
  readonly group: string | undefined;
  /** Of the calendar, that of the last value. */
  readonly last: number;
  /** One for each step. */
  readonly values: Float64Array;
  /** Values that were missing, and lie on a line between their neighbors. */
  readonly interpolated: number;
  /** Steps before, which are not used. */
  readonly before: number;
}

/** The series of a table, and their calendar. */
export interface SeriesSet {
  readonly calendar: Calendar;
  readonly series: readonly RegularSeries[];
}

/** Steps of a series that models are made of, at most: the last ones. */
export const MOST_STEPS = 4000;

/**
 * Divides rows by series, puts them in the order of time, and on a calendar.
 * @param path as messages name it.
 * @throws TaskError for rows at the same time, times at no regular steps, and missing values or steps where they are an error.
 */
export function regularSeries(
  table: SeriesTable,
  path: string,
  { missing = 'error', step }: Pick<ForecastInputs, 'missing' | 'step'>,
): SeriesSet {
  const { times, values, time } = table;
  const timeText = (at: number): string => shownTime(at, time.use === 'time');
  const groups = seriesRows(times, table.groups, () => true);
  if ('row' in groups) throw twice(groups, table, path);
  const all = groups.map((rows) => Float64Array.from(rows, (row) => times[row] ?? 0));
  const [first] = all.flatMap((each) => [...each.subarray(0, 1)]);
  if (step !== undefined && time.use !== 'time')
    throw new TaskError(t('"{0}" requires dates, but column "{1}" contains numbers', 'step', time.name));
  const calendar =
    step !== undefined && first !== undefined
      ? namedCalendar(step, all, first)
      : calendarOf(all, time.use === 'time');
  const off = irregular(groups, times, calendar);
  if (!calendar || off !== undefined) {
    if (off === undefined)
      throw new TaskError(
        t('The times in "{0}" are not at regular steps, such as hours, days or months', path),
      );
    const at = timeText(times[off] ?? 0);
    throw new TaskError(
      step === undefined
        ? t(
            'Row {0} of "{1}" is at {2}: the times are not at regular steps, such as hours, days or months',
            off + 1,
            path,
            at,
          )
        : t('Row {0} of "{1}" is at {2}, which is not a step of "{3}"', off + 1, path, at, step),
    );
  }
  const series = groups.map((rows): RegularSeries => {
    const known = rows.filter((row) => !Number.isNaN(values[row]));
    if (missing === 'error') mustBeWhole(rows, table, calendar, path, timeText);
    return { group: table.groups?.[rows[0] ?? 0], ...onCalendar(known, table, calendar) };
  });
  return { calendar, series };
}

function twice({ row, other }: Twice, { groups, time }: SeriesTable, path: string): TaskError {
  const [first, second] = [row + 1, other + 1];
  return new TaskError(
    groups
      ? t(
          'Rows {0} and {1} of "{2}" have the same "{3}" of "{4}"',
          first,
          second,
          path,
          time.name,
          groups[row] ?? '',
        )
      : t(
          'Rows {0} and {1} of "{2}" have the same "{3}". If the table has several series, set "{4}" to the column that tells them apart',
          first,
          second,
          path,
          time.name,
          'group',
        ),
  );
}

/** The first row at a time that is no step; of times without a calendar, the first with a distance that is another one. */
function irregular(
  groups: readonly SeriesRows[],
  times: Float64Array,
  calendar: Calendar | undefined,
): number | undefined {
  for (const rows of groups) {
    const apart = (times[rows[1] ?? 0] ?? 0) - (times[rows[0] ?? 0] ?? 0);
    for (const [index, row] of rows.entries()) {
      const time = times[row] ?? 0;
      if (calendar) {
        if (!isPlace(calendar, time)) return row;
      } else if (index > 1 && time - (times[rows[index - 1] ?? 0] ?? 0) !== apart) return row;
    }
  }
  return undefined;
}

/** @throws TaskError for the first value or step that is missing. */
function mustBeWhole(
  rows: SeriesRows,
  { times, values, time }: SeriesTable,
  { placeOf, timeAt }: Calendar,
  path: string,
  timeText: (time: number) => string,
): void {
  for (const [index, row] of rows.entries()) {
    const own = times[row] ?? 0;
    if (Number.isNaN(values[row]))
      throw new TaskError(
        t(
          'Row {0} of "{1}" ({2}) has no value. Set "{3}" to "{4}" to put it between its neighbors',
          row + 1,
          path,
          timeText(own),
          'missing',
          'interpolate',
        ),
      );
    const before = rows[index - 1];
    if (before === undefined) continue;
    const from = placeOf(times[before] ?? 0);
    const lacking = placeOf(own) - from - 1;
    if (lacking > 0)
      throw new TaskError(
        t(
          'Between rows {0} and {1} of "{2}", steps are missing in column "{3}": {4}, from {5} on. Set "{6}" to "{7}" to fill them',
          before + 1,
          row + 1,
          path,
          time.name,
          lacking,
          timeText(timeAt(from + 1)),
          'missing',
          'interpolate',
        ),
      );
  }
}

/** The last steps of a series, with lines over those that are missing. */
function onCalendar(
  known: Uint32Array,
  { times, values }: SeriesTable,
  { placeOf }: Calendar,
): Omit<RegularSeries, 'group'> {
  const places = Float64Array.from(known, (row) => placeOf(times[row] ?? 0));
  const [first = 0, last = -1] = [places[0], places.at(-1)];
  const from = Math.max(first, last - MOST_STEPS + 1);
  const regular = new Float64Array(Math.max(0, last - from + 1));
  let interpolated = 0;
  for (const [index, place] of places.entries()) {
    const value = values[known[index] ?? 0] ?? 0;
    if (place >= from) regular[place - from] = value;
    const before = places[index - 1];
    if (before === undefined) continue;
    const start = values[known[index - 1] ?? 0] ?? 0;
    for (let at = Math.max(before + 1, from); at < place; at++) {
      regular[at - from] = start + ((value - start) * (at - before)) / (place - before);
      interpolated++;
    }
  }
  return { last, values: regular, interpolated, before: from - first };
}
