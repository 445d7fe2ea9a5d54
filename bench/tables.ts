/**
 * Measures what a SQL stage costs beside the SQL itself: the same query on the same Parquet file by DuckDB alone, by `vitruve sql`, and as
 * a stage of a pipeline, which also hashes its input and its output, and the rows of its output where another stage reads it (which is
 * not run). Processor time, by turns, two threads. Run with `npm run bench:tables` on Linux, with Python 3 (`PYTHON=…`); `--rows=3000000`, `--rounds=3`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { processorTime } from './processor-time.ts';
import { percentile } from './statistics.ts';

const option = (name: string, fallback: number): number =>
  Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? fallback);
const rows = option('rows', 3_000_000);
const rounds = option('rounds', 3);

/** The features of a payment: sums over the day before it, of its customer. */
const QUERY = `SELECT id, customer, amount, count(*) OVER last_day AS payments, coalesce(sum(amount) OVER last_day, 0)::DECIMAL(18, 2) AS spent
FROM t
WINDOW last_day AS (PARTITION BY customer ORDER BY paid_at RANGE BETWEEN INTERVAL 24 HOURS PRECEDING AND INTERVAL 1 SECOND PRECEDING)`;

const folder = mkdtempSync(join(tmpdir(), 'vitruve-tables-bench-'));
const library = import.meta.resolve('@duckdb/node-api');

const ALONE = `
import { DuckDBInstance } from ${JSON.stringify(library)};
const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '2GB' });
const connection = await instance.connect();
await connection.run("CREATE VIEW t AS FROM read_parquet('t.parquet')");
await connection.run(\`COPY (${QUERY}) TO 'alone.parquet' (FORMAT parquet, COMPRESSION zstd)\`);
`;

const PIPELINE = `version: 1
stages:
  features:
    uses: vitruve/sql
    with: { file: q.sql, inputs: { t: t.parquet }, outputs: { o: '\${outputs.o}' } }
    outputs: { o: out.parquet }
    resources: { cpu: 2, memory: 2Gi }
`;

/** A stage after it. */
const READER = `  sum:
    uses: vitruve/sql
    with: { query: SELECT sum(spent) AS s FROM t, inputs: { t: '\${stages.features.outputs.o}' }, outputs: { s: '\${outputs.s}' } }
    outputs: { s: sum.csv }
`;

async function prepare(): Promise<Readonly<Record<string, readonly string[]>>> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    `COPY (SELECT i AS id, hash(i) % 100000 AS customer, (hash(i + 7) % 100000 / 100)::DECIMAL(18, 2) AS amount,
      TIMESTAMP '2024-01-01' + to_seconds((hash(i + 13) % 31536000)::BIGINT) AS paid_at FROM range(${rows}) AS r(i)) TO '${join(folder, 't.parquet')}' (FORMAT parquet)`,
  );
  writeFileSync(join(folder, 'alone.mjs'), ALONE);
  writeFileSync(join(folder, 'q.sql'), QUERY);
  writeFileSync(join(folder, 'x.pipeline.yaml'), PIPELINE);
  writeFileSync(join(folder, 'read.pipeline.yaml'), PIPELINE.replace('out.parquet', 'read.parquet') + READER);
  const program = [process.execPath, resolve('dist/cli.cjs')];
  const sql = ['sql', 'q.sql', '--input', 't=t.parquet', '--output', 'o=sql.parquet'];
  return {
    'DuckDB alone': [process.execPath, 'alone.mjs'],
    'vitruve sql': [...program, ...sql, '--threads', '2', '--memory', '2Gi'],
    'vitruve run': [...program, 'run', 'x.pipeline.yaml', '--force', '--quiet'],
    'with a reader': [...program, 'run', 'read.pipeline.yaml', 'features', '--force', '--quiet'],
  };
}

const commands = await prepare();
const taken = new Map<string, number[]>(Object.keys(commands).map((name) => [name, []]));
for (let round = 0; round < rounds; round++)
  for (const [name, command] of Object.entries(commands))
    taken.get(name)?.push(processorTime(command, folder));
rmSync(folder, { recursive: true });

const alone = percentile(taken.get('DuckDB alone') ?? [], 0.5);
process.stdout.write(`${rows} rows; processor time, medians of ${rounds} rounds\n`);
for (const [name, all] of taken) {
  const median = percentile(all, 0.5);
  const ratio = (median / alone).toFixed(2);
  process.stdout.write(
    `${name.padEnd(14)} ${median.toFixed(0).padStart(7)} ms  × ${ratio}  (${all.map((one) => one.toFixed(0)).join(', ')})\n`,
  );
}
