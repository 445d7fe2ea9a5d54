/**
 * Measures what `vitruve predict` costs from one Parquet file to another beside the model alone: the same file in ONNX Runtime, on tensors
 * that are in memory, with its defaults and with threads that sleep while they wait, as ours do. Processor time, by turns, as many threads for both; that of `vitruve` is from the start of the program to its end.
 * Run with `npm run bench:predictions` on Linux, with Python 3 (`PYTHON=…`); `--rows=1000000`, `--rounds=3`, `--models=random-forest,logistic`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { processorTime } from './processor-time.ts';
import { percentile } from './statistics.ts';
import { COLUMNS, twoClasses } from './two-classes.ts';

const given = (name: string, fallback: string): string =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? fallback;
const rows = Number(given('rows', '1000000'));
const rounds = Number(given('rounds', '3'));
const models = given('models', 'random-forest,logistic').split(',');

const TRAINING = 20_000;
const THREADS = 2;
const names = Array.from({ length: COLUMNS }, (_, index) => `f${index}`);
const folder = mkdtempSync(join(tmpdir(), 'vitruve-predictions-bench-'));
const program = [process.execPath, resolve('dist/cli.cjs')];

/** Prints the milliseconds that the runs of a model take, without the start of the program and the tensors. */
const ALONE = `
import { InferenceSession, Tensor } from ${JSON.stringify(import.meta.resolve('onnxruntime-node'))};
const [model, rows] = [process.argv[2], Number(process.argv[3])];
const BATCH = 8192;
const session = await InferenceSession.create(model, {
  intraOpNumThreads: ${THREADS},
  interOpNumThreads: 1,
  extra: { session: { intra_op: { allow_spinning: process.argv[4] } } },
});
const batches = [];
for (let from = 0; from < rows; from += BATCH) {
  const count = Math.min(BATCH, rows - from);
  batches.push(Object.fromEntries(session.inputNames.map((name) => {
    const values = Float64Array.from({ length: count }, () => (Math.random() * 2 - 1) * Math.sqrt(3));
    return [name, new Tensor('float64', values, [count, 1])];
  })));
}
const start = process.cpuUsage();
for (const batch of batches) await session.run(batch);
const { user, system } = process.cpuUsage(start);
console.log((user + system) / 1000);
`;

async function prepare(): Promise<void> {
  const { x, y } = twoClasses(TRAINING);
  const lines = Array.from(y, (truth, row) =>
    [...x.subarray(row * COLUMNS, (row + 1) * COLUMNS), truth].join(),
  );
  writeFileSync(join(folder, 'training.csv'), [[...names, 'y'].join(), ...lines, ''].join('\n'));
  writeFileSync(join(folder, 'alone.mjs'), ALONE);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const columns = names.map(
    (name, index) => `(hash(i + ${index}) % 1000003 / 1000003 * 2 - 1) * 1.732 AS ${name}`,
  );
  await connection.run(
    `COPY (SELECT i AS id, ${columns.join(', ')} FROM range(${rows}) AS r(i)) TO '${join(folder, 'rows.parquet')}' (FORMAT parquet)`,
  );
  for (const model of models) {
    const [node = '', cli = ''] = program;
    const depth = model === 'random-forest' ? ['--max-depth', '12'] : [];
    const command = ['train', 'training.csv', '--target', 'y', '--algorithm', model, ...depth];
    execFileSync(node, [cli, ...command, '-o', `${model}.onnx`], { cwd: folder, stdio: 'ignore' });
  }
}

function alone(model: string, spinning: '0' | '1'): number {
  const command = ['alone.mjs', `${model}.onnx`, String(rows), spinning];
  return Number(execFileSync(process.execPath, command, { cwd: folder, encoding: 'utf8' }));
}

function ours(model: string): number {
  const command = ['predict', `${model}.onnx`, '-d', 'rows.parquet', '-o', 'out.parquet'];
  return processorTime([...program, ...command, '--threads', String(THREADS), '-q'], folder);
}

await prepare();
process.stdout.write(`${rows} rows; processor time, medians of ${rounds} rounds\n`);
for (const model of models) {
  const taken = Array.from({ length: rounds }, () => [alone(model, '1'), alone(model, '0'), ours(model)]);
  const [spinning = 1, sleeping = 1, own = 0] = [0, 1, 2].map((place) =>
    percentile(
      taken.map((each) => each[place] ?? 0),
      0.5,
    ),
  );
  process.stdout.write(
    `${model}: ONNX Runtime ${spinning.toFixed(0)} ms, with threads that sleep ${sleeping.toFixed(0)} ms, vitruve predict ${own.toFixed(0)} ms, ratios ${(own / spinning).toFixed(2)} and ${(own / sleeping).toFixed(2)}\n`,
  );
}
rmSync(folder, { recursive: true });
