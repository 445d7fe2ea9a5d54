/**
 * Measures the training of models of two classes beside scikit-learn's with the same parameters on the same rows of 22 columns: a random
 * forest (100 trees of depth 12), gradient boosting on histograms (100 rounds, 31 leaves), logistic regression, and a multi-layer perceptron
 * (64 and 32 neurons, 20 epochs without early stopping). By turns, both on one thread, as processor time; the area under the ROC curve is that of 20,000
 * other rows. Run with `PYTHON=/path/to/python npm run bench:training`, where that Python has scikit-learn; `--rows=10000,100000`,
 * `--rounds=3`, `--models=forest,boosting,logistic,mlp`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { descending, rocAuc } from '../engine/src/learning/metrics/ranking.ts';
import { percentile } from './statistics.ts';
import { EPOCHS, TRAINERS } from './training-of-ours.ts';
import { COLUMNS, rowsFrom, twoClasses, type TwoClasses } from './two-classes.ts';

const given = (name: string, fallback: string): readonly string[] =>
  (process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? fallback).split(',');
const sizes = given('rows', '10000,100000').map(Number);
const rounds = Number(given('rounds', '3')[0]);
const models = given('models', 'forest,boosting,logistic,mlp');
const python = process.env['PYTHON'] ?? 'python3';

const TEST = 20_000;

const PEER = `
import json, sys, time, warnings
import numpy
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.neural_network import MLPClassifier
warnings.filterwarnings("ignore")
name, rows, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
x = numpy.fromfile("x.bin", dtype="float32").reshape(-1, ${COLUMNS})
y = numpy.fromfile("y.bin", dtype="uint8").astype(int)
model = {
    "forest": lambda: RandomForestClassifier(100, max_depth=12, n_jobs=1, random_state=seed),
    "boosting": lambda: HistGradientBoostingClassifier(early_stopping=False, random_state=seed),
    "logistic": lambda: LogisticRegression(),
    "mlp": lambda: MLPClassifier((64, 32), max_iter=${EPOCHS}, n_iter_no_change=1000, random_state=seed),
}[name]()
start = time.process_time()
model.fit(x[:rows], y[:rows])
took = time.process_time() - start
area = roc_auc_score(y[rows:], model.predict_proba(x[rows:])[:, 1])
json.dump({"ms": took * 1000, "area": area}, sys.stdout)
`;

interface Measured {
  /** Milliseconds of the processor. */
  readonly ms: number;
  readonly area: number;
}

async function own(name: string, table: TwoClasses, seed: number): Promise<Measured> {
  const train = TRAINERS[name];
  if (!train) throw new Error(`There is no model "${name}". Models: ${Object.keys(TRAINERS).join(', ')}`);
  const [learnt, others] = [rowsFrom(table, 0, table.rows - TEST), rowsFrom(table, table.rows - TEST)];
  const start = process.cpuUsage();
  const scored = await train(learnt, seed);
  const { user, system } = process.cpuUsage(start);
  const ms = (user + system) / 1000;
  const scores = scored(others);
  return { ms, area: rocAuc({ truth: others.y, scores, order: descending(scores) }) };
}

const folder = mkdtempSync(join(tmpdir(), 'vitruve-training-bench-'));
writeFileSync(join(folder, 'peer.py'), PEER);
const one = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

function peer(name: string, rows: number, seed: number): Measured {
  const told = execFileSync(python, ['peer.py', name, String(rows), String(seed)], {
    cwd: folder,
    env: { ...process.env, ...one },
    encoding: 'utf8',
  });
  return JSON.parse(told) as Measured;
}

for (const rows of sizes) {
  const table = twoClasses(rows + TEST);
  writeFileSync(join(folder, 'x.bin'), table.x);
  writeFileSync(join(folder, 'y.bin'), table.y);
  for (const name of models) {
    const results: Record<'peer' | 'own', Measured[]> = { peer: [], own: [] };
    for (let round = 0; round < rounds; round++) {
      results.peer.push(peer(name, rows, round));
      results.own.push(await own(name, table, round));
    }
    const middle = (of: 'peer' | 'own', what: keyof Measured): number =>
      percentile(
        results[of].map((each) => each[what]),
        0.5,
      );
    const [ours, theirs] = [middle('own', 'ms'), middle('peer', 'ms')];
    const difference = middle('own', 'area') - middle('peer', 'area');
    console.log(
      `${rows} rows, ${name}: scikit-learn ${theirs.toFixed(0)} ms, vitruve ${ours.toFixed(0)} ms, ratio ${(ours / theirs).toFixed(2)}; ROC-AUC ${middle('own', 'area').toFixed(4)}, difference ${difference.toFixed(4)}`,
    );
  }
}
rmSync(folder, { recursive: true });
