import assert from 'node:assert/strict';
import { calendarOf, namedCalendar } from './calendar.ts';

const times = (...dates: readonly string[]): Float64Array =>
  Float64Array.from(dates, (date) => Date.parse(`${date}${date.includes('T') ? '' : 'T00:00'}Z`));
const shown = (time: number): string => new Date(time).toISOString().slice(0, 16).replace('T00:00', '');

describe('the calendar of a series', () => {
  const next = (...dates: readonly string[]): string | undefined => {
    const series = times(...dates);
    const calendar = calendarOf([series], true);
    if (!calendar) return undefined;
    const last = calendar.placeOf(series.at(-1) ?? 0);
    return `${calendar.name}: ${[1, 2].map((step) => shown(calendar.timeAt(last + step))).join(' ')}`;
  };

  it('has the step of its times, and goes on with it', () => {
    const cases: readonly (readonly [dates: readonly string[], expected: string])[] = [
      [['2024-01-01T22:00', '2024-01-01T23:00'], 'hour: 2024-01-02 2024-01-02T01:00'],
      [['2024-01-01T23:15', '2024-01-01T23:30'], 'undefined: 2024-01-01T23:45 2024-01-02'],
      [['2024-02-26', '2024-02-27', '2024-03-02'], 'day: 2024-03-03 2024-03-04'],
      [['2024-02-29', '2024-03-01', '2024-03-04'], 'business-day: 2024-03-05 2024-03-06'],
      [['2024-03-07', '2024-03-08'], 'business-day: 2024-03-11 2024-03-12'],
      [['2024-02-19', '2024-02-26'], 'week: 2024-03-04 2024-03-11'],
      [['2023-12-15', '2024-01-15'], 'month: 2024-02-15 2024-03-15'],
      [['2023-12-31', '2024-01-31'], 'month: 2024-02-29 2024-03-31'],
      [['2024-01-31', '2024-02-29', '2024-04-30'], 'month: 2024-05-31 2024-06-30'],
      [['2023-10-01', '2024-01-01'], 'quarter: 2024-04-01 2024-07-01'],
      [['2020-02-29', '2021-02-28'], 'year: 2022-02-28 2023-02-28'],
      [['0050-01-01', '0051-01-01'], 'year: 0052-01-01 0053-01-01'],
      [['2024-01-01', '2024-01-31', '2024-03-01'], 'undefined: 2024-03-31 2024-04-30'],
    ];
    for (const [dates, expected] of cases) assert.equal(next(...dates), expected, dates.join(' '));
  });

  it('is none of times at no regular steps, nor of a single one', () => {
    assert.equal(next('2024-01-01', '2024-02-01', '2024-03-02'), undefined);
    assert.equal(next('2024-01-01T00:00', '2024-01-01T01:00', '2024-01-01T02:30'), undefined);
    assert.equal(next('2024-01-01'), undefined);
    assert.equal(calendarOf([], true), undefined);
  });

  it('is one for all series', () => {
    const calendar = calendarOf([times('2024-01-01', '2024-03-01'), times('2024-01-01', '2024-02-01')], true);
    assert.deepEqual([calendar?.name, calendar?.season], ['month', 12]);
  });

  it('counts numbers by their smallest distance', () => {
    const calendar = calendarOf([Float64Array.of(0.1, 0.2, 0.3, 0.5)], false);
    assert.deepEqual(
      [0.1, 0.3, 0.5].map((time) => calendar?.placeOf(time)),
      [0, 2, 4],
    );
    assert.deepEqual([calendar?.name, calendar?.season], [undefined, 1]);
    assert.equal(calendarOf([Float64Array.of(2007, 2012, 2017, 2022)], false)?.timeAt(4), 2027);
  });

  it('can be named', () => {
    const series = [times('2024-01-01', '2024-01-03')];
    const calendar = namedCalendar('day', series, series[0]?.[0] ?? 0);
    assert.equal(calendar.placeOf(series[0]?.[1] ?? 0), 2);
  });
});
