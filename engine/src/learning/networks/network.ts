import type { Matrix } from '../linear/matrix.ts';

/** What the numbers of a hidden layer go through. */
export type Activation = 'relu' | 'tanh' | 'logistic';

/** Layers of neurons, each connected with all of the layer before it; the last one has no activation. */
export interface Network {
  readonly activation: Activation;
  readonly layers: readonly Layer[];
}

export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  /** `outputs` numbers for each input, one input after the other. */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/**
 * Scaled columns count up to here: a value that is ten thousand standard deviations away says no more than that, and products of larger
 * numbers would overflow.
 */
export const LARGEST_INPUT = 1e4;

/** A value as a network takes it. */
export function limitedInput(value: number): number {
  return Math.min(Math.max(value, -LARGEST_INPUT), LARGEST_INPUT);
}

/** The numbers of the last layer for each row, one row after the other. */
export function networkScores({ activation, layers }: Network, matrix: Matrix): Float64Array {
  const { rows, columns, values } = matrix;
  const outputs = layers.at(-1)?.outputs ?? 0;
  const scores = new Float64Array(rows * outputs);
  const activate = ACTIVATIONS[activation];
  const buffers = layers.map((layer) => new Float64Array(layer.outputs));
  const inputs = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      inputs[column] = limitedInput(values[row * columns + column] ?? 0);
    let before = inputs;
    for (const [index, layer] of layers.entries()) {
      const after = buffers[index] ?? new Float64Array();
      sumInto(after, layer, before);
      if (index < layers.length - 1)
        for (let at = 0; at < after.length; at++) after[at] = activate(after[at] ?? 0);
      before = after;
    }
    scores.set(before, row * outputs);
  }
  return scores;
}

/** How far a network that repeats its inputs is from them: the mean of the squared differences of each row. */
export function reconstructionErrors(network: Network, matrix: Matrix): Float64Array {
  const { rows, columns, values } = matrix;
  const repeated = networkScores(network, matrix);
  const errors = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      sum += (limitedInput(values[at] ?? 0) - (repeated[at] ?? 0)) ** 2;
    }
    errors[row] = sum / columns;
  }
  return errors;
}

const ACTIVATIONS: Readonly<Record<Activation, (value: number) => number>> = {
  relu: (value) => Math.max(value, 0),
  tanh: Math.tanh,
  logistic: (value) => 1 / (1 + Math.exp(-value)),
};

function sumInto(after: Float64Array, { outputs, weights, biases }: Layer, before: Float64Array): void {
  after.set(biases);
  for (let input = 0; input < before.length; input++) {
    const value = before[input] ?? 0;
    if (value === 0) continue;
    const first = input * outputs;
    for (let output = 0; output < outputs; output++)
      after[output] = (after[output] ?? 0) + value * (weights[first + output] ?? 0);
  }
}
