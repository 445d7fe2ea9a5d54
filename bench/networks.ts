/**
 * Measures the training of a multi-layer perceptron beside scikit-learn's on the same rows: 22 columns, hidden layers of 64 and 32 neurons, 20
 * epochs without early stopping, by turns, both on one thread; the area under the ROC curve is that of 20,000 other rows. Run with
 * `PYTHON=/path/to/python npm run bench:networks`, where that Python has scikit-learn; `--rows=10000,100000`, `--rounds=3`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { descending, rocAuc } from '../engine/src/learning/metrics/ranking.ts';
import { networkScores } from '../engine/src/learning/networks/network.ts';
import { trainNetwork } from '../engine/src/learning/training/train-network.ts';
import { Random } from '../engine/src/learning/random.ts';
import { percentile } from './statistics.ts';

const given = (name: string, fallback: string): string =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? fallback;
const sizes = given('rows', '10000,100000').split(',').map(Number);
const rounds = Number(given('rounds', '3'));
const python = process.env['PYTHON'] ?? 'python3';

const COLUMNS = 22;
const TEST = 20_000;
const EPOCHS = 20;

const PEER = `
import json, sys, time, warnings
import numpy
from sklearn.metrics import roc_auc_score
from sklearn.neural_network import MLPClassifier
warnings.filterwarnings("ignore")
rows = int(sys.argv[1])
x = numpy.fromfile("x.bin", dtype="float32").reshape(-1, ${COLUMNS})
y = numpy.fromfile("y.bin", dtype="uint8").astype(int)
model = MLPClassifier((64, 32), max_iter=${EPOCHS}, n_iter_no_change=1000, random_state=int(sys.argv[2]))
start = time.perf_counter()
model.fit(x[:rows], y[:rows])
took = time.perf_counter() - start
area = roc_auc_score(y[rows:], model.predict_proba(x[rows:])[:, 1])
json.dump({"ms": took * 1000, "area": area}, sys.stdout)
`;

interface Measured {
  readonly ms: number;
  readonly area: number;
}

/** Scaled columns of which five tell the class, with noise. */
function rowsOf(rows: number): { readonly x: Float32Array; readonly y: Uint8Array } {
  const random = new Random(1, rows);
  const x = Float32Array.from({ length: rows * COLUMNS }, () => (random.next() * 2 - 1) * Math.sqrt(3));
  const y = Uint8Array.from({ length: rows }, (_, row) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = x.subarray(row * COLUMNS, row * COLUMNS + 5);
    return a * b + Math.sin(2 * c) + 0.5 * d - 0.3 * e * e + 3 * (random.next() - 0.5) > 0 ? 1 : 0;
  });
  return { x, y };
}

async function own(rows: number, x: Float32Array, y: Uint8Array, seed: number): Promise<Measured> {
  const start = performance.now();
  const { network } = await trainNetwork(
    {
      rows,
      inputs: x.subarray(0, rows * COLUMNS),
      weights: new Float64Array(rows).fill(1),
      writeTruth: (row, into, at) => {
        into[at] = y[row] ?? 0;
      },
    },
    undefined,
    {
      shape: { sizes: [COLUMNS, 64, 32, 1], activation: 'relu' },
      loss: 'two-classes',
      learningRate: 0.001,
      penalty: 0.0001,
      batchSize: 200,
      epochs: EPOCHS,
      patience: Infinity,
      seed,
      onRows: () => undefined,
    },
  );
  const ms = performance.now() - start;
  const values = Float64Array.from(x.subarray(rows * COLUMNS));
  const scores = networkScores(network, { rows: TEST, columns: COLUMNS, values });
  return { ms, area: rocAuc({ truth: y.subarray(rows), scores, order: descending(scores) }) };
}

const folder = mkdtempSync(join(tmpdir(), 'vitruve-networks-bench-'));
writeFileSync(join(folder, 'peer.py'), PEER);
const one = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
for (const rows of sizes) {
  const { x, y } = rowsOf(rows + TEST);
  writeFileSync(join(folder, 'x.bin'), x);
  writeFileSync(join(folder, 'y.bin'), y);
  const results: Record<'peer' | 'own', Measured[]> = { peer: [], own: [] };
  for (let round = 0; round < rounds; round++) {
    const told = execFileSync(python, ['peer.py', String(rows), String(round)], {
      cwd: folder,
      env: { ...process.env, ...one },
      encoding: 'utf8',
    });
    results.peer.push(JSON.parse(told) as Measured);
    results.own.push(await own(rows, x, y, round));
  }
  const middle = (of: 'peer' | 'own', what: keyof Measured): number =>
    percentile(
      results[of].map((each) => each[what]),
      0.5,
    );
  for (const [name, of] of [
    ['scikit-learn', 'peer'],
    ['vitruve', 'own'],
  ] as const)
    console.log(
      `${rows} rows, ${name}: ${middle(of, 'ms').toFixed(0)} ms, ROC-AUC ${middle(of, 'area').toFixed(4)}`,
    );
  console.log(
    `${rows} rows, ratio of times: ${(middle('own', 'ms') / middle('peer', 'ms')).toFixed(2)}, difference of ROC-AUC: ${(middle('own', 'area') - middle('peer', 'area')).toFixed(4)}`,
  );
}
rmSync(folder, { recursive: true });
