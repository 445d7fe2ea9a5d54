import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Database } from './database.ts';
import { SqlError } from './sql-error.ts';
import { readTable, type TableSource } from './table-file.ts';
import { typedTable } from './typed-table.ts';

describe('dates of texts whose years have two digits', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitruve-typed-table-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const read = async <Result>(
    name: string,
    use: (database: Database, table: TableSource) => Promise<Result>,
  ): Promise<Result> => {
    const source = await readTable(join(folder, name));
    const { signal } = new AbortController();
    const database = await Database.open({ reads: source.files, writes: [], signal });
    try {
      return await use(database, await typedTable(database, source));
    } finally {
      await database.end();
    }
  };
  const values = (name: string, wanted = 'd'): Promise<readonly (readonly [string, string])[]> =>
    read(name, async (database, { sql }) => {
      const query = `SELECT typeof(${wanted}), ${wanted}::VARCHAR FROM ${sql} ORDER BY id`;
      const { rows } = await database.rows(query, 50);
      return rows.map(([type, value]) => [String(type), String(value)] as const);
    });
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
  const column = (...dates: string[]): string =>
    `id,d\n${dates.map((date, row) => `${row},${date}\n`).join('')}`;

  it('are those that the texts say', async () => {
    for (const [dates, first, second] of [
      [['31/12/24', '01/02/25'], '2024-12-31', '2025-02-01'],
      [['1/2/24', '3/4/68'], '2024-02-01', '2068-04-03'],
      [['1/2/69', '3/4/05'], '1969-02-01', '2005-04-03'],
      [['12/31/24', '01/02/25'], '2024-12-31', '2025-01-02'],
      [['31.12.24', '01.02.25'], '2024-12-31', '2025-02-01'],
      [['31-12-98', '01-02-25'], '1998-12-31', '2025-02-01'],
      [['99/12/31', '25/02/01'], '1999-12-31', '2025-02-01'],
      [['"31/12/24 "', '" 01/02/25"'], '2024-12-31', '2025-02-01'],
    ] as const) {
      await write('a.csv', column(...dates));
      assert.deepEqual(
        await values('a.csv'),
        [
          ['DATE', first],
          ['DATE', second],
        ],
        dates.join(' '),
      );
    }
  });

  it('have their times', async () => {
    for (const time of ['10:30', '10:30:00', '10:30:00.000']) {
      await write('a.csv', column(`31/12/24 ${time}`, `01/02/25 ${time}`));
      assert.deepEqual(await values('a.csv'), [
        ['TIMESTAMP', '2024-12-31 10:30:00'],
        ['TIMESTAMP', '2025-02-01 10:30:00'],
      ]);
    }
  });

  it('stay texts where they may begin with the day or with the year', async () => {
    await write('a.csv', column('31-12-24', '01-02-25'));
    assert.deepEqual(await values('a.csv'), [
      ['VARCHAR', '31-12-24'],
      ['VARCHAR', '01-02-25'],
    ]);
  });

  it('stay texts where others of their column are written otherwise', async () => {
    for (const other of ['01/05/2025', '01.05.25', '01/05/25 10:00']) {
      await write('a.csv', column('31/12/24', other));
      assert.deepEqual(await values('a.csv'), [
        ['VARCHAR', '31/12/24'],
        ['VARCHAR', other],
      ]);
    }
  });

  it('are not versions', async () => {
    await write('a.csv', column('1.2.10', '1.2.11'));
    assert.deepEqual(await values('a.csv'), [
      ['VARCHAR', '1.2.10'],
      ['VARCHAR', '1.2.11'],
    ]);
  });

  it('leave missing values missing', async () => {
    await write('a.csv', column('31/12/24', '', '""', '05/06/24'));
    assert.deepEqual(
      (await values('a.csv')).map(([, value]) => value),
      ['2024-12-31', 'null', 'null', '2024-06-05'],
    );
  });

  it('are found in columns whose names nobody wrote, behind comments, in compressed files, and in folders', async () => {
    await write('none.csv', '1,31/12/24\n2,01/02/25\n');
    await write('comment.csv', '# made by a program\n\nid;d\n1;31/12/24\n2;01/02/25\n');
    await writeFile(join(folder, 'packed.csv.gz'), gzipSync(column('31/12/24', '01/02/25')));
    await mkdir(join(folder, 'many'));
    await write('many/a.csv', 'id,d\n1,31/12/24\n');
    await write('many/b.csv', 'd,id\n01/02/25,2\n');
    const both = [
      ['DATE', '2024-12-31'],
      ['DATE', '2025-02-01'],
    ] as const;
    for (const name of ['comment.csv', 'packed.csv.gz', 'many']) assert.deepEqual(await values(name), both);
    const [[latest] = []] = await read('none.csv', async (database, { sql }) => {
      const { rows } = await database.rows(`SELECT max(column1)::VARCHAR FROM ${sql}`, 1);
      return rows;
    });
    assert.equal(latest, '2025-02-01');
  });

  it('are told by their file, and read as texts when they are asked for as they are written', async () => {
    await mkdir(join(folder, 'many'));
    await write('many/a.csv', 'id,d,ok\n1,31/12/24,yes\n');
    await write('many/b.csv', 'id,d,ok\n2,01/02/25,no\n');
    await read('many', async (database, table) => {
      const named = table.withFileName?.('file');
      const { rows } = await database.rows(`SELECT file, d::VARCHAR FROM ${named?.sql} ORDER BY id`, 9);
      assert.deepEqual(rows, [
        ['a', '2024-12-31'],
        ['b', '2025-02-01'],
      ]);
      const texts = await database.rows(
        `SELECT d, ok FROM ${named?.asWritten?.(['d', 'ok'])} ORDER BY id`,
        9,
      );
      assert.deepEqual(texts.rows, [
        ['31/12/24', 'yes'],
        ['01/02/25', 'no'],
      ]);
    });
  });

  it('are an error where a later one is written otherwise, not another date', async () => {
    const many = Array.from({ length: 20_480 }, () => '01/02/24');
    await write('a.csv', column(...many, '01/22/24'));
    await assert.rejects(
      values('a.csv'),
      (error) => error instanceof SqlError && /01\/22\/24/u.test(error.message),
    );
  });

  it('do not change columns of other dates, and texts that only look like dates', async () => {
    await write('a.csv', 'id,d,v\n1,2024-12-31,1.2.33\n2,2025-02-01,10.2.333\n');
    assert.deepEqual(await values('a.csv'), [
      ['DATE', '2024-12-31'],
      ['DATE', '2025-02-01'],
    ]);
    assert.deepEqual(await values('a.csv', 'v'), [
      ['VARCHAR', '1.2.33'],
      ['VARCHAR', '10.2.333'],
    ]);
    await write('a.csv', 'id,d,v\n1,31/12/2024,1/2/24\n2,01/02/2025,3/4/25\n');
    assert.deepEqual(await values('a.csv'), [
      ['DATE', '2024-12-31'],
      ['DATE', '2025-02-01'],
    ]);
    assert.deepEqual((await values('a.csv', 'v'))[0], ['DATE', '2024-02-01']);
  });

  it('do not hide that a file is damaged', async () => {
    await write('damaged.csv.gz', 'id,d\n1,31/12/24\n');
    await assert.rejects(values('damaged.csv.gz'), SqlError);
  });
});
