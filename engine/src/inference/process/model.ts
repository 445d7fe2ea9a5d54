import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { TensorSignature, TensorValues } from '../../detection/layout.ts';
import type { ModelInput } from '../input.ts';
import type { OpenedModel, Outputs, RunAnswer } from './protocol.ts';
import { planesOf } from './planes.ts';

/** Values of the largest output that is taken: a mask of 100 megapixels has fewer. */
const LARGEST_OUTPUT = 2 ** 27;

/** A model in the runtime. */
export class RunningModel {
  readonly #session: InferenceSession;

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  static async open(bytes: Uint8Array, threads: number): Promise<RunningModel> {
    const session = await InferenceSession.create(bytes, {
      executionProviders: ['cpu'],
      graphOptimizationLevel: 'all',
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      // Plans for one size of input are of no use to the next.
      enableMemPattern: false,
      logSeverityLevel: 3,
    });
    return new RunningModel(session);
  }

  get signature(): OpenedModel {
    return {
      inputs: this.#session.inputMetadata.map(signatureOf),
      outputs: this.#session.outputMetadata.map(signatureOf),
    };
  }

  /** Runs it on one input after the other. */
  async run(inputs: readonly ModelInput[]): Promise<RunAnswer> {
    const [name] = this.#session.inputNames;
    if (name === undefined) throw new Error('it takes no input');
    let inference = 0;
    const outputs: Outputs[] = [];
    for (const input of inputs) {
      const [width, height] = input.size;
      const shape = [input.pictures.length, 3, height, width];
      const feeds = { [name]: new Tensor('float32', planesOf(input), shape) };
      const began = processorTime();
      const answers = await this.#session.run(feeds);
      inference += processorTime() - began;
      outputs.push(floatsOf(answers));
    }
    return { outputs, processor: { inference, process: processorTime() } };
  }

  close(): Promise<void> {
    return this.#session.release();
  }
}

/** Milliseconds of this process. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function signatureOf(metadata: InferenceSession.ValueMetadata): TensorSignature {
  if (!metadata.isTensor) return { name: metadata.name, type: 'other', shape: [] };
  return { name: metadata.name, type: metadata.type, shape: metadata.shape };
}

function floatsOf(answers: InferenceSession.OnnxValueMapType): Outputs {
  return Object.entries(answers).flatMap(([name, { dims, data }]): [string, TensorValues][] => {
    if (!(data instanceof Float32Array)) return [];
    if (data.length > LARGEST_OUTPUT) throw new Error('it answers with more than can be an answer');
    return [[name, { shape: dims, data }]];
  });
}
