import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { scalarOf } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { valueOfSamples } from './aggregate.ts';
import { numberOfCell, timeOfCell } from './cell.ts';
import { measureObjective, type Measured } from './measure.ts';
import { readObjectives } from './read.ts';
import { readMeasurements } from './read-source.ts';
import { periodAt } from './zone.ts';

/** What `testing/measure.py` makes. */
interface Expected {
  readonly value: number;
  readonly before: number;
  readonly remaining: number;
  readonly seconds: number;
  readonly events: number;
  readonly burnRates: Readonly<Record<string, number>>;
  readonly quantiles: Readonly<Record<'p50' | 'p90' | 'p95' | 'p99', number>>;
  readonly months: readonly string[];
  readonly monday: string;
}
const EXPECTED = new URL('testing/measure.json', import.meta.url);
const expected = JSON.parse(readFileSync(EXPECTED, 'utf8')) as Expected;

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const RATIO = 'indicator: { ratio: { good: good, total: total } }';

/** @param keys of an objective. */
function measured(
  keys: string,
  text: string | undefined,
  at: string,
  path = 'a.csv',
  zone = 'UTC',
): Measured {
  const source = `source: { path: ${path}, time: day${path.endsWith('json') ? ', counter: true' : ''} }`;
  const yaml = `objectives:\n  one:\n    kind: slo\n    ${[source, ...keys.split('\n')].join('\n    ')}\n`;
  const [objective] = readObjectives(parseYaml(yaml)[0]?.root ?? null)?.objectives ?? [];
  assert.ok(objective);
  return measureObjective(
    objective,
    readMeasurements(objective, { textOf: () => text, runsOf: () => [] }, zone),
    { at: Date.parse(at), zone },
  );
}

function near(actual: number | undefined, wanted: number): void {
  assert.ok(actual !== undefined && Math.abs(actual - wanted) < 1e-6, `${actual} is not ${wanted}`);
}

const isoDay = (day: number): string => new Date(START + day * DAY).toISOString().slice(0, 10);
/** 60 days of 10,000 requests, of which some are bad; `testing/measure.py` makes the same. */
const DAYS = Array.from({ length: 60 }, (_, day) => `${isoDay(day)},${10_000 - ((day * day) % 7) * 3},10000`);
const CSV = `day,good,total\n${DAYS.join('\n')}\n`;
const SLO = `target: { atLeast: 99.9 }\nwindow: 30d\n${RATIO}`;

