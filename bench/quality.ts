/**
 * Runs the same expectations on the same table with `vitruve/check-data` and with Great Expectations, by turns, compares what they
 * find, and measures the time of each process. Run with `PYTHON=/path/to/python npm run bench:quality`, where that Python has
 * `great_expectations`, `pandas` and `pyarrow`; `--rows=1000000 --rounds=3`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { readForeignSuite, writeSuite } from '@vitruve/manifests';
import { percentile } from './statistics.ts';

const PROGRAM = resolve('dist/cli.cjs');
const python = process.env['PYTHON'] ?? 'python3';
const asked = (name: string, usual: number): number =>
  Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? usual);
const rows = asked('rows', 1_000_000);
const rounds = asked('rounds', 3);

/** Some hold, some do not, and some are tolerated. */
const EXPECTATIONS = [
  ['expect_column_values_to_not_be_null', { column: 'id' }],
  ['expect_column_values_to_not_be_null', { column: 'amount' }],
  ['expect_column_values_to_not_be_null', { column: 'amount', mostly: 0.98 }],
  ['expect_column_values_to_be_unique', { column: 'id' }],
  ['expect_column_values_to_be_unique', { column: 'customer' }],
  ['expect_compound_columns_to_be_unique', { column_list: ['id', 'day'] }],
  ['expect_column_values_to_be_between', { column: 'amount', min_value: 0, max_value: 990 }],
  ['expect_column_values_to_be_between', { column: 'amount', min_value: 0, strict_min: true }],
  ['expect_column_values_to_be_in_set', { column: 'kind', value_set: ['card', 'cash', 'transfer'] }],
  ['expect_column_values_to_be_in_set', { column: 'kind', value_set: ['card', 'cash', 'transfer', 'other'] }],
  ['expect_column_values_to_match_regex', { column: 'code', regex: '^C[0-9]{7}$' }],
  ['expect_column_values_to_match_regex', { column: 'code', regex: '^C[0-8]{7}$', mostly: 0.5 }],
  ['expect_column_value_lengths_to_equal', { column: 'code', value: 8 }],
  ['expect_column_mean_to_be_between', { column: 'amount', min_value: 490, max_value: 510 }],
  ['expect_column_max_to_be_between', { column: 'amount', max_value: 900 }],
  ['expect_column_stdev_to_be_between', { column: 'amount', min_value: 280, max_value: 300 }],
  ['expect_column_unique_value_count_to_be_between', { column: 'customer', max_value: 5000 }],
  ['expect_column_pair_values_a_to_be_greater_than_b', { column_A: 'amount', column_B: 'fee' }],
  ['expect_table_row_count_to_be_between', { min_value: rows, max_value: rows }],
] as const;

const PROGRAM_OF_GREAT_EXPECTATIONS = `
import json, sys, logging, warnings
warnings.filterwarnings('ignore'); logging.disable(logging.CRITICAL)
import pandas, great_expectations as gx
from great_expectations.core import ExpectationSuite
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
context = gx.get_context(mode='ephemeral'); context.variables.progress_bars = {'globally': False}
frame = pandas.read_parquet('table.parquet')
batch = context.data_sources.add_pandas('p').add_dataframe_asset('a').add_batch_definition_whole_dataframe('b').get_batch({'dataframe': frame})
items = json.load(open('gx.json'))['expectations']
suite = ExpectationSuite(name='s', expectations=[ExpectationConfiguration(type=i['type'], kwargs=i['kwargs'], meta={'at': n}) for n, i in enumerate(items)])
found = batch.validate(suite, result_format='BASIC')
out = {}
for r in found.results:
    out[r.expectation_config.meta['at']] = [bool(r.success), r.result.get('unexpected_count')]
json.dump({'version': gx.__version__, 'found': out}, open('gx-result.json', 'w'))
`;

const folder = mkdtempSync(join(tmpdir(), 'vitruve-quality-'));
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`COPY (SELECT i AS id, DATE '2025-01-01' + CAST(i % 365 AS INTEGER) AS day, i * 7919 % 5000 AS customer,
  CASE WHEN i % 100 = 7 THEN NULL ELSE (i * 104729 % 100003) / 100.0 END AS amount, CAST(i % 13 AS DOUBLE) AS fee,
  CASE i % 1000 WHEN 0 THEN 'other' ELSE ['card', 'cash', 'transfer'][CAST(i % 3 AS INTEGER) + 1] END AS kind,
  'C' || lpad(CAST(i AS VARCHAR), 7, '0') AS code FROM range(${rows}) t(i)) TO '${join(folder, 'table.parquet')}' (FORMAT parquet)`);
const suite = { name: 's', expectations: EXPECTATIONS.map(([type, kwargs]) => ({ type, kwargs })) };
writeFileSync(join(folder, 'gx.json'), JSON.stringify(suite));
writeFileSync(join(folder, 'gx.py'), PROGRAM_OF_GREAT_EXPECTATIONS);
const imported = readForeignSuite(JSON.stringify(suite));
if (!imported) throw new Error('The suite was not imported');
const text = writeSuite({
  ...imported,
  tables: imported.tables.map((table) => ({ ...table, path: 'table.parquet' })),
});
writeFileSync(join(folder, 's.quality.yaml'), text);

const times = { vitruve: [] as number[], 'Great Expectations': [] as number[] };
for (let round = 0; round < rounds; round++) {
  times.vitruve.push(
    timed(process.execPath, [PROGRAM, 'check-data', 's.quality.yaml', '-o', 'v.json', '--quiet']),
  );
  times['Great Expectations'].push(timed(python, ['gx.py']));
}

interface Ours {
  readonly tables: readonly {
    readonly checks: readonly { readonly status: string; readonly failing?: number }[];
  }[];
}
const ours = (JSON.parse(readFileSync(join(folder, 'v.json'), 'utf8')) as Ours).tables[0]?.checks ?? [];
const theirs = JSON.parse(readFileSync(join(folder, 'gx-result.json'), 'utf8')) as {
  version: string;
  found: Record<string, [boolean, number | null]>;
};
let equal = 0;
for (const [index, [type, kwargs]] of EXPECTATIONS.entries()) {
  const [success, unexpected] = theirs.found[index] ?? [];
  const check = ours[index];
  const isSame =
    (check?.status === 'passed') === success &&
    (unexpected === null ||
      unexpected === undefined ||
      check?.failing === undefined ||
      check.failing === unexpected);
  if (isSame) equal++;
  else
    console.log(
      `differs: ${type} ${JSON.stringify(kwargs)}: ${JSON.stringify(check)} ${String(success)} ${String(unexpected)}`,
    );
}
console.log(
  `Great Expectations ${theirs.version}, ${rows} rows: ${equal} of ${EXPECTATIONS.length} equal, counts of failing rows included`,
);
for (const [name, all] of Object.entries(times))
  console.log(
    `${name}: median ${(percentile(all, 0.5) / 1000).toFixed(1)} s of ${all.map((one) => (one / 1000).toFixed(1)).join(', ')}`,
  );
console.log(
  `ratio ${(percentile(times['Great Expectations'], 0.5) / percentile(times.vitruve, 0.5)).toFixed(1)}`,
);
rmSync(folder, { recursive: true });

function timed(program: string, args: readonly string[]): number {
  const start = performance.now();
  try {
    execFileSync(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    // A check that failed is what is measured.
    if ((error as { status?: number }).status !== 1) throw error;
  }
  return performance.now() - start;
}
