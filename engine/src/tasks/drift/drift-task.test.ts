import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { metricsIn } from '@vitruve/manifests';
import { TaskFolder } from '../../learning/testing/task-folder.ts';
import { reportMarkdown } from '../../running/report/markdown.ts';
import { driftTask } from './drift-task.ts';

const DAY = 86_400_000;

/** Orders: an identifier, a date, an amount, a channel, whether it was paid, and a column without values. */
function orders(rows: number, shift: number, channel: (row: number) => string, note = ''): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const day = new Date(Date.UTC(2025, 0, 1) + row * DAY).toISOString().slice(0, 10);
    return [`o${row}`, day, ((row * 37) % 101) + shift, channel(row), row % 3 === 0, note].join(',');
  });
  return ['id,day,amount,channel,paid,note', ...lines, ''].join('\n');
}

describe('vitruve/drift', function () {
  this.timeout(60_000);
  let folder: TaskFolder;
  before(async () => {
    const usual = (row: number): string => ['web', 'shop', 'phone'][row % 3] ?? '';
    folder = await TaskFolder.make({
      'before.csv': orders(200, 0, usual),
      'same.csv': orders(180, 0, usual),
      'now.csv': orders(150, 30, (row) => (row % 10 === 0 ? 'shop' : 'web'), 'late'),
      'few.csv': 'amount,channel,extra\nhigh,web,1\nlow,shop,2\n',
      'dates.csv': 'day\n2025-01-01\n',
      'empty.csv': 'amount,channel\n',
      'names.txt': 'no table',
      'years.csv': orders(600, 0, usual),
    });
  });
  after(() => folder.remove());

  const drift = (given: Readonly<Record<string, unknown>>) =>
    folder.run(driftTask(), { reference: 'before.csv', current: 'now.csv', ...given });

  it('writes the score of each column where the history of a pipeline keeps it', async () => {
    const { result } = await drift({ output: 'drift.json' });
    const kept = metricsIn('drift', await readFile(folder.at('drift.json'), 'utf8'));
    for (const { name, score } of result.columns) assert.equal(kept[`drift.scores.${name}`], score);
    assert.deepEqual([kept['drift.drifted'], kept['drift.driftedShare']], [true, result.driftedShare]);
    // They are no more than it keeps, however many values the distributions have.
    assert.equal(Object.keys(kept)[3], `drift.scores.${result.columns[0]?.name}`);
  });

  it('leaves out columns that it is told to', async () => {
    const { result } = await drift({ exclude: ['amount', 'id'] });
    assert.deepEqual(
      [...result.columns, ...result.notCompared].map(({ name }) => name),
      ['channel', 'paid', 'day', 'note'],
    );
    await assert.rejects(drift({ exclude: ['amont'] }), /has no column "amont"/u);
  });

  it('fails where the share of drifted columns reaches the limit, and lists what it did not compare', async () => {
    const { summary, result, task, inputs, context } = await drift({ output: 'drift.json' });
    assert.deepEqual(
      result.columns.map(({ name, method, drifted }) => [name, method, drifted]),
      [
        ['amount', 'ks', true],
        ['channel', 'chi-square', true],
        ['paid', 'z', false],
      ],
    );
    assert.deepEqual(result.notCompared, [
      { name: 'day', reason: 'type', types: ['DATE'] },
      { name: 'id', reason: 'identifier' },
      { name: 'note', reason: 'empty-reference' },
    ]);
    assert.equal(summary.status, 'failed');
    assert.equal(summary.text, '2 of 3 columns drifted (limit: 50%)\n3 columns not compared');
    assert.equal(summary.metrics['drifted'], 2);
    const written: unknown = JSON.parse(await readFile(folder.at('drift.json'), 'utf8'));
    assert.deepEqual(written, JSON.parse(JSON.stringify(task.toJson(inputs, result, context))));
    const report = reportMarkdown(task.report(inputs, result, context));
    assert.match(report, /\| amount \| drifted \| ks \| p = [\d.e-]+, drift below 0\.05 \| 200 \| 150 \|/u);
    assert.match(report, /\| day \| its type is DATE \|/u);
    const printed = await task.print?.(inputs, result, { ...context, color: false });
    assert.match(
      String(printed),
      /^ {2}channel {2}drifted {6}chi-square p = .*\n {2}amount {3}drifted {6}ks p = .*\n {2}paid {5}not drifted/u,
    );
    assert.match(String(printed), /id: not compared: nearly every row has another text/u);
  });

  it('draws the distributions of each column, those that drifted first, with their numbers in a table', async () => {
    const { result, task, inputs, context } = await drift({});
    const blocks = task.report(inputs, result, context);
    const charts = blocks.flatMap((block) => (block.kind === 'chart' ? [block] : []));
    assert.deepEqual(
      charts.map(({ text }) => text.split(':')[0]),
      ['channel. drifted', 'amount. drifted', 'paid. not drifted'],
    );
    const numbers = blocks.find((block) => block.kind === 'table' && block.folded !== undefined);
    assert.ok(numbers?.kind === 'table');
    assert.deepEqual(
      numbers.rows.filter(([name]) => name !== 'amount'),
      [
        ['channel', 'web', '33.5%', '90%'],
        ['channel', 'shop', '33.5%', '10%'],
        ['channel', 'phone', '33%', '0%'],
        ['paid', 'false', '66.5%', '66.7%'],
        ['paid', 'true', '33.5%', '33.3%'],
      ],
    );
    const intervals = numbers.rows.filter(([name]) => name === 'amount').map(([, values]) => values);
    assert.deepEqual(intervals.slice(0, 2), ['0 to less than 5', '5 to less than 10']);
    assert.equal(intervals.at(-1), '125 to 130 inclusive');
    assert.match(
      reportMarkdown(blocks),
      /<details>\n<summary>Numbers of the charts<\/summary>\n\n\| Column/u,
    );
  });

  it('keeps a report of many columns readable: those without drift are folded, and said to have no chart', async () => {
    const wide = (shift: number): string => {
      const names = Array.from({ length: 60 }, (_, index) => `c${index}`);
      const rows = Array.from({ length: 80 }, (_, row) =>
        names.map((_, index) => ((row * (index + 3)) % 41) + (index < 30 ? shift : 0)).join(','),
      );
      return [names.join(','), ...rows, ''].join('\n');
    };
    await writeFile(folder.at('wide.csv'), wide(0));
    await writeFile(folder.at('shifted.csv'), wide(25));
    const { result, task, inputs, context } = await drift({ reference: 'wide.csv', current: 'shifted.csv' });
    const blocks = task.report(inputs, result, context);
    assert.equal(blocks.filter(({ kind }) => kind === 'chart').length, 24);
    const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    assert.deepEqual(
      tables.slice(0, 2).map(({ folded, rows }) => [folded, rows.length]),
      [
        [undefined, 30],
        ['30 columns without drift', 30],
      ],
    );
    assert.match(
      reportMarkdown(blocks),
      /Not drawn, and in the table above: 6 drifted columns, 30 columns without drift/u,
    );
  });

  it('compares each period of the current table with the reference', async () => {
    const lines = Array.from({ length: 130 }, (_, row) => {
      // January and February are as before, March is not; April has few rows.
      const month = Math.min(3, Math.floor(row / 40));
      return [`2026-0${month + 1}-1${row % 7}`, ((row * 37) % 101) + (month === 2 ? 60 : 0), 'web'].join(',');
    });
    await writeFile(folder.at('periods.csv'), ['day,amount,channel', ...lines, ',50,web', ''].join('\n'));
    const given = { current: 'periods.csv', columns: ['amount'], time: 'day' };
    const { result, task, inputs, context } = await drift(given);
    assert.deepEqual(result.periods, [
      { period: '2026-01', rows: 40, columns: 1, drifted: [], driftedShare: 0 },
      { period: '2026-02', rows: 40, columns: 1, drifted: [], driftedShare: 0 },
      { period: '2026-03', rows: 40, columns: 1, drifted: ['amount'], driftedShare: 1 },
      { period: '2026-04', rows: 10, columns: 0, drifted: [] },
    ]);
    const report = reportMarkdown(task.report(inputs, result, context));
    assert.match(report, /\| 2026-03 \| 40 \| 1 \| 1 \| 100% \| amount \|/u);
    assert.match(report, /\| 2026-04 \| 10 \| 0 \| 0 \| too few rows \|/u);
    assert.equal(task.report(inputs, result, context).filter(({ kind }) => kind === 'chart').length, 2);
    const named = async (every: string): Promise<string | undefined> =>
      (await drift({ ...given, every })).result.periods?.[0]?.period;
    assert.deepEqual(await Promise.all(['day', 'week', 'quarter', 'year'].map(named)), [
      '2026-01-10',
      '2026-01-05',
      '2026-Q1',
      '2026',
    ]);
    assert.equal((await drift({})).result.periods, undefined);
  });

  it('succeeds below the limit; with a limit of 0, one drifted column is enough and none is not', async () => {
    assert.equal((await drift({ share: 0.7 })).summary.status, 'succeeded');
    assert.equal((await drift({ current: 'same.csv', share: 0 })).summary.status, 'succeeded');
    assert.equal((await drift({ share: 0 })).summary.status, 'failed');
  });

  it('compares the columns that are asked for, with the method and threshold that are asked for', async () => {
    const { result } = await drift({ columns: 'amount', method: 'wasserstein', threshold: 5 });
    assert.equal(result.columns.length, 1);
    assert.equal(result.columns[0]?.threshold, 5);
    assert.equal(result.drifted, false);
    const { notCompared } = (await drift({ method: 'wasserstein' })).result;
    assert.deepEqual(notCompared.find(({ name }) => name === 'channel')?.reason, 'method');
  });

  it('says which columns only one table has, and which have another type', async () => {
    const { result } = await drift({ current: 'few.csv' });
    assert.deepEqual(
      result.notCompared.map(({ name, reason }) => [name, reason]),
      [
        ...['id', 'day', 'paid', 'note'].map((name) => [name, 'not-in-current']),
        ['extra', 'not-in-reference'],
        ['amount', 'types-differ'],
      ],
    );
  });

  it('says what is wrong, with names', async () => {
    const wrong: readonly (readonly [Readonly<Record<string, unknown>>, RegExp])[] = [
      [{ columns: ['amont'] }, /"before\.csv" has no column "amont"\. Its columns: id, day, amount/u],
      [{ columns: ['day'] }, /Column "day" cannot be compared: its type is DATE/u],
      [{ columns: ['note'] }, /Column "note" cannot be compared: it has no values in the reference/u],
      [
        { current: 'before.csv', reference: 'now.csv', columns: ['note'] },
        /it has no values in the current table/u,
      ],
      [{ columns: ['channel'], method: 'ks' }, /the method compares numbers, and it has texts/u],
      [{ columns: ['channel'], method: 'z' }, /the method compares two values, and it has more/u],
      [{ threshold: 0.2 }, /"threshold" requires "method"/u],
      [{ current: 'dates.csv', reference: 'dates.csv' }, /No column can be compared\. The first, "day"/u],
      [{ current: 'empty.csv' }, /"empty\.csv" has no rows/u],
      [{ current: 'names.txt' }, /"names\.txt" is not a table/u],
      [{ current: 'none.csv' }, /none\.csv" does not exist/u],
      [{ method: 'anderson' }, /anderson|method/u],
      [{ every: 'day' }, /"every" requires "time"/u],
      [{ time: 'amount' }, /Column "amount" is of the type BIGINT: it must have dates/u],
      [{ time: 'when' }, /"now\.csv" has no column "when"/u],
      [{ current: 'years.csv', time: 'day', every: 'day' }, /more than 500 periods: choose a longer one/u],
    ];
    for (const [given, message] of wrong) await assert.rejects(drift(given), message, JSON.stringify(given));
  });
});