describe('measuring objectives', () => {
  it('computes the values of another program', () => {
    const result = measured(SLO, CSV, '2026-03-01T12:00:00Z');
    near(result.value, expected.value);
    near(result.budget?.remaining, expected.remaining);
    near((result.budget?.time ?? 0) / 1000, expected.seconds);
    near(result.budget?.events, expected.events);
    assert.equal(result.trend.length, 2);
    near(result.trend[0]?.value, expected.before);
    assert.equal(result.samples, 30);
    assert.equal(result.gaps, 0);
  });

  it('computes burn rates over several windows', () => {
    const minutes = 4 * 24 * 60;
    const rows = Array.from({ length: minutes }, (_, minute) => {
      const time = new Date(START + minute * 60_000).toISOString();
      return `${time},${minute >= minutes - 60 ? 980 : 999},1000`;
    });
    const { burnRates, state } = measured(SLO, `day,good,total\n${rows.join('\n')}`, '2026-01-05T00:00:00Z');
    const rates = new Map<string, number | undefined>(
      burnRates.flatMap(({ long, short, longRate, shortRate }) => [
        [String(long / 60_000), longRate],
        // The short window of the longest pair is the long one of the pair before.
        ...(short === 360 * 60_000 ? [] : [[String(short / 60_000), shortRate] as const]),
      ]),
    );
    for (const [span, rate] of Object.entries(expected.burnRates)) near(rates.get(span), rate);
    assert.deepEqual(
      burnRates.map(({ factor, fires }) => [factor, fires]),
      [
        [14.4, true],
        [6, false],
        [1, true],
      ],
    );
    assert.equal(state, 'breached');
    // Daily measurements tell nothing of an hour.
    const daily = measured(SLO, CSV, '2026-03-01T12:00:00Z').burnRates;
    assert.deepEqual(
      daily.map(({ longRate, shortRate }) => [longRate !== undefined, shortRate !== undefined]),
      [
        [false, false],
        [false, false],
        [true, false],
      ],
    );
  });

  it('has the quantiles of another program', () => {
    const samples = Array.from({ length: 40 }, (_, number) => ({
      time: number,
      numbers: [(7 * number) % 23],
    }));
    const column = scalarOf(parseYaml('column: x')[0]?.root, 'column');
    assert.ok(column);
    for (const aggregate of ['p50', 'p90', 'p95', 'p99'] as const)
      near(valueOfSamples({ type: 'value', column, aggregate }, samples), expected.quantiles[aggregate]);
  });

  it('begins periods when the clocks of the time zone do', () => {
    const starts = [3, 4, 10, 11].map(
      (month) => periodAt(Date.UTC(2026, month - 1, 15), 'month', 'Europe/Paris').from,
    );
    assert.deepEqual(
      starts.map((time) => new Date(time).toISOString()),
      expected.months,
    );
    assert.equal(new Date(periodAt(START, 'week', 'UTC').from).toISOString().slice(0, 10), expected.monday);
    const quarter = periodAt(START, 'quarter', 'UTC', 1);
    assert.deepEqual([quarter.from, quarter.to], [Date.UTC(2025, 9, 1), START]);
  });

  it('counts rows that are there twice once, and says what it could not read', () => {
    const rows = [
      '2026-01-01,1,2',
      '2026-01-01,1,2',
      '2026-01-02,NaN,2',
      '2026-01-03,3,2',
      'x,1,2',
      '2026-02-30,1,1',
      '',
    ];
    const result = measured(SLO, `day,good,total\n${rows.join('\n')}`, '2026-01-05T00:00:00Z');
    assert.equal(result.value, 50);
    assert.deepEqual([result.samples, result.repeated, result.skipped], [1, 1, 4]);
    assert.equal(result.firstSkipped, 'row 4: "NaN" is not a number');
  });

  it('has no data where there is none, and says why', () => {
    const reason = (
      text: string | undefined,
      at = '2026-01-05T00:00:00Z',
      path?: string,
    ): string | undefined => {
      const result = measured(SLO, text, at, path);
      assert.equal(result.state, 'no-data');
      return result.reason;
    };
    assert.equal(reason(undefined), '"a.csv" cannot be read');
    assert.equal(reason(''), 'No column "day"');
    assert.equal(reason('day,good,total\n'), 'no measurements');
    assert.equal(reason('day,good\n2026-01-01,1\n'), 'No column "total"');
    assert.equal(reason('day,good,total\n2026-01-01,0,0\n'), 'no events in the window');
    assert.equal(reason('day,good,total\n2026-01-09,1,1\n'), 'no measurements');
    assert.equal(reason(CSV, '2027-01-01T00:00:00Z'), 'the last measurement is of 2026-03-01');
    assert.equal(reason('{', '2026-01-05T00:00:00Z', 'a.json'), 'not valid JSON');
    assert.equal(
      reason('[]', '2026-01-05T00:00:00Z', 'a.json'),
      'not the result of a Prometheus range query',
    );
    const error = '{"status":"error","error":"timeout"}';
    assert.equal(
      reason(error, '2026-01-05T00:00:00Z', 'a.json'),
      'Prometheus answered with an error: timeout',
    );
    assert.equal(reason('', '2026-01-05T00:00:00Z', 'a.xlsx'), '"a.xlsx" is neither CSV, Parquet nor JSON');
  });

  it('counts gaps, and does not fill them', () => {
    const rows = CSV.split('\n').filter((row) => !/^2026-02-1[0-4]/u.test(row));
    const result = measured(SLO, rows.join('\n'), '2026-03-01T12:00:00Z');
    assert.deepEqual([result.samples, result.gaps], [25, 1]);
  });

  it('takes days of the week that a daily source never has for its habit, and not those that it lacks once', () => {
    const dayOf = (row: string): number => new Date(row.slice(0, 10)).getUTCDay();
    const workdays = CSV.split('\n').filter((row) => ![0, 6].includes(dayOf(row)));
    const gapsOf = (rows: readonly string[]): number =>
      measured(SLO, rows.join('\n'), '2026-03-01T12:00:00Z').gaps;
    assert.equal(gapsOf(workdays), 0);
    // A Wednesday; a Friday, with the weekend behind it.
    assert.equal(gapsOf(workdays.filter((row) => !/^2026-02-(?:11|20)/u.test(row))), 2);
    // One Sunday is in the source: the others are missing.
    const oneSunday = CSV.split('\n').filter(
      (row) => ![0, 6].includes(dayOf(row)) || row.startsWith('2026-02-15'),
    );
    assert.ok(gapsOf(oneSunday) > 2);
    // Two weeks of working days are too short for a habit.
    assert.equal(gapsOf(workdays.filter((row) => !/^2026-(?:01|02-(?:0|1[0-5]))/u.test(row))), 1);
  });

  it('adds up what counters of Prometheus rose by, from zero after a restart', () => {
    const series = (metric: object, values: readonly string[]) => ({
      metric,
      values: values.map((value, index) => [START / 1000 + index * 60, value]),
    });
    const result = [
      series({ __name__: 'requests_total', code: '200', pod: 'a' }, ['10', '20', '5', '15']),
      series({ __name__: 'requests_total', code: '200', pod: 'b' }, ['0', '10', '20', '30']),
      series({ __name__: 'requests_total', code: '500', pod: 'a' }, ['0', '1', '1', 'NaN']),
    ];
    const text = JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });
    const ratio = `indicator: { ratio: { good: 'requests_total{code="200"}', total: requests_total } }`;
    const now = measured(
      `target: { atLeast: 90 }\nwindow: 1d\n${ratio}`,
      text,
      '2026-01-01T01:00:00Z',
      'a.json',
    );
    // a: 10 + 5 + 10; b: 10 + 10 + 10; bad: 1 + 0.
    near(now.value, (100 * 55) / 56);
    // The point without a number is left out.
    assert.equal(now.skipped, 1);
    const none = `indicator: { value: { column: 'up{job!="x",}' } }`;
    const missing = measured(
      `target: { atLeast: 90 }\nwindow: 1d\n${none}`,
      text,
      '2026-01-01T01:00:00Z',
      'a.json',
    );
    assert.equal(missing.reason, 'No series "up{job!="x",}"');
    const regex = `indicator: { value: { column: 'up{job=~"x"}' } }`;
    const refused = measured(
      `target: { atLeast: 90 }\nwindow: 1d\n${regex}`,
      text,
      '2026-01-01T01:00:00Z',
      'a.json',
    );
    assert.match(refused.reason ?? '', /is not a name of series/u);
  });

  it('takes the target of the day, and warns before it is missed', () => {
    const rows = 'day,kwh\n2026-01-10,60\n2026-01-20,30\n2026-02-05,95\n';
    const value = 'window: month\nindicator: { value: { column: kwh, aggregate: sum } }';
    const state = (target: string, at = '2026-02-10T00:00:00Z'): string =>
      measured(`target: ${target}\n${value}`, rows, at).state;
    assert.equal(state('{ atMost: 100 }'), 'met');
    assert.equal(state('{ atMost: 100, warning: 90 }'), 'at-risk');
    assert.equal(state('[{ atMost: 100 }, { from: 2026-02-01, atMost: 90 }]'), 'breached');
    assert.equal(state('[{ atMost: 100 }, { from: 2026-03-01, atMost: 90 }]'), 'met');
    assert.equal(state('{ between: [90, 99] }'), 'met');
    // What adds up may still get there until the month is over.
    assert.equal(state('{ atLeast: 120 }'), 'at-risk');
    assert.equal(state('{ atLeast: 120 }', '2026-03-02T00:00:00Z'), 'breached');
    // March is over without a measurement.
    assert.equal(state('{ atLeast: 120 }', '2026-04-02T00:00:00Z'), 'no-data');
    const months = measured(`target: { atMost: 92 }\n${value}`, rows, '2026-02-10T00:00:00Z');
    assert.deepEqual([months.attained, months.measured], [0, 1]);
  });

  it('reads numbers and times as people write them', () => {
    const comma = (text: string): number | undefined => numberOfCell(text, true);
    assert.deepEqual(['99,5', '1.234,5', '1 234,5 %', '99.5', '-3', '1,2,3', 'n/a', ''].map(comma), [
      99.5,
      1234.5,
      1234.5,
      99.5,
      -3,
      undefined,
      undefined,
      undefined,
    ]);
    assert.equal(numberOfCell('99,5', false), undefined);
    const time = (text: string, dates?: 'day-first' | 'month-first'): string | undefined => {
      const found = timeOfCell(text, 'Europe/Paris', dates);
      return found === undefined ? undefined : new Date(found).toISOString();
    };
    assert.equal(time('2026-07-01'), '2026-06-30T22:00:00.000Z');
    assert.equal(time('2026-07'), '2026-06-30T22:00:00.000Z');
    assert.equal(time('2026-07-01T10:00:00+02:00'), '2026-07-01T08:00:00.000Z');
    assert.equal(time('2026-07-01T10:00:00Z'), '2026-07-01T10:00:00.000Z');
    assert.equal(time('01/07/2026', 'day-first'), '2026-06-30T22:00:00.000Z');
    assert.equal(time('07/01/2026', 'month-first'), '2026-06-30T22:00:00.000Z');
    assert.equal(time('01/07/2026'), undefined);
    assert.equal(time('1767225600'), '2026-01-01T00:00:00.000Z');
    assert.equal(time('2026-13-01'), undefined);
  });

  it('reads tables with semicolons and decimal commas, and only the rows that are asked for', () => {
    const rows = 'Site;Jour;TRS\nParis;05/01/2026;72,5\nMadrid;05/01/2026;10,0\nParis;06/01/2026;75,5\n';
    const yaml =
      'objectives:\n  trs:\n    kind: lean\n    target: { between: [70, 85] }\n    window: month\n' +
      '    indicator: { value: { column: trs } }\n    source: { path: a.csv, time: jour, dates: day-first, where: { site: Paris } }\n';
    const [objective] = readObjectives(parseYaml(yaml)[0]?.root ?? null)?.objectives ?? [];
    assert.ok(objective);
    const read = readMeasurements(objective, { textOf: () => rows, runsOf: () => [] }, 'Europe/Paris');
    const result = measureObjective(objective, read, { at: Date.parse('2026-01-10'), zone: 'Europe/Paris' });
    assert.deepEqual([result.value, result.state, result.samples], [74, 'met', 2]);
  });
});
