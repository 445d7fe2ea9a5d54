import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, realpath, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../../tables/database.ts';
import { readTable } from '../../../tables/table-file.ts';
import type { Answered } from '../answered.ts';
import { logRows, type LogRows } from './log-entry.ts';
import { PredictionLog, type PredictionLogOptions } from './prediction-log.ts';

const NOTES = {
  version: 1,
  algorithm: 'random-forest',
  problem: 'classification',
  classes: ['DOWN', 'UP'],
  naive: [],
  columns: [
    { name: 'age', type: 'number' },
    { name: 'id', type: 'text' },
  ],
  seed: 1,
  rows: { training: 1, validation: 0, test: 0 },
} as const;

const ANSWERED: Answered = {
  served: { notes: NOTES, hash: 'h', version: '1.0', loadedAt: new Date(0) },
  table: {
    rows: 2,
    columns: [
      { name: 'age', type: 'number', values: Float64Array.of(30.5, Number.NaN) },
      { name: 'id', type: 'text', values: ['x', ''] },
    ],
  },
  predictions: {
    of: 'classes',
    labels: Uint32Array.of(1, 0),
    probabilities: Float64Array.of(0.25, 0.75, 0.875, 0.125),
  },
};

const rowsOf = (name: string, without: readonly string[] = []): LogRows =>
  logRows(
    ANSWERED,
    { idOf: (row) => `${name}-${row}`, time: new Date('2026-01-02T03:04:05.678Z'), latency: 1.23456 },
    new Set(without),
  );

describe('the log of predictions', function () {
  this.timeout(60_000);
  let folder: string;
  let failures: string[];
  const open: PredictionLog[] = [];
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'vitruve-log-')));
    failures = [];
  });
  afterEach(async () => {
    for (const log of open.splice(0)) await log.close();
    await rm(folder, { recursive: true });
  });

  const opened = async (options: Partial<PredictionLogOptions> = {}): Promise<PredictionLog> => {
    const log = await PredictionLog.open(folder, {
      onFailure: (reason) => failures.push(reason),
      ...options,
    });
    open.push(log);
    return log;
  };
  const ended = async (log: PredictionLog): Promise<void> => {
    open.splice(open.indexOf(log), 1);
    await log.close();
  };
  const names = async (): Promise<readonly string[]> =>
    (await readdir(join(folder, hostname()))).filter((name) => name !== '.lock').sort();
  const logged = async (): Promise<readonly (readonly unknown[])[]> => {
    const { sql, files } = await readTable(folder);
    const database = await Database.open({ reads: files, writes: [], signal: new AbortController().signal });
    try {
      return (await database.rows(`SELECT * FROM ${sql} ORDER BY 1`, 1000)).rows;
    } finally {
      await database.end();
    }
  };

  it('has ids, times and versions beside the features, under names that are free, and what was predicted', () => {
    const { columns, rows } = rowsOf('a');
    assert.deepEqual(
      columns.map(({ name, type }) => `${name} ${type}`),
      [
        'id_ VARCHAR',
        'time TIMESTAMP',
        'model_version VARCHAR',
        'latency_ms DOUBLE',
        'age DOUBLE',
        'id VARCHAR',
        'prediction VARCHAR',
        'probability_DOWN DOUBLE',
        'probability_UP DOUBLE',
      ],
    );
    assert.deepEqual(rows, [
      ['a-0', '2026-01-02T03:04:05.678', '1.0', 1.235, 30.5, 'x', 'UP', 0.25, 0.75],
      ['a-1', '2026-01-02T03:04:05.678', '1.0', 1.235, null, null, 'DOWN', 0.875, 0.125],
    ]);
    const without = rowsOf('a', ['id']);
    assert.ok(!without.columns.some(({ name }) => name === 'id'));
    assert.ok(!without.rows.flat().includes('x'));
  });

  it('becomes a Parquet file with types when it is closed', async () => {
    const log = await opened();
    log.add(rowsOf('a'));
    log.add(rowsOf('b'));
    await ended(log);
    assert.equal((await names()).length, 1);
    assert.match((await names())[0] ?? '', /^predictions-.*\.parquet$/u);
    const rows = await logged();
    assert.deepEqual(
      rows.map(([id]) => id),
      ['a-0', 'a-1', 'b-0', 'b-1'],
    );
    assert.deepEqual(rows[0]?.slice(2), ['1.0', 1.235, 30.5, 'x', 'UP', 0.25, 0.75]);
    assert.match(String(rows[0][1]), /^2026-01-02.03:04:05\.678/u);
    assert.deepEqual(failures, []);
  });

  it('begins another file after so many rows, and where a model has other columns', async () => {
    const log = await opened({ rows: 2 });
    log.add(rowsOf('a'));
    log.add(rowsOf('b', ['age']));
    await ended(log);
    assert.equal((await names()).length, 2);
    assert.equal((await logged()).length, 4);
  });

  it('begins another file after some time', async () => {
    const log = await opened({ time: 40 });
    log.add(rowsOf('a'));
    while (!(await names()).some((name) => name.endsWith('.parquet')))
      await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal((await logged()).length, 2);
  });

  it('keeps what a killed service left, but for a row that was not written whole', async () => {
    const log = await opened();
    log.add(rowsOf('a'));
    while (!(await names()).some((name) => name.endsWith('.journal')))
      await new Promise((resolve) => setTimeout(resolve, 5));
    const journal = join(folder, hostname(), (await names())[0] ?? '');
    let text = '';
    while (text.split('\n').length < 4) text = await readFile(journal, 'utf8');
    await ended(log);
    await writeFile(journal, `${text}["c-0","20`);
    await rm(journal.replace('.journal', '.parquet'));
    await ended(await opened());
    assert.deepEqual(
      (await logged()).map(([id]) => id),
      ['a-0', 'a-1'],
    );
    await writeFile(journal, '');
    await ended(await opened());
    assert.equal((await names()).length, 1);
  });

  it('is written by one service on a machine', async () => {
    await opened();
    await assert.rejects(opened(), /Another service writes to the folder/u);
  });

  it('removes its own files after so many days, and no others', async () => {
    const log = await opened({ days: 30 });
    const own = join(folder, hostname());
    const old = 'predictions-2020-01-02T03-04-05-678Z.parquet';
    await writeFile(join(own, old), '');
    await writeFile(join(own, 'mine-2020-01-02.parquet'), '');
    await utimes(join(own, 'mine-2020-01-02.parquet'), 0, 0);
    log.add(rowsOf('a'));
    await ended(log);
    assert.ok(!(await names()).includes(old));
    assert.ok((await names()).includes('mine-2020-01-02.parquet'));
    assert.equal((await names()).length, 2);
  });

  it('tells what it cannot write, and goes on', async () => {
    const lost: number[] = [];
    const log = await opened({ onFailure: (_reason, rows) => lost.push(rows) });
    await rm(join(folder, hostname()), { recursive: true });
    log.add(rowsOf('a'));
    const many = { ...rowsOf('b'), rows: Array.from({ length: 200_001 }, () => []) };
    log.add(many);
    await ended(log);
    assert.deepEqual(lost.sort(), [2, 200_001]);
    await writeFile(join(folder, hostname()), '');
    await assert.rejects(opened(), /The predictions cannot be logged to/u);
  });
});
