import assert from 'node:assert/strict';
import { descending, rocAuc } from '../metrics/ranking.ts';
import reference from '../testing/networks.json' with { type: 'json' };
import { waves } from '../testing/waves.ts';
import { LearningFault } from './fault.ts';
import { networkScores, reconstructionErrors, type Activation } from '../networks/network.ts';
import { NetworkTrainer, type NetworkRows } from './network-trainer.ts';
import { initialParameters, networkOf } from '../networks/parameters.ts';
import { trainNetwork, type NetworkOptions } from './train-network.ts';
import type { Loss } from './network-graph.ts';

const { rows, epochs, batchSize, penalty, learningRate } = reference;
const inOrder = Uint32Array.from({ length: rows }, (_, row) => row);
const matrix = { rows, columns: 4, values: Float64Array.from(reference.matrix) };

type Reference = (typeof reference.networks)[number];

function lossOf({ kind, sizes }: Reference): Loss {
  if (kind === 'MLPRegressor') return 'squares';
  return sizes.at(-1) === 1 ? 'two-classes' : 'classes';
}

function rowsOf(network: Reference, loss: Loss): NetworkRows {
  const outputs = network.sizes.at(-1) ?? 0;
  return {
    rows,
    inputs: Float32Array.from(reference.matrix),
    weights: network.weighted ? Float64Array.from(reference.weights) : new Float64Array(rows).fill(1),
    writeTruth: (row, into, at) => {
      if (loss === 'classes') into[at + (network.truth[row] ?? 0)] = 1;
      else into.set(network.truth.slice(row * outputs, (row + 1) * outputs), at);
    },
  };
}

/** What scikit-learn answers with: probabilities of all classes, or numbers. */
function answersOf(scores: Float64Array, loss: Loss, outputs: number): readonly number[] {
  if (loss === 'squares') return [...scores];
  if (loss === 'two-classes')
    return [...scores].flatMap((score) => [1 / (1 + Math.exp(score)), 1 / (1 + Math.exp(-score))]);
  return [...scores].map((score, at) => {
    const first = at - (at % outputs);
    const all = [...scores.subarray(first, first + outputs)].reduce((sum, each) => sum + Math.exp(each), 0);
    return Math.exp(score) / all;
  });
}

function largestDifference(found: ArrayLike<number>, expected: readonly number[]): number {
  assert.equal(found.length, expected.length);
  return Math.max(...expected.map((value, at) => Math.abs((found[at] ?? Number.NaN) - value)));
}

describe('networks', function () {
  this.timeout(60_000);

  for (const network of reference.networks)
    it(`of ${network.sizes.join('-')} with ${network.activation} take the steps of scikit-learn’s ${network.kind}`, async () => {
      const loss = lossOf(network);
      const shape = { sizes: network.sizes, activation: network.activation as Activation };
      const options = { shape, loss, learningRate, penalty, batchSize };
      const trainer = await NetworkTrainer.open(options, Float32Array.from(network.start));
      for (let epoch = 0; epoch < epochs; epoch++)
        await trainer.epoch(rowsOf(network, loss), inOrder, () => undefined);
      // Theirs has numbers of 64 bits.
      assert.ok(largestDifference(trainer.parameters, network.trained) < 2e-5);
      const scores = networkScores(networkOf(shape, trainer.parameters), matrix);
      const answers = answersOf(scores, loss, network.sizes.at(-1) ?? 0);
      assert.ok(largestDifference(answers, network.scores) < 2e-5);
      await trainer.close();
    });

  const trained = waves(1, 2000);
  const test = waves(2, 2000);
  const asRows = ({ features, truth }: typeof trained): NetworkRows => ({
    rows: truth.length,
    inputs: Float32Array.from(
      { length: truth.length * 8 },
      (_, at) => ((features.columns[at % 8]?.[Math.floor(at / 8)] ?? 0) - 0.5) * 3.46,
    ),
    weights: new Float64Array(truth.length).fill(1),
    writeTruth: (row, into, at) => {
      into[at] = truth[row] ?? 0;
    },
  });
  const options: NetworkOptions = {
    shape: { sizes: [8, 32, 1], activation: 'relu' },
    loss: 'two-classes',
    learningRate: 0.005,
    penalty: 1e-4,
    batchSize: 100,
    epochs: 300,
    patience: 5,
    seed: 1,
    onRows: () => undefined,
  };

  it('end when validation rows are no longer predicted better, and keep the best parameters', async () => {
    const [training, validation] = [asRows(trained), asRows(test)];
    const { network, curve } = await trainNetwork(training, validation, options);
    const { validation: losses = [], kept } = curve;
    assert.equal(losses.length, curve.training.length);
    assert.ok(losses.length < options.epochs && losses.length > kept);
    assert.equal(losses.indexOf(Math.min(...losses)), kept - 1);
    const scores = networkScores(network, {
      rows: 2000,
      columns: 8,
      values: Float64Array.from(validation.inputs),
    });
    assert.ok(rocAuc({ truth: test.truth, scores, order: descending(scores) }) > 0.93);
    const again = await trainNetwork(training, validation, options);
    assert.deepEqual(again, { network, curve });
    const other = await trainNetwork(training, validation, { ...options, seed: 2 });
    assert.notDeepEqual(other.network, network);
  });

  it('end when training rows are no longer predicted better where there are no others', async () => {
    const shape = { sizes: [8, 1], activation: 'relu' as const };
    const { curve } = await trainNetwork(asRows(trained), undefined, { ...options, shape, epochs: 500 });
    assert.equal(curve.validation, undefined);
    assert.ok(curve.training.length < 100);
  });

  it('say at which epoch the loss is not a number any more', async () => {
    const wild = { ...options, learningRate: 1e30 };
    await assert.rejects(
      trainNetwork(asRows(trained), undefined, wild),
      (error) => error instanceof LearningFault && error.fault.code === 'diverged' && error.fault.epoch <= 2,
    );
  });

  it('take values of any size, and count them up to a limit', () => {
    const shape = { sizes: [2, 3, 2], activation: 'relu' as const };
    const network = networkOf(shape, initialParameters(shape, 1));
    const values = Float64Array.of(1e300, -1e300, 1e4, -1e4);
    const scores = networkScores(network, { rows: 2, columns: 2, values });
    assert.deepEqual(scores.slice(0, 2), scores.slice(2));
    assert.ok(scores.every(Number.isFinite));
    const [first, second] = reconstructionErrors(network, { rows: 2, columns: 2, values });
    assert.ok(first === second && Number.isFinite(first));
  });
});
