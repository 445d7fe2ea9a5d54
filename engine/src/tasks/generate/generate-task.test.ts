import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { prepareTask, runTask, type FinishedTask } from '../../running/run-task.ts';
import { PictureFolder } from '../../testing/pictures.ts';
import { generateTask } from './generate-task.ts';

const COLUMNS = {
  id: { type: 'key', prefix: 'T' },
  amount: { type: 'lognormal', mean: 3, deviation: 1, min: 1, max: 5000 },
  country: { type: 'category', values: { FR: 0.9, DE: 0.1 }, nulls: 0.1 },
  at: { type: 'timestamp', min: '2024-01-01', max: '2024-12-31' },
  age: { type: 'integer', min: 18, max: 20 },
  height: { type: 'normal', mean: 170, deviation: 10, decimals: 1 },
  isFraud: { type: 'boolean', share: 0.01 },
  doubled: { type: 'sql', sql: '2 * age -- years' },
};

describe('vitruve/generate', function () {
  this.timeout(60_000);
  let folder: PictureFolder;
  beforeEach(() => {
    folder = new PictureFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  async function run(inputs: Readonly<Record<string, unknown>>): Promise<FinishedTask> {
    const given = { rows: 5000, columns: COLUMNS, output: 'out.json', ...inputs };
    const prepared = await prepareTask(generateTask(), given, { folder: folder.path, version: '1.2.3' });
    return runTask(prepared, { signal: new AbortController().signal, onStep: () => undefined });
  }

  type Row = Readonly<Record<string, string | number | boolean | null>>;
  const rowsOf = async (path: string): Promise<readonly Row[]> =>
    JSON.parse(await readFile(folder.at(path), 'utf8')) as readonly Row[];

  it('makes the same rows for the same seed, whatever the threads', async () => {
    await run({ threads: 1 });
    await run({ threads: 4, output: 'again.json' });
    await run({ seed: 2, output: 'other.json' });
    const first = await rowsOf('out.json');
    assert.deepEqual(await rowsOf('again.json'), first);
    assert.notDeepEqual(await rowsOf('other.json'), first);
    // Of every machine and version: whoever changes it changes the tables of users.
    assert.deepEqual(first[0], {
      ...{ id: 'T1', amount: 12.67, country: 'FR', at: '2024-09-25 22:08:38' },
      ...{ age: 19, height: 171.9, isFraud: false, doubled: 38 },
    });
  });

  it('makes columns of hidden ones, and of other rows', async () => {
    const columns = {
      day: { type: 'key', hidden: true },
      change: { type: 'normal', mean: 0, deviation: 1, decimals: 2, hidden: true },
      price: { type: 'sql', sql: 'round(100 + sum(change) OVER (ORDER BY day), 2)' },
      before: { type: 'sql', sql: 'lag(price) OVER (ORDER BY day)' },
    };
    await run({ columns, rows: 500 });
    const rows = await rowsOf('out.json');
    assert.deepEqual(Object.keys(rows[0] ?? {}), ['price', 'before']);
    assert.deepEqual(
      rows.slice(1).map(({ before }) => before),
      rows.slice(0, -1).map(({ price }) => price),
    );
    assert.ok(new Set(rows.map(({ price }) => price)).size > 400);
    await assert.rejects(run({ columns: { day: columns.day } }), /All columns are hidden/u);
  });

  it('has the distributions that were asked for', async () => {
    await run({});
    const rows = await rowsOf('out.json');
    const share = (is: (row: Row) => boolean): number => rows.filter(is).length / rows.length;
    const near = (value: number, wanted: number, by: number): void => {
      assert.ok(Math.abs(value - wanted) < by, `${value} is not near ${wanted}`);
    };
    near(
      share(({ country }) => country === null),
      0.1,
      0.02,
    );
    near(
      share(({ country }) => country === 'FR'),
      0.81,
      0.02,
    );
    near(
      share(({ isFraud }) => isFraud === true),
      0.01,
      0.006,
    );
    near(
      share(({ age }) => age === 19),
      1 / 3,
      0.03,
    );
    // Columns do not depend on each other.
    near(
      share(({ age, country }) => age === 19 && country === 'DE'),
      0.09 / 3,
      0.01,
    );
    near(rows.reduce((sum, { height }) => sum + Number(height), 0) / rows.length, 170, 0.6);
    near(
      share(({ height }) => Number(height) > 180),
      0.159,
      0.02,
    );
    assert.ok(rows.every(({ amount }) => Number(amount) >= 1 && Number(amount) <= 5000));
    assert.ok(rows.every(({ at }) => String(at).startsWith('2024-')));
    assert.ok(rows.every(({ doubled, age }) => doubled === 2 * Number(age)));
    assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
  });

  it('refers to rows of another table, a few of them more often', async () => {
    await folder.write({
      'customers.csv': ['id', ...Array.from({ length: 100 }, (_, index) => `C${index}`)].join('\n'),
      'payments.yaml':
        'rows: 2000\nseed: 7\ncolumns:\n  customer: { type: reference, table: customers.csv, column: id, skew: 3 }\n',
    });
    await run({ file: 'payments.yaml', rows: undefined, columns: undefined });
    const rows = await rowsOf('out.json');
    assert.equal(rows.length, 2000);
    const named = rows.filter(({ customer }) => Number(String(customer).slice(1)) < 13).length;
    assert.ok(named > 900 && named < 1100, String(named));
  });

  it('keeps the order of rows where the other table is the larger one', async () => {
    await folder.write({
      'many.csv': ['id', ...Array.from({ length: 20_000 }, (_, index) => `C${index}`)].join('\n'),
    });
    const columns = {
      id: { type: 'key' },
      customer: { type: 'reference', table: 'many.csv', column: 'id' },
      other: { type: 'reference', table: 'many.csv', column: 'id', nulls: 0.5 },
    };
    await run({ columns, threads: 4 });
    const rows = await rowsOf('out.json');
    assert.deepEqual(
      rows.map(({ id }) => id),
      rows.map((_, index) => index + 1),
    );
    const missing = rows.filter(({ other }) => other === null).length / rows.length;
    assert.ok(missing > 0.47 && missing < 0.53 && rows.every(({ customer }) => customer !== null));
  });

  it('refuses what cannot be made, with the name of the column', async () => {
    for (const [columns, message] of [
      [{ a: { type: 'integer', min: 1 } }, /The column "a" has no "max"/u],
      [{ a: { type: 'integer', min: 2, max: 1 } }, /"min" of the column "a"/u],
      [{ a: { type: 'category' } }, /The column "a" has no "values"/u],
      [{ a: { type: 'reference', table: 'gone.csv', column: 'id' } }, /gone\.csv" does not exist/u],
      [{ a: { type: 'colour' } }, /"columns"/u],
      [{ a: { type: 'sql', sql: 'nosuch + 1' } }, /nosuch/u],
      [
        { a: { type: 'sql', sql: "1) FROM range(1)); COPY (SELECT 1) TO '/tmp/x.csv'; SELECT ((1" } },
        /expression|syntax/u,
      ],
      [
        { a: { type: 'sql', sql: "(SELECT content FROM read_text('/etc/passwd'))" } },
        /is not an input or output/u,
      ],
      [{}, /Set "rows" and "columns"/u],
    ] as const)
      await assert.rejects(run({ columns }), message, JSON.stringify(columns));
    await folder.write({ 'wrong.yaml': 'rows: -1\n' });
    await assert.rejects(
      run({ file: 'wrong.yaml', rows: undefined, columns: undefined }),
      /wrong\.yaml: "rows"/u,
    );
  });
});
