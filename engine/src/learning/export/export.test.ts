import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModel } from '../../inference/checked-file.ts';
import { fitEncoders } from '../model/encoder.ts';
import { scaledMatrix, treeFeatures } from '../model/encoding.ts';
import { predict, type Answer, type Core, type Model } from '../model/model.ts';
import type { TableRows } from '../model/table.ts';
import { leastSquares } from '../linear/least-squares.ts';
import { trainLogistic } from '../linear/logistic.ts';
import type { Activation, Network } from '../networks/network.ts';
import { initialParameters, networkOf } from '../networks/parameters.ts';
import { BOOSTING, trainBoosting } from '../trees/boosting.ts';
import { FOREST, trainForest } from '../trees/forest.ts';
import { trainIsolation } from '../trees/isolation.ts';
import { exportModel } from './onnx-model.ts';
import { prove, ProofError } from './proof.ts';
import { FileModel } from './run-model.ts';

const ROWS = 400;
const CITIES = ['Lyon', 'Paris', '', 'Saint-Étienne', 'O"Hara'];

/** Numbers with gaps, texts with an empty one, and a column named as an output. */
const table: TableRows = {
  rows: ROWS,
  columns: [
    {
      name: 'age',
      type: 'number',
      values: Float64Array.from({ length: ROWS }, (_, row) =>
        row % 17 === 0 ? Number.NaN : 20 + ((row * 7) % 60) + 0.1,
      ),
    },
    {
      name: 'city',
      type: 'text',
      values: Array.from({ length: ROWS }, (_, row) => CITIES[(row * 3) % 5] ?? ''),
    },
    {
      name: 'label',
      type: 'number',
      values: Float64Array.from({ length: ROWS }, (_, row) => Math.sin(row * 91.7) * 1e6),
    },
  ],
};
const truth = Uint8Array.from({ length: ROWS }, (_, row) =>
  ((row * 7) % 60) + (row % 5) * 10 + Math.sin(row * 91.7) * 20 > 50 ? 1 : 0,
);
const third = truth.map((isIt, row) => (isIt && row % 2 ? 2 : isIt));
const numbers = Float64Array.from(truth, (isIt, row) => 1000 * isIt + ((row * 7) % 60));
const weights = new Float64Array(ROWS).fill(1);
const encoders = fitEncoders(table);
const features = treeFeatures(encoders, table);
const matrix = scaledMatrix(encoders, table);

const TWO: Answer = { of: 'classes', names: ['no', 'yes'], scores: 'log-odds', threshold: 0.3 };
const THREE: Answer = { of: 'classes', names: [0, 5, -2], scores: 'log-odds', threshold: 0.5 };

function forest(sums: Float64Array, outputs: number): Core {
  const ensemble = trainForest(features, { outputs, weights, sums }, { ...FOREST, trees: 20, seed: 1 });
  return { by: 'trees', ensemble, divisor: 20, base: new Float64Array(outputs) };
}

function boosting(to: ArrayLike<number>, classes: number): Core {
  const objective = classes === 0 ? ({ of: 'number' } as const) : ({ of: 'classes', classes } as const);
  const { ensemble, base } = trainBoosting(features, to, weights, objective, {
    ...BOOSTING,
    rounds: 30,
    seed: 1,
  });
  return { by: 'trees', ensemble, divisor: 1, base };
}

function oneHot(): Float64Array {
  const sums = new Float64Array(ROWS * 3);
  for (const [row, of] of third.entries()) sums[row * 3 + of] = 1;
  return sums;
}

function isolation(): { readonly core: Core; readonly answer: Answer } {
  const { ensemble, expected } = trainIsolation(features, { trees: 50, sample: 256, seed: 1 });
  return {
    core: { by: 'trees', ensemble, divisor: 50, base: new Float64Array(1) },
    answer: { of: 'anomaly', by: 'path', expected },
  };
}

const logistic = (to: ArrayLike<number>, classes: number): Core => ({
  by: 'columns',
  model: trainLogistic(matrix, to, weights, { classes, c: 1 }).model,
});

