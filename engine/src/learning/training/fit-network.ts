import { encodedNames } from '../model/encoder.ts';
import { scaledMatrix } from '../model/encoding.ts';
import type { Core } from '../model/model.ts';
import { limitedInput, reconstructionErrors, type Layer, type Network } from '../networks/network.ts';
import type { NetworkRows } from './network-trainer.ts';
import { trainNetwork, type NetworkOptions } from './train-network.ts';
import { quantileOf } from '../quantile.ts';
import type { LearningCurve } from './learning-curve.ts';
import type { Parameters } from './request.ts';
import { weightedMean, type TrainingRows } from './training-rows.ts';

/** As scikit-learn's, but for the epochs, of which it has 200 at most. */
const NETWORK = {
  hiddenLayers: [100],
  activation: 'relu',
  learningRate: 0.001,
  penalty: 0.0001,
  epochs: 100,
  batchSize: 200,
  patience: 10,
} as const;

interface FitOptions {
  readonly parameters: Parameters;
  readonly seed: number;
  /** From 0 to 1. */
  readonly onProgress: (progress: number) => void;
}

interface FittedNetwork {
  readonly core: Core;
  readonly learningCurve: LearningCurve;
}

/**
 * A multi-layer perceptron.
 * @param classes 0 for numbers, which are learned as distances from their mean, in standard deviations.
 */
export async function fitMlp(
  rows: TrainingRows,
  validation: TrainingRows | undefined,
  classes: number,
  options: FitOptions,
): Promise<FittedNetwork> {
  const scale = classes === 0 ? scaleOf(rows) : { mean: 0, deviation: 1 };
  const prepared = (own: TrainingRows): NetworkRows => {
    const values = own.values.map((value) => (value - scale.mean) / scale.deviation);
    return {
      rows: own.table.rows,
      inputs: inputsOf(own),
      weights: own.weights,
      writeTruth:
        classes > 2
          ? (row, into, at) => {
              into[at + (values[row] ?? 0)] = 1;
            }
          : (row, into, at) => {
              into[at] = values[row] ?? 0;
            },
    };
  };
  const { hiddenLayers = NETWORK.hiddenLayers } = options.parameters;
  const sizes = [encodedNames(rows.encoders).length, ...hiddenLayers, classes > 2 ? classes : 1];
  const loss = classes === 0 ? 'squares' : classes === 2 ? 'two-classes' : 'classes';
  const { network, curve } = await trainNetwork(
    prepared(rows),
    validation && prepared(validation),
    networkOptions(sizes, loss, rows.table.rows, options),
  );
  return {
    core: { by: 'network', network: classes === 0 ? unscaled(network, scale) : network },
    learningCurve: curve,
  };
}

/**
 * A network that repeats rows through a layer that is too small for all that they could be: what it repeats badly is unlike the rows that
 * it was trained on.
 */
export async function fitAutoencoder(
  rows: TrainingRows,
  options: FitOptions,
): Promise<
  FittedNetwork & { /** The error of a row like any other: the median. */ readonly expected: number }
> {
  const columns = encodedNames(rows.encoders).length;
  const outer = Math.max(2, Math.min(64, 2 * columns));
  const { hiddenLayers = [outer, Math.ceil(columns / 4), outer] } = options.parameters;
  const inputs = inputsOf(rows);
  const training: NetworkRows = {
    rows: rows.table.rows,
    inputs,
    weights: rows.weights,
    writeTruth: (row, into, at) => {
      into.set(inputs.subarray(row * columns, (row + 1) * columns), at);
    },
  };
  const { network, curve } = await trainNetwork(
    training,
    undefined,
    networkOptions([columns, ...hiddenLayers, columns], 'squares', rows.table.rows, {
      ...options,
      // A narrow layer of rectified neurons often goes silent for half of the rows.
      parameters: { ...options.parameters, activation: options.parameters.activation ?? 'tanh' },
    }),
  );
  const errors = reconstructionErrors(network, scaledMatrix(rows.encoders, rows.table)).sort();
  return {
    core: { by: 'reconstruction', network },
    // Of rows that are repeated exactly, any difference is unusual.
    expected: Math.max(quantileOf(errors, 0.5), 1e-12),
    learningCurve: curve,
  };
}

function networkOptions(
  sizes: readonly number[],
  loss: NetworkOptions['loss'],
  rows: number,
  { parameters, seed, onProgress }: FitOptions,
): NetworkOptions {
  const { activation = NETWORK.activation, epochs = NETWORK.epochs } = parameters;
  return {
    shape: { sizes, activation },
    loss,
    learningRate: parameters.learningRate ?? NETWORK.learningRate,
    penalty: parameters.penalty ?? NETWORK.penalty,
    batchSize: Math.min(parameters.batchSize ?? NETWORK.batchSize, rows),
    epochs,
    patience: parameters.patience ?? NETWORK.patience,
    seed,
    onRows: (done) => {
      onProgress(done / (epochs * rows));
    },
  };
}

function inputsOf({ encoders, table }: TrainingRows): Float32Array {
  return Float32Array.from(scaledMatrix(encoders, table).values, limitedInput);
}

interface TargetScale {
  readonly mean: number;
  readonly deviation: number;
}

function scaleOf({ values, weights }: TrainingRows): TargetScale {
  const mean = weightedMean(values, weights);
  const variance = weightedMean(
    values.map((value) => (value - mean) ** 2),
    weights,
  );
  return { mean, deviation: variance > 0 ? Math.sqrt(variance) : 1 };
}

/** A network whose answers are numbers as the table has them. */
function unscaled(network: Network, { mean, deviation }: TargetScale): Network {
  const last = network.layers.length - 1;
  return {
    ...network,
    layers: network.layers.map((layer, index): Layer =>
      index < last
        ? layer
        : {
            ...layer,
            weights: layer.weights.map((weight) => weight * deviation),
            biases: layer.biases.map((bias) => bias * deviation + mean),
          },
    ),
  };
}
