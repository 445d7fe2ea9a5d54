import { Random } from '../random.ts';
import type { Activation, Network } from './network.ts';

/** What a network looks like before it is trained. */
export interface NetworkShape {
  /** Numbers of the inputs, of each hidden layer and of the outputs. */
  readonly sizes: readonly number[];
  readonly activation: Activation;
}

/** Where the numbers of a layer are among all parameters: its weights, then its biases. */
export interface LayerPlace {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: number;
  readonly biases: number;
}

export function layerPlaces({ sizes }: NetworkShape): readonly LayerPlace[] {
  let at = 0;
  return sizes.slice(1).map((outputs, index) => {
    const inputs = sizes[index] ?? 0;
    const weights = at;
    const biases = weights + inputs * outputs;
    at = biases + outputs;
    return { inputs, outputs, weights, biases };
  });
}

/** How many parameters a network has. */
export function parameterCount(shape: NetworkShape): number {
  return layerPlaces(shape).reduce((sum, { inputs, outputs }) => sum + (inputs + 1) * outputs, 0);
}

/**
 * Where training begins: random numbers, smaller for larger layers (Glorot and Bengio, 2010), as scikit-learn draws them.
 * @returns numbers of 32 bits.
 */
export function initialParameters(shape: NetworkShape, seed: number): Float32Array {
  const parameters = new Float32Array(parameterCount(shape));
  const factor = shape.activation === 'logistic' ? 2 : 6;
  for (const [index, { inputs, outputs, weights }] of layerPlaces(shape).entries()) {
    const random = new Random(seed, index);
    const bound = Math.sqrt(factor / (inputs + outputs));
    const own = parameters.subarray(weights, weights + (inputs + 1) * outputs);
    for (let at = 0; at < own.length; at++) own[at] = (2 * random.next() - 1) * bound;
  }
  return parameters;
}

/** The network that parameters make. */
export function networkOf(shape: NetworkShape, parameters: Float32Array): Network {
  return {
    activation: shape.activation,
    layers: layerPlaces(shape).map(({ inputs, outputs, weights, biases }) => ({
      inputs,
      outputs,
      weights: Float64Array.from(parameters.subarray(weights, biases)),
      biases: Float64Array.from(parameters.subarray(biases, biases + outputs)),
    })),
  };
}
