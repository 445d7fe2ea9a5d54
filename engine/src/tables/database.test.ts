import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TaskCancelledError } from '@vitruve/workspace';
import { Database } from './database.ts';
import { quotedText } from './quoting.ts';
import { SqlError } from './sql-error.ts';
import { readTable, writeStatement } from './table-file.ts';

const VOTES = 'list,votes\nA,12\nB,30\n';

describe('a database', function () {
  this.timeout(60_000);
  let folder = '';
  let database: Database;
  let input = '';
  let output = '';
  const controller = new AbortController();

  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'vitruve-database-')));
    [input, output] = [join(folder, 'votes.csv'), join(folder, 'out.parquet')];
    await writeFile(input, VOTES);
    await writeFile(join(folder, 'secret.csv'), 'a\n1\n');
    const options = { reads: [input], writes: [output], signal: controller.signal };
    database = await Database.open({ ...options, share: { memory: 600 * 2 ** 20, threads: 2 } });
    await database.run(`CREATE VIEW votes AS FROM ${(await readTable(input)).sql}`);
  });
  after(async () => {
    await database.end();
    await rm(folder, { recursive: true });
  });

  const refusal = (sql: string): Promise<string> =>
    database.runForeign(sql).then(
      () => 'allowed',
      (error: unknown) => {
        assert.ok(error instanceof SqlError, String(error));
        return error.message;
      },
    );

  it('reads its inputs, and gives rows in parts', async () => {
    const cut = await database.rows('SELECT * FROM votes ORDER BY votes', 1);
    assert.deepEqual(cut, {
      columns: [
        { name: 'list', type: 'VARCHAR' },
        { name: 'votes', type: 'BIGINT' },
      ],
      rows: [['A', 12]],
      isCut: true,
    });
  });

  it('gives columns in parts: numbers, and texts of what is no number', async () => {
    const rows = 70_000;
    await database.run(
      `SELECT CASE range WHEN 1 THEN NULL WHEN 2 THEN 'inf' ELSE range / 2 END::DOUBLE, CASE range WHEN 1 THEN NULL ELSE range END
      FROM range(${rows})`,
    );
    const numbers = new Float64Array(rows);
    const texts: string[] = [];
    let parts = 0;
    for await (const [some, others] of database.columns()) {
      assert.ok(some instanceof Float64Array);
      numbers.set(some, texts.length);
      texts.push(...(others as readonly string[]));
      parts++;
    }
    assert.ok(parts > 1);
    assert.deepEqual([...numbers.slice(0, 4)], [0, NaN, Infinity, 1.5]);
    assert.deepEqual(texts.slice(0, 3), ['0', '', '2']);
    assert.deepEqual([numbers.at(-1), texts.at(-1), texts.length], [(rows - 1) / 2, String(rows - 1), rows]);
  });

  it('takes columns in parts: numbers and texts', async () => {
    const rows = 70_000;
    await database.run('CREATE TABLE columns_of_both (n DOUBLE, s VARCHAR)');
    const numbers = Float64Array.from({ length: rows }, (_, row) => (row === 1 ? NaN : row / 2));
    const texts = Array.from(numbers, (_, row) => `é${row}`);
    await database.appendColumns('columns_of_both', [numbers, texts]);
    const { rows: read } = await database.rows(
      `SELECT count(*), count(n), sum(n), max(n), count(DISTINCT s), bool_and(s = 'é' || (n * 2)::BIGINT) FROM columns_of_both`,
      1,
    );
    const sum = (rows * (rows - 1)) / 4 - 0.5;
    assert.deepEqual(read[0], [rows, rows - 1, sum, (rows - 1) / 2, rows, true]);
    await database.appendColumns('columns_of_both', []);
  });

  it('gives values as JSON holds them, exactly', async () => {
    const { rows } = await database.rows(
      `SELECT 1.5::DECIMAL(9,2), 12345678901234567.25::DECIMAL(20,2), 9007199254740993, DATE '2024-06-09', 'NaN'::DOUBLE,
        NULL, true, [1, 2], TIMESTAMPTZ '2024-06-09 20:00:00+02'`,
      1,
    );
    assert.deepEqual(rows[0], [
      ...[1.5, '12345678901234567.25', '9007199254740993', '2024-06-09', 'NaN', null, true, '[1, 2]'],
      '2024-06-09 18:00:00+00',
    ]);
  });

  it('gives numbers of 32 bits as they are written, by the fewest digits', async () => {
    const { rows } = await database.rows(
      "SELECT 0.1::FLOAT, (1/3)::FLOAT, 16777216::FLOAT, -2.5e-8::FLOAT, 'inf'::FLOAT, 0.1::DOUBLE",
      1,
    );
    assert.deepEqual(rows, [[0.1, 0.33333334, 16_777_216, -2.5e-8, 'Infinity', 0.1]]);
  });

  it('writes its outputs', async () => {
    const { changed } = await database.run(writeStatement('votes', output, output));
    assert.equal(changed, 2);
    assert.equal((await readFile(output)).subarray(0, 4).toString(), 'PAR1');
  });

  it('reaches no other file, whatever the SQL tries', async () => {
    const secret = quotedText(join(folder, 'secret.csv'));
    const evil = join(folder, 'evil');
    for (const sql of [
      `FROM ${secret}`,
      `FROM read_csv(${secret})`,
      `FROM read_text(${secret})`,
      `FROM read_blob('/etc/passwd')`,
      `FROM glob('${folder}/*')`,
      `FROM sniff_csv(${secret})`,
      `FROM parquet_metadata(${secret})`,
      `FROM query('FROM read_csv('${secret}')')`,
      `FROM read_json('https://example.com/a.json')`,
      `COPY votes TO '${evil}.csv'`,
      `COPY votes TO '${input}'`,
      `CREATE TABLE a (b TEXT); COPY a FROM ${secret}`,
      `EXPLAIN ANALYZE COPY votes TO '${evil}.csv'`,
      `PREPARE p AS COPY votes TO '${evil}.csv'; EXECUTE p`,
      `EXPORT DATABASE '${evil}'`,
      `IMPORT DATABASE '${folder}'`,
      `ATTACH '${evil}.db'`,
      `ATTACH '${input}' AS i`,
      'INSTALL httpfs',
      'LOAD httpfs',
      `LOAD '${evil}.duckdb_extension'`,
      'UPDATE EXTENSIONS',
      `CREATE PERSISTENT SECRET s (TYPE http)`,
      `FROM enable_profiling(format = 'json', save_location = '${evil}.json')`,
      `CALL enable_logging(storage = 'file', storage_path = '${evil}')`,
      `PRAGMA profiling_output = '${evil}.txt'`,
      "SELECT getenv('HOME')",
      "SET memory_limit = '100GB'",
      'SET lock_configuration = false',
      'RESET lock_configuration',
      `SET allowed_paths = [${secret}]`,
      'SET GLOBAL enable_external_access = true',
      'PRAGMA threads = 64',
    ])
      assert.notEqual(await refusal(sql), 'allowed', sql);
    assert.equal(existsSync(`${evil}.csv`) || existsSync(`${evil}.db`) || existsSync(evil), false);
    assert.equal(await readFile(input, 'utf8'), VOTES);
    assert.match(await refusal(`FROM read_csv(${secret})`), /^".*secret\.csv" is not an input or output/u);
    assert.match(await refusal('SET threads = 3'), /^Settings of the database cannot be changed/u);
  });

  it('allows what makes tables', async () => {
    for (const sql of [
      'CREATE TABLE a1 AS FROM votes; INSERT INTO a1 FROM votes; UPDATE a1 SET votes = 1; DELETE FROM a1',
      'CREATE MACRO double(x) AS 2 * x; SELECT double(votes) FROM votes',
      'BEGIN; CREATE SEQUENCE s1; COMMIT',
      "CREATE TYPE kind AS ENUM ('a'); ALTER TABLE a1 ADD COLUMN c kind; DROP TABLE a1",
      'SET VARIABLE least = 3; SELECT * FROM votes WHERE votes > getvariable($$least$$)',
      'PIVOT votes ON list USING sum(votes); DESCRIBE votes; SUMMARIZE votes',
    ])
      assert.equal(await refusal(sql), 'allowed', sql);
  });

  it('says where a statement fails', async () => {
    const places: readonly (readonly [string, readonly [number, number]])[] = [
      ['SELECT 1;\nSELECT *\nFROM nosuch', [3, 6]],
      ['SELECT 1;\nSELEC 2', [2, 1]],
      ["SELECT 'é',\n  nosuch FROM votes", [2, 3]],
      ["SELECT 'éé', nosuch FROM votes", [1, 14]],
      ['CREATE VIEW v7 AS\n  SELECT CAST(list AS INT) AS n FROM votes;\nSELECT n FROM v7', [2, 10]],
      ['SELECT 1;\n-- a; comment\n  COPY votes TO $$x$$', [3, 3]],
    ];
    for (const [sql, [line, column]] of places) {
      const place = await database
        .runForeign(sql)
        .then(() => database.next(10))
        .then(
          () => undefined,
          (error: unknown) => (error as SqlError).place,
        );
      assert.deepEqual(place, { line, column }, sql);
    }
  });

  it('binds parameters as values', async () => {
    const { rows } = await database.rows('SELECT $a, $b, $c', 1, {
      a: "'; DROP VIEW votes; --",
      b: 1.5,
      c: null,
    });
    assert.deepEqual(rows, [["'; DROP VIEW votes; --", 1.5, null]]);
    await assert.rejects(database.run('SELECT $gone'), /parameter "gone" has no value/u);
  });

  it('refuses more memory than it has, and goes on', async () => {
    await assert.rejects(
      database
        .run("SELECT length(string_agg(repeat('x', 1000000), '')) FROM range(2000)")
        .then(() => database.next(1)),
      /memory/iu,
    );
    assert.equal((await database.rows('FROM votes', 5)).rows.length, 2);
  });

  it('ends at once when it is canceled, and with it its folder', async () => {
    const stop = new AbortController();
    let told = 0;
    const other = await Database.open({
      ...{ reads: [], writes: [], signal: stop.signal, share: { memory: 2 ** 28, threads: 1 } },
      onProgress: () => {
        told++;
        stop.abort();
      },
    });
    try {
      await other.run('CREATE TABLE numbers AS SELECT range AS n FROM range(3000000)');
      const query = other.run(
        'CREATE TABLE sums AS SELECT list_sum(list_transform(range(100), lambda x: x * n)) FROM numbers',
      );
      await assert.rejects(query, TaskCancelledError);
      assert.ok(told > 0);
    } finally {
      await other.end();
    }
  });
});
