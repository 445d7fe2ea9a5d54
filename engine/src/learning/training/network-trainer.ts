import { InferenceSession, Tensor } from '../../inference/process/runtime.ts';
import { parameterCount, type NetworkShape } from '../networks/parameters.ts';
import { ADAM, lossFile, trainingFile, type Loss } from './network-graph.ts';

/** Rows that a network is trained on or measured by. */
export interface NetworkRows {
  readonly rows: number;
  /** As many for each row as the network has inputs, one row after the other. */
  readonly inputs: Float32Array;
  /** Writes the truth of a row, as many numbers as the network has outputs. */
  readonly writeTruth: (row: number, into: Float32Array, at: number) => void;
  readonly weights: Float64Array;
}

export interface TrainerOptions {
  readonly shape: NetworkShape;
  readonly loss: Loss;
  readonly learningRate: number;
  /** What squared weights cost; scikit-learn's `alpha`. */
  readonly penalty: number;
  /** Rows of a step. */
  readonly batchSize: number;
}

/** Numbers that go into the runtime at once. */
const AT_ONCE = 2 ** 21;

/**
 * Trains the parameters of a network in ONNX Runtime, on one thread: sums of several threads would depend on their number, and steps of
 * some hundred rows gain nothing by them.
 */
export class NetworkTrainer {
  #parameters: Float32Array;
  #first: Float32Array;
  #second: Float32Array;
  #done = 0;
  readonly #options: TrainerOptions;
  readonly #training: InferenceSession;
  readonly #measuring: InferenceSession;

  private constructor(
    options: TrainerOptions,
    start: Float32Array,
    training: InferenceSession,
    measuring: InferenceSession,
  ) {
    this.#options = options;
    this.#parameters = start.slice();
    this.#first = new Float32Array(start.length);
    this.#second = new Float32Array(start.length);
    this.#training = training;
    this.#measuring = measuring;
  }

  /** @param start parameters to begin with: see `initialParameters`. */
  static async open(options: TrainerOptions, start: Float32Array): Promise<NetworkTrainer> {
    const { shape, loss } = options;
    if (start.length !== parameterCount(shape)) throw new Error('parameters of another network');
    const open = (bytes: Uint8Array): Promise<InferenceSession> =>
      InferenceSession.create(bytes, {
        executionProviders: ['cpu'],
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
        logSeverityLevel: 3,
      });
    const training = await open(trainingFile(shape, loss));
    return new NetworkTrainer(options, start, training, await open(lossFile(shape, loss)));
  }

  /** As they are now: later steps do not change this array. */
  get parameters(): Float32Array {
    return this.#parameters;
  }

  /**
   * Goes through the rows once, step by step.
   * @param order in which they are taken.
   * @param onRows after some steps, with how many rows are done.
   * @returns the mean loss of the steps, each before its change; NaN, or infinite, where the numbers got out of hand.
   */
  async epoch(rows: NetworkRows, order: Uint32Array, onRows: (done: number) => void): Promise<number> {
    const { batchSize, shape } = this.#options;
    const width = (shape.sizes[0] ?? 0) + (shape.sizes.at(-1) ?? 0);
    const steps = Math.max(1, Math.floor(AT_ONCE / (batchSize * width)));
    let loss = 0;
    for (let from = 0; from < order.length;) {
      const left = order.length - from;
      const size = Math.min(batchSize, left);
      const part = order.subarray(from, from + size * Math.min(steps, Math.floor(left / size)));
      loss += (await this.#train(rows, part, size)) * size;
      from += part.length;
      onRows(from);
    }
    return loss / order.length;
  }

  /** The weighted mean loss of rows. */
  async loss(rows: NetworkRows): Promise<number> {
    const [inputs = 0] = this.#options.shape.sizes;
    const outputs = this.#options.shape.sizes.at(-1) ?? 0;
    const size = Math.max(1, Math.floor(AT_ONCE / (inputs + outputs)));
    let sum = 0;
    let total = 0;
    for (let from = 0; from < rows.rows; from += size) {
      const count = Math.min(size, rows.rows - from);
      const truth = new Float32Array(count * outputs);
      for (let row = 0; row < count; row++) rows.writeTruth(from + row, truth, row * outputs);
      const answers = await this.#measuring.run({
        parameters: new Tensor('float32', this.#parameters, [this.#parameters.length]),
        x: new Tensor('float32', rows.inputs.slice(from * inputs, (from + count) * inputs), [count, inputs]),
        y: new Tensor('float32', truth, [count, outputs]),
      });
      for (const [row, loss] of floatsOf(answers['losses']).entries()) {
        const weight = rows.weights[from + row] ?? 0;
        sum += loss * weight;
        total += weight;
      }
    }
    return sum / total;
  }

  async close(): Promise<void> {
    await Promise.all([this.#training.release(), this.#measuring.release()]);
  }

  /** Steps of so many rows each. @returns the sum of their losses. */
  async #train(rows: NetworkRows, part: Uint32Array, size: number): Promise<number> {
    const { shape, learningRate, penalty } = this.#options;
    const [inputs = 0] = shape.sizes;
    const outputs = shape.sizes.at(-1) ?? 0;
    const x = new Float32Array(part.length * inputs);
    const y = new Float32Array(part.length * outputs);
    const weights = new Float32Array(part.length);
    for (let at = 0; at < part.length; at++) {
      const row = part[at] ?? 0;
      const first = row * inputs;
      for (let input = 0; input < inputs; input++) x[at * inputs + input] = rows.inputs[first + input] ?? 0;
      rows.writeTruth(row, y, at * outputs);
      weights[at] = rows.weights[row] ?? 0;
    }
    const batches = part.length / size;
    const rates = Float32Array.from({ length: batches }, () => {
      this.#done++;
      return (learningRate * Math.sqrt(1 - ADAM.second ** this.#done)) / (1 - ADAM.first ** this.#done);
    });
    const state = (values: Float32Array): Tensor => new Tensor('float32', values, [values.length]);
    const answers = await this.#training.run({
      parameters: state(this.#parameters),
      first: state(this.#first),
      second: state(this.#second),
      x: new Tensor('float32', x, [batches, size, inputs]),
      y: new Tensor('float32', y, [batches, size, outputs]),
      weight: new Tensor('float32', weights, [batches, size, 1]),
      rate: new Tensor('float32', rates, [batches]),
      penalty: new Tensor('float32', Float32Array.of(penalty), []),
    });
    this.#parameters = floatsOf(answers['parameters after']);
    this.#first = floatsOf(answers['first after']);
    this.#second = floatsOf(answers['second after']);
    return floatsOf(answers['loss']).reduce((sum, each) => sum + each, 0);
  }
}

function floatsOf(tensor: Tensor | undefined): Float32Array {
  if (!(tensor?.data instanceof Float32Array)) throw new Error('a tensor without numbers');
  return tensor.data;
}
