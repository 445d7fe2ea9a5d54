import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../tables/database.ts';
import { profileTask } from './profile-task.ts';
import { KeptTables } from './kept-tables.ts';
import { rowsOf as rowsIn } from './rows.ts';
import { runProfile } from './run.ts';
import {
  TABLE_PREVIEW,
  type ColumnProfile,
  type RowsParams,
  type TableProfile,
  type TableRows,
} from './task.ts';

describe('vitruve/profile', () => {
  let folder = '';
  const kept = new KeptTables();
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitruve-profile-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const { signal } = new AbortController();
  const at = (name: string): string => join(folder, name);
  const write = (name: string, text: string): Promise<void> => writeFile(at(name), text);
  const profile = (name: string, rows?: number): Promise<TableProfile> =>
    runProfile(
      { table: at(name), ...(rows === undefined ? {} : { rows }) },
      { signal, onItem: () => undefined },
      kept,
    );
  const rowsOf = (params: RowsParams): Promise<TableRows> => rowsIn(params, kept);
  const column = async (text: string): Promise<ColumnProfile> => {
    await write('a.csv', text);
    const [first] = (await profile('a.csv')).columns;
    assert.ok(first);
    return first;
  };
  /** Writes the rows of a query to a Parquet file. */
  const parquet = async (name: string, query: string): Promise<void> => {
    const database = await Database.open({ reads: [], writes: [at(name)], signal });
    try {
      await database.run(`COPY (${query}) TO '${at(name)}' (FORMAT parquet)`);
    } finally {
      await database.end();
    }
  };

  it('counts what is missing, distinct, lowest, highest, and the mean', async () => {
    assert.deepEqual(await column('n\n3\n1\n\n2\n2\n'), {
      ...{ name: 'n', type: 'BIGINT', class: 'integer', missing: 1, notFinite: 0 },
      ...{ distinct: 3, isEstimated: false, lowest: '1', highest: '3', mean: 2, values: [] },
      bins: [
        { from: 1, to: 1, count: 1 },
        { from: 2, to: 2, count: 2 },
        { from: 3, to: 3, count: 1 },
      ],
    });
  });

  it('leaves values out that are not finite', async () => {
    const { notFinite, lowest, highest, mean, bins } = await column('x\n1.5\nnan\n2.5\n-inf\n');
    assert.deepEqual([notFinite, lowest, highest, mean], [2, '1.5', '2.5', 2]);
    assert.equal(
      bins.reduce((sum, { count }) => sum + count, 0),
      2,
    );
  });

  it('puts each value into one bin, whose bounds are whole for whole numbers', async () => {
    const whole = await column(`n\n${Array.from({ length: 45 }, (_, index) => index - 3).join('\n')}\n`);
    assert.deepEqual(whole.bins[0], { from: -3, to: -1, count: 3 });
    assert.deepEqual(whole.bins.at(-1), { from: 39, to: 41, count: 3 });
    const real = await column(`x\n${Array.from({ length: 41 }, (_, index) => index / 4).join('\n')}\n`);
    assert.equal(real.bins.length, 20);
    assert.deepEqual(real.bins[0], { from: 0, to: 0.5, count: 2 });
    assert.deepEqual(real.bins.at(-1), { from: 9.5, to: 10, count: 3 });
  });

  it('has one bin where all values are the same, and none beyond what can be divided', async () => {
    assert.deepEqual((await column('x\n2.5\n2.5\n')).bins, [{ from: 2.5, to: 2.5, count: 2 }]);
    assert.deepEqual((await column('x\n-1.7e308\n1.7e308\n')).bins, []);
  });

  it('spreads dates and times', async () => {
    const day = await column('d\n2024-01-01\n2024-01-31\n2024-01-31\n');
    assert.deepEqual(
      [day.class, day.lowest, day.highest, day.mean],
      ['date', '2024-01-01', '2024-01-31', undefined],
    );
    assert.deepEqual([day.bins[0]?.from, day.bins.at(-1)?.count], [Date.UTC(2024, 0, 1) / 1000, 2]);
    const time = await column('t\n10:00:00\n12:30:00\n');
    assert.deepEqual([time.class, time.bins[0]?.from, time.bins.at(-1)?.to], ['time', 36_000, 45_000]);
    const moment = await column('t\n2024-12-31 10:00:00\n2025-01-01 11:30:00\n');
    assert.deepEqual([moment.class, moment.lowest], ['timestamp', '2024-12-31 10:00:00']);
  });

  it('reads dates as the other tasks do', async () => {
    assert.equal((await column('d\n31/12/24\n01/02/25\n')).highest, '2025-02-01');
  });

  it('tells the most frequent texts, unless all differ', async () => {
    const repeated = await column('c\nb\na\nb\n\nc\nd\ne\nf\ng\n');
    assert.deepEqual(repeated.values.slice(0, 2), [
      { value: 'b', count: 2 },
      { value: 'a', count: 1 },
    ]);
    assert.equal(repeated.values.length, 6);
    assert.deepEqual((await column('c\na\nb\n')).values, []);
    assert.deepEqual((await column('c\ntrue\ntrue\nfalse\n')).values[0], { value: 'true', count: 2 });
  });

  it('estimates distinct values of large tables, but for columns that have few', async () => {
    await parquet(
      'a.parquet',
      'SELECT i AS id, i % 3 AS part, (i % 2)::VARCHAR AS text FROM range(1000001) t(i)',
    );
    const [id, part, text] = (await profile('a.parquet')).columns;
    assert.equal(id?.isEstimated, true);
    assert.ok(Math.abs((id.distinct ?? 0) / 1_000_001 - 1) < 0.1, String(id.distinct));
    assert.deepEqual([part?.isEstimated, part?.distinct], [false, 3]);
    assert.deepEqual(text?.values[0], { value: '0', count: 500_001 });
  });

  it('asks lists and structures for what is missing alone', async () => {
    await write('a.ndjson', '{"l":[1,2],"s":{"a":1}}\n{"l":null,"s":{"a":2}}\n');
    const [list, structure] = (await profile('a.ndjson')).columns;
    assert.deepEqual(
      [list?.class, list?.missing, list?.distinct, list?.lowest],
      ['list', 1, undefined, undefined],
    );
    assert.equal(structure?.class, 'structure');
  });

  it('looks at 500 columns, and says that there are more', async () => {
    const names = Array.from({ length: 503 }, (_, index) => `c${index}`);
    await write('a.csv', `${names.join(',')}\n${names.map(() => 1).join(',')}\n`);
    const found = await profile('a.csv', 1);
    assert.deepEqual([found.columns.length, found.left], [500, 3]);
    const task = profileTask();
    const summary = task.summarize({ table: at('a.csv') }, found, { folder, version: '1' });
    assert.equal(
      summary.text,
      'a.csv: 1 row, 503 columns · Columns that were not looked at: 3 · Encoding: utf-8 · Separator: ,',
    );
    assert.equal(summary.metrics['columns'], 503);
  });

  it('has a folder of files as one table, which no preview shows', async () => {
    await mkdir(at('t'));
    await write('t/a.csv', 'n\n1\n');
    await write('t/b.csv', 'n\n2\n');
    const found = await profile('t');
    assert.deepEqual([found.rows, found.bytes, found.isFolder], [2, 8, true]);
    assert.equal(profileTask().view?.({ table: at('t') }, found), undefined);
    await write('a.csv', 'n\n1\n');
    assert.equal(profileTask().view?.({ table: at('a.csv') }, await profile('a.csv')), TABLE_PREVIEW);
  });

  it('prints columns and first rows in lines', async () => {
    await write('a.csv', `amount,country\n1.5,FR\n2.25,FR\n4,DE\n,FR\n`);
    const found = await profile('a.csv', 2);
    const printed = await profileTask().print?.({ table: at('a.csv') }, found, {
      folder,
      version: '1',
      color: false,
    });
    assert.equal(
      printed,
      [
        'a.csv: 4 rows, 2 columns · Encoding: utf-8 · Separator: ,',
        '',
        'Column   Type     Missing  Distinct  Values                 Distribution',
        'amount   DOUBLE   1 (25%)  3         1.5 … 4, mean 2.58333  █     █            █',
        'country  VARCHAR  0        2         FR 75%, DE 25%',
        '',
        'amount  country',
        '   1.5  FR',
        '  2.25  FR',
        '…',
        '',
      ].join('\n'),
    );
  });

  it('never calls a part all or nothing', async () => {
    await write('a.csv', `c\n${'x\n'.repeat(9999)}y\n`);
    const found = await profile('a.csv', 0);
    const printed = profileTask().print?.({ table: at('a.csv') }, found, {
      folder,
      version: '1',
      color: false,
    });
    assert.ok(typeof printed === 'string');
    assert.match(printed, /x 99\.9%, y 0\.1%/u);
  });

  it('gives out pages of rows, in the order of the file or sorted, with what is missing last', async () => {
    await write('a.csv', 'n,c\n3,x\n1,y\n,z\n2,w\n2,a\n');
    const rows = async (
      offset: number,
      limit: number,
      isDescending?: boolean,
    ): Promise<readonly unknown[]> => {
      const sort = isDescending === undefined ? {} : { sort: { column: 'n', isDescending } };
      const page = await rowsOf({ table: at('a.csv'), offset, limit, ...sort });
      return [page.rows.map((row) => row.join('')), page.hasMore];
    };
    assert.deepEqual(await rows(0, 2), [['3x', '1y'], true]);
    assert.deepEqual(await rows(3, 2), [['2w', '2a'], false]);
    assert.deepEqual(await rows(0, 5, false), [['1y', '2a', '2w', '3x', 'z'], false]);
    assert.deepEqual(await rows(0, 1, true), [['3x'], true]);
    assert.deepEqual(await rows(9, 2), [[], false]);
  });

  it('gives out the rows that satisfy a condition, and counts them', async () => {
    await write('a.csv', 'n,c\n3,x\n1,y\n,z\n2,w\n2,a\n');
    const rows = (filter: string): ReturnType<typeof rowsOf> =>
      rowsOf({ table: at('a.csv'), offset: 1, limit: 1, sort: { column: 'c', isDescending: false }, filter });
    const page = await rows('n = 2 -- two of them');
    assert.deepEqual([page.rows, page.hasMore, page.matched], [[[2, 'w']], false, 2]);
    assert.deepEqual((await rows("c LIKE 'q%'")).matched, 0);
    await assert.rejects(rows('m > 1'), /^Error: a\.csv: .*"m"/u);
    await assert.rejects(rows('n >'), /a\.csv: .*syntax error/u);
    await assert.rejects(rows(`c = '${'x'.repeat(2000)}'`), /A filter may have at most 2000 characters/u);
  });

  it('runs nothing but a condition, which reaches no other file', async () => {
    await write('a.csv', 'n\n1\n');
    await write('secret.csv', 's\nhidden\n');
    for (const filter of [
      `true); COPY (SELECT 1) TO '${at('made.csv')}'; SELECT (1`,
      'true); DROP VIEW subject; SELECT (1',
      '',
      `n IN (SELECT 1 FROM '${at('secret.csv')}')`,
      `n = (SELECT length(content) FROM read_text('${at('secret.csv')}'))`,
    ])
      await assert.rejects(
        rowsOf({ table: at('a.csv'), offset: 0, limit: 1, filter }),
        /is not a condition|syntax error|is not an input/iu,
      );
    assert.equal(existsSync(at('made.csv')), false);
  });

  it('cuts values that are as large as documents', async () => {
    await write(
      'a.ndjson',
      `${JSON.stringify({ text: 'x'.repeat(5000), list: Array.from({ length: 5000 }, () => 1) })}\n`,
    );
    const { rows } = await rowsOf({ table: at('a.ndjson'), offset: 0, limit: 1 });
    assert.deepEqual(
      rows[0]?.map((value) => String(value).length),
      [200, 200],
    );
    assert.equal((await profile('a.ndjson')).columns[0]?.lowest?.length, 200);
  });

  it('names the file that cannot be read, and the column that is not there', async () => {
    await write('a.parquet', 'no Parquet');
    await assert.rejects(profile('a.parquet'), /^Error: a\.parquet: .*Parquet file/u);
    await assert.rejects(rowsOf({ table: at('a.parquet'), offset: 0, limit: 1 }), /a\.parquet: /u);
    await write('b.csv', 'n\n1\n');
    await assert.rejects(
      rowsOf({ table: at('b.csv'), offset: 0, limit: 1, sort: { column: 'x"; DROP', isDescending: true } }),
      /b\.csv: .*x"; DROP/u,
    );
  });
});