const MODELS: Readonly<Record<string, () => Pick<Model, 'core' | 'answer' | 'calibration'>>> = {
  'a forest that is calibrated by a line': () => ({
    core: forest(Float64Array.from(truth), 1),
    calibration: { by: 'sigmoid', slope: 4.3, intercept: -1.7 },
    answer: TWO,
  }),
  'a forest that is calibrated by a curve': () => ({
    core: forest(Float64Array.from(truth), 1),
    calibration: {
      by: 'isotonic',
      scores: Float64Array.of(0.1, 0.3, 0.31, 0.9),
      probabilities: Float64Array.of(0, 0.2, 0.2, 0.95),
    },
    answer: { ...TWO, scores: 'probabilities' },
  }),
  'a model that is calibrated to one probability': () => ({
    core: logistic(truth, 2),
    calibration: { by: 'isotonic', scores: Float64Array.of(0), probabilities: Float64Array.of(0.7) },
    answer: { ...TWO, scores: 'probabilities' },
  }),
  'a forest of two classes': () => ({
    core: forest(Float64Array.from(truth), 1),
    answer: { ...TWO, scores: 'probabilities' },
  }),
  'a forest of three classes': () => ({
    core: forest(oneHot(), 3),
    answer: { ...THREE, scores: 'probabilities' },
  }),
  'a forest of numbers': () => ({ core: forest(numbers, 1), answer: { of: 'number' } }),
  'boosting of two classes': () => ({ core: boosting(truth, 2), answer: TWO }),
  'boosting of three classes': () => ({ core: boosting(third, 3), answer: THREE }),
  'boosting of numbers': () => ({ core: boosting(numbers, 0), answer: { of: 'number' } }),
  'logistic regression of two classes': () => ({ core: logistic(truth, 2), answer: TWO }),
  'logistic regression of three classes': () => ({ core: logistic(third, 3), answer: THREE }),
  'linear regression': () => ({
    core: { by: 'columns', model: leastSquares(matrix, numbers, weights, 0) },
    answer: { of: 'number' },
  }),
  'an isolation forest': isolation,
  'a network of two classes': () => ({
    core: { by: 'network', network: network(1, 'relu') },
    answer: TWO,
  }),
  'a network of three classes': () => ({
    core: { by: 'network', network: network(3, 'logistic') },
    answer: THREE,
  }),
  'a network of numbers': () => ({
    core: { by: 'network', network: network(1, 'tanh') },
    answer: { of: 'number' },
  }),
  'an autoencoder': () => ({
    core: { by: 'reconstruction', network: network(matrix.columns, 'relu') },
    answer: { of: 'anomaly', by: 'error', expected: 0.7 },
  }),
};

/** A network whose numbers are not small ones, so that its file is tried. */
function network(outputs: number, activation: Activation): Network {
  const shape = { sizes: [matrix.columns, 7, 4, outputs], activation };
  return networkOf(
    shape,
    initialParameters(shape, 3).map((value) => value * 3),
  );
}

function fileOf(model: Model): Uint8Array {
  return exportModel(model, { metadata: { 'vitruve.model': '{"version":1}' }, version: '1.2.3' });
}

describe('models as ONNX files', function () {
  this.timeout(60_000);

  for (const [name, make] of Object.entries(MODELS))
    it(`answer as ${name} does`, async () => {
      const model: Model = { encoders, ...make() };
      const bytes = fileOf(model);
      const proof = await prove(bytes, model, table, 1);
      assert.ok(proof.rows > ROWS + 10, `${proof.rows} rows`);
      assert.ok(proof.difference < 1e-9, `${proof.difference}`);
      const first = predict(model, table);
      if (first.of === 'classes' && !name.includes('one probability'))
        assert.ok(new Set(first.labels).size > 1);
    });

  it('are refused where they answer something else', async () => {
    const model: Model = {
      encoders,
      core: forest(Float64Array.from(truth), 1),
      answer: { ...TWO, scores: 'probabilities' },
    };
    const other = fileOf({
      ...model,
      core: forest(
        Float64Array.from(truth, (isIt) => 1 - isIt),
        1,
      ),
    });
    await assert.rejects(prove(other, model, table, 1), ProofError);
    const cut = fileOf({ ...model, answer: { ...TWO, scores: 'probabilities', threshold: 0.31 } });
    await assert.rejects(
      prove(cut, model, table, 1),
      /row \d+ is (yes|no) in the file, and (yes|no) in training/u,
    );
  });

  it('are read by what reads models of others, with their notes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vitruve-export-'));
    try {
      const path = join(folder, 'model.onnx');
      await writeFile(path, fileOf({ encoders, ...isolation() }));
      const { file } = await readModel(path);
      assert.equal(file.metadata.get('vitruve.model'), '{"version":1}');
      assert.ok(file.operators.has('TreeEnsembleRegressor'));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('say which column is missing', async () => {
    const file = await FileModel.open(fileOf({ encoders, ...isolation() }), 1);
    await assert.rejects(file.run({ rows: 1, columns: [] }), /no column "age"/u);
    await file.close();
  });
});
