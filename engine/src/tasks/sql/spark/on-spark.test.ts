import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { cp, readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { SAME_FUNCTIONS } from '@vitruve/manifests/testing';
import { prepareTask, runTask } from '../../../running/run-task.ts';
import { PictureFolder } from '../../../testing/pictures.ts';
import { generateTask } from '../../generate/generate-task.ts';
import { sqlTask } from '../sql-task.ts';
import { findSparkSubmit } from './spark-submit.ts';

const EXAMPLE = resolve(import.meta.dirname, '../../../../../examples/fraud-detection');

/** Values that both may treat otherwise: halves, numbers below zero, no value, days of two years. */
const ROWS = `id,i,x,s,day,moment,b
1,7,0.125,abc,2024-02-29,2024-02-29 23:59:59.5,true
2,-7,-0.125,Été,2023-01-01,2023-01-01 00:00:00,false
3,2,2.675, a ,2024-12-30,2024-12-30 12:30:00,true
4,0,1.005,,2021-01-03,2021-01-03 08:05:09,
5,3,2.5,a_c%,2020-06-15,2020-06-15 15:00:00.25,false
6,,0.5,x'y\\z,2026-11-25,2026-11-25 10:00:00,true
7,1,,long text,,,false
`;

const SQL = `
CREATE VIEW t AS
SELECT id, i, x AS d, x::DECIMAL(18, 3) AS c, nullif(s, '') AS s, day::DATE AS day, moment::TIMESTAMP AS moment, b
FROM rows;

CREATE VIEW each_row AS
SELECT
  id, abs(i) AS a1, ceil(d) AS a2, ceiling(c) AS a3, exp(d) AS a4, floor(d) AS a5, greatest(i, 1) AS a6, least(c, 0.1) AS a7,
  ln(abs(d) + 1) AS a8, log10(abs(d) + 1) AS a9, pow(d, 2) AS a10, power(c, 2) AS a11, round(d, 2) AS a12, round(c, 2) AS a13,
  round(d) AS a14, sign(d) AS a15, sqrt(abs(d)) AS a16, i / 2 AS a17, c / 3 AS a18, i % 3 AS a19, d::INTEGER AS a20,
  c::BIGINT AS a21, d::DECIMAL(18, 2) AS a22, c::DECIMAL(18, 2) AS a23, b::INTEGER AS a24, c::VARCHAR AS a25, i::VARCHAR AS a26,
  concat(s, '-', i) AS b1, concat_ws('-', s, 'x', NULL) AS b2, contains(s, 'a') AS b3, starts_with(s, 'a') AS b4,
  ends_with(s, 'c') AS b5, length(s) AS b6, lower(s) AS b7, upper(s) AS b8, lpad(s, 5, '*') AS b9, rpad(s, 2, '*') AS b10,
  ltrim(s) AS b11, rtrim(s) AS b12, trim(s) AS b13, replace(s, 'a', 'b') AS b14, substr(s, 2, 2) AS b15, substring(s, 2) AS b16,
  s || '!' AS b17, s LIKE 'a%' AS b18, b || s AS b19, 'it''s \\ ''x''' AS b20,
  date_part('month', day) AS c1, date_trunc('month', day) AS c2, datepart('week', day) AS c3, datetrunc('week', moment) AS c4,
  day(day) AS c5, dayofmonth(day) AS c6, dayofweek(day) AS c7, dayofyear(day) AS c8, extract(quarter FROM day) AS c9,
  hour(moment) AS c10, last_day(day) AS c11, make_date(2024, 2, 29) AS c12, minute(moment) AS c13, month(day) AS c14,
  quarter(day) AS c15, second(moment) AS c16, strftime(moment, '%Y-%m-%d %H:%M:%S') AS c17, week(day) AS c18,
  weekofyear(day) AS c19, year(day) AS c20, day + INTERVAL 1 MONTH AS c21, moment - INTERVAL 36 HOURS AS c22, day - DATE '2020-01-01' AS c23,
  moment + INTERVAL (id) DAY AS c24, date_trunc('second', moment) AS c25, moment::DATE AS c26, moment::VARCHAR AS c27,
  coalesce(i, -1) AS d1, ifnull(s, 'none') AS d2, nullif(i, 0) AS d3, getvariable('least') AS d4, getvariable('word') AS d6,
  i IS DISTINCT FROM 2 AS d7, CASE WHEN b THEN 1 ELSE 1.5 END AS d8, cast(i AS DOUBLE) AS d9, i IN (1, 2) AS d10
FROM t;

CREATE VIEW grouped AS
SELECT
  b, any_value(b) AS a, avg(c) AS mean_c, avg(d) AS mean_d, mean(i) AS mean_i, bool_and(i > 0) AS every_one, bool_or(i > 0) AS some, count(*) AS n,
  count(DISTINCT i) AS distinct_i, count_if(i > 1) AS more, countif(i > 1) AS again, max(s) AS largest, min(d) AS smallest, sum(c) AS sum_c,
  sum(d) AS sum_d, sum(i) FILTER (WHERE i > 0) AS above, stddev(d) AS e1, stddev_pop(d) AS e2, stddev_samp(d) AS e3,
  var_pop(d) AS e4, var_samp(d) AS e5, variance(d) AS e6, count(s)
FROM t GROUP BY ALL HAVING count(*) > 0;

CREATE VIEW windowed AS
SELECT
  id, row_number() OVER w AS a1, rank() OVER w AS a2, dense_rank() OVER w AS a3, percent_rank() OVER w AS a4, cume_dist() OVER w AS a5,
  ntile(3) OVER w AS a6, lag(i) OVER w AS a7, lead(i, 2) OVER w AS a8, first_value(s) OVER w AS a9, last_value(i) OVER w AS a10,
  nth_value(i, 2) OVER w AS a11, sum(c) OVER (PARTITION BY b ORDER BY d DESC, id) AS a12
FROM t WINDOW w AS (ORDER BY i, id);

CREATE VIEW latest AS
SELECT * EXCLUDE (moment) FROM t QUALIFY row_number() OVER (PARTITION BY b ORDER BY day DESC, id) = 1;

CREATE VIEW joined AS
WITH few(id, n) AS (SELECT id, count(*) FROM t GROUP BY id), more AS (SELECT id, s AS "a text" FROM t ORDER BY s LIMIT 3)
SELECT * FROM few LEFT JOIN more USING (id) WHERE id IN (SELECT id FROM t WHERE d > 0) UNION ALL SELECT -1, -1, NULL;
`;

type Row = Readonly<Record<string, unknown>>;

describe('vitruve/sql on a real Spark', function () {
  this.timeout(900_000);
  let folder: PictureFolder;
  const programs: ChildProcess[] = [];

  before(async function () {
    try {
      findSparkSubmit(process.env);
    } catch {
      this.skip();
    }
    folder = new PictureFolder();
    await folder.write({ 'rows.csv': ROWS, 'all.sql': SQL });
  });
  after(() => {
    for (const program of programs) program.kill('SIGKILL');
    // Nothing was made where the tests are skipped.
    (folder as PictureFolder | undefined)?.remove();
  });

  async function run(
    task: Parameters<typeof prepareTask>[0],
    inputs: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const prepared = await prepareTask(task, inputs, { folder: folder.path, version: '1.2.3' });
    await runTask(prepared, { signal: new AbortController().signal, onStep: () => undefined });
  }

  /** Runs SQL on both. @returns the rows of the outputs of each. */
  async function runBoth(
    inputs: Readonly<Record<string, unknown>>,
    outputs: readonly string[],
    spark: object,
  ): Promise<readonly (readonly (readonly Row[])[])[]> {
    const results: (readonly Row[])[][] = [];
    for (const engine of ['duckdb', 'spark']) {
      const named = outputs.map((name) => [name, `${engine}/${name}.ndjson`] as const);
      await run(sqlTask(), {
        ...inputs,
        outputs: Object.fromEntries(named),
        ...(engine === 'spark' ? { engine, spark } : {}),
      });
      results.push(await Promise.all(named.map(([, path]) => rowsOf(folder.at(path)))));
    }
    return results;
  }

  it('gives what DuckDB gives, with every function that is said to be the same', async () => {
    for (const name of SAME_FUNCTIONS) assert.match(SQL, new RegExp(`\\b${name}\\(`, 'u'), name);
    const outputs = ['each_row', 'grouped', 'windowed', 'latest', 'joined'];
    const params = { least: 2, word: "it's" };
    const inputs = { file: 'all.sql', inputs: { rows: 'rows.csv' }, params };
    const [onDuckDb = [], onSpark = []] = await runBoth(inputs, outputs, {});
    for (const [index, name] of outputs.entries()) assertAlike(onSpark[index], onDuckDb[index], name);
  });

  it('gives the tables of the fraud example on a master with two workers', async () => {
    const master = await startCluster();
    await cp(EXAMPLE, folder.at('example'), { recursive: true });
    const generated = { customers: 2000, merchants: 100, payments: 5000 };
    for (const [name, rows] of Object.entries(generated))
      await run(generateTask(), {
        file: `example/tables/${name}.yaml`,
        rows,
        output: `example/data/generated/${name}.parquet`,
      });
    const tables = Object.keys(generated).map((name) => [name, `example/data/generated/${name}.parquet`]);
    const [clean, cleanOnSpark] = await runBoth(
      { file: 'example/sql/ingest.sql', inputs: Object.fromEntries(tables) as object },
      ['clean', 'rejected'],
      { master },
    );
    for (const index of [0, 1]) assertAlike(cleanOnSpark?.[index], clean?.[index], 'ingest');
    const payments = { inputs: { payments: 'duckdb/clean.ndjson' } };
    const [features, featuresOnSpark] = await runBoth(
      { file: 'example/sql/features.sql', params: { large_amount: 500 }, ...payments },
      ['features'],
      { master },
    );
    assertAlike(featuresOnSpark?.[0], features?.[0], 'features');
  });

  /** @returns the address of the master. */
  async function startCluster(): Promise<string> {
    const program = join(dirname(findSparkSubmit(process.env)), 'spark-class');
    const port = await freePort();
    const master = `spark://127.0.0.1:${port}`;
    const own = 'org.apache.spark.deploy';
    const start = (args: readonly string[]): void => {
      const environment = {
        ...process.env,
        SPARK_LOCAL_IP: '127.0.0.1',
        SPARK_WORKER_DIR: folder.at('workers'),
      };
      programs.push(spawn(program, args, { env: environment, stdio: 'ignore' }));
    };
    start([`${own}.master.Master`, '--host', '127.0.0.1', '--port', String(port), '--webui-port', '0']);
    for (let worker = 0; worker < 2; worker++)
      start([
        ...[`${own}.worker.Worker`, '--host', '127.0.0.1', '--cores', '1', '--memory', '1g'],
        ...['--webui-port', '0', master],
      ]);
    return master;
  }
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

async function rowsOf(path: string): Promise<readonly Row[]> {
  const lines = (await readFile(path, 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf(row: Row): string {
  return String(row['id'] ?? row['b']);
}

/** Rows are the same, numbers to 1e-9. */
function assertAlike(
  actual: readonly Row[] | undefined,
  expected: readonly Row[] | undefined,
  name: string,
): void {
  assert.ok(expected && expected.length > 0, name);
  assert.equal(actual?.length, expected.length, name);
  for (const [index, row] of expected.entries())
    for (const [column, value] of Object.entries(row)) {
      const other: unknown = actual[index]?.[column];
      const isNear =
        typeof value === 'number' &&
        typeof other === 'number' &&
        Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(value));
      if (!isNear) assert.deepEqual(other, value, `${name}, ${column} of ${keyOf(row)}`);
    }
}
