import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { TableRows } from '../model/table.ts';
import { normalized } from '../foreign/normalized.ts';
import { joinedRows, outputsOf } from './joined-rows.ts';
import { ServedModel } from './served-model.ts';

const FILE = new URL('../foreign/testing/forest.onnx', import.meta.url);

describe('a model that is served', function () {
  this.timeout(60_000);
  let bytes: Uint8Array;
  let columns: readonly string[];
  let model: ServedModel;
  const runs: number[] = [];

  const tableOf = (rows: readonly number[]): TableRows => ({
    rows: rows.length,
    columns: columns.map((name, place) => ({
      name,
      type: 'number',
      values: Float64Array.from(rows, (value) => value * (place + 1)),
    })),
  });
  const table = (...rows: readonly number[]): TableRows => tableOf(rows);
  const probabilities = async (asked: TableRows): Promise<readonly unknown[]> => [
    ...((await model.run(asked)).get('probabilities')?.values ?? []),
  ];

  before(async () => {
    const { bytes: written, notes } = normalized(await readFile(FILE), { columns: ['a', 'b', 'c', 'd'] });
    bytes = written;
    columns = notes.columns.map(({ name }) => name);
    model = await ServedModel.open(bytes, {
      threads: 1,
      time: 30_000,
      onRun: (rows) => {
        runs.push(rows);
      },
    });
  });
  after(() => model.close());

  it('runs requests that come together as one, and answers each with its own', async () => {
    const alone = [await probabilities(table(-1)), await probabilities(table(0.5, 2))];
    runs.length = 0;
    const together = await Promise.all([probabilities(table(-1)), probabilities(table(0.5, 2))]);
    assert.deepEqual(runs, [3]);
    assert.deepEqual(together, alone);
    assert.notDeepEqual(alone[0], alone[1]?.slice(0, 2));
  });

  it('does not run more rows at once than what is soon done, though no request is cut', async () => {
    runs.length = 0;
    const many = Array.from({ length: 3000 }, (_, row) => row);
    await Promise.all([model.run(tableOf(many)), model.run(tableOf(many)), model.run(table(1))]);
    assert.deepEqual(runs, [3000, 3001]);
  });

  it('answers those who did nothing wrong, though another request of the same run fails', async () => {
    const wrong: TableRows = { rows: 1, columns: table(1).columns.slice(1) };
    const [bad, good, other] = await Promise.allSettled([
      model.run(wrong),
      model.run(table(1)),
      model.run(table(2)),
    ]);
    assert.equal(bad.status, 'rejected');
    assert.match(String(bad.reason), /does not run/u);
    assert.equal(good.status, 'fulfilled');
    assert.equal(other.status, 'fulfilled');
  });

  it('runs by itself what was in a process that ended, and so rejects only who is to blame', async () => {
    const hurriedRuns: number[] = [];
    const hurried = await ServedModel.open(bytes, {
      threads: 1,
      time: 1,
      onRun: (rows) => {
        hurriedRuns.push(rows);
      },
    });
    const many = Array.from({ length: 300_000 }, (_, row) => row);
    const asked = await Promise.allSettled([hurried.run(tableOf(many)), hurried.run(tableOf([...many, 1]))]);
    for (const each of asked) assert.equal(each.status, 'rejected');
    assert.deepEqual(hurriedRuns, [300_000, 300_001, 300_000, 300_001]);
    await hurried.close();
  });

  it('ends a run that takes too long, and is there again for the next', async () => {
    const hurried = await ServedModel.open(bytes, { threads: 1, time: 1 });
    const many = Array.from({ length: 500_000 }, (_, row) => row);
    await assert.rejects(hurried.run(tableOf(many)), /process exited/u);
    assert.equal(await hurried.isReady(), true);
    await hurried.close();
  });

  it('answers what was asked before it is closed, and nothing after', async () => {
    const closing = await ServedModel.open(bytes, { threads: 1, time: 30_000 });
    const asked = closing.run(table(1));
    const closed = closing.close();
    assert.equal((await asked).get('label')?.values.length, 1);
    await closed;
    await assert.rejects(closing.run(table(1)), /was closed/u);
    assert.equal(await closing.isReady(), false);
  });

  it('is not opened from what is no model', async () => {
    await assert.rejects(
      ServedModel.open(bytes.slice(0, 100), { threads: 1, time: 30_000 }),
      /does not run/u,
    );
  });
});

describe('rows of several tables', () => {
  it('are joined with their texts and numbers, and their outputs parted', () => {
    const one = (value: number, text: string): TableRows => ({
      rows: 1,
      columns: [
        { name: 'n', type: 'number', values: Float64Array.of(value) },
        { name: 't', type: 'text', values: [text] },
      ],
    });
    assert.deepEqual(joinedRows([one(1, 'a'), one(2, 'b')]), {
      rows: 2,
      columns: [
        { name: 'n', type: 'number', values: Float64Array.of(1, 2) },
        { name: 't', type: 'text', values: ['a', 'b'] },
      ],
    });
    const outputs = new Map([['p', { width: 2, values: Float64Array.of(1, 2, 3, 4, 5, 6) }]]);
    assert.deepEqual(outputsOf(outputs, 1, 2).get('p')?.values, Float64Array.of(3, 4, 5, 6));
  });
});
