import type { TensorSignature, TensorValues } from '../signature.ts';
import { isSize } from '../image-input.ts';
import type { ModelInput } from '../input.ts';
import { tensorFor } from './feed.ts';
import { fromHalves } from './halves.ts';
import { neededOf } from './needed.ts';
import type { OpenedModel, Outputs, RunAnswer } from './protocol.ts';
import { planesOf } from './planes.ts';
import { InferenceSession, Tensor } from './runtime.ts';

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
    const [taken, ...others] = this.signature.inputs;
    if (taken === undefined) throw new Error('it takes no input');
    let inference = 0;
    const outputs: Outputs[] = [];
    for (const input of inputs) {
      const [width, height] = input.size;
      const planes = { shape: [input.pictures.length, 3, height, width], data: planesOf(input) };
      const feeds = { [taken.name]: tensorFor(planes, taken), ...sizesFor(others, input.size) };
      const began = processorTime();
      const answers = await this.#session.run(feeds);
      inference += processorTime() - began;
      outputs.push(valuesOf(answers, input.answers));
    }
    return {
      outputs,
      processor: { inference, process: processorTime() },
      memory: process.resourceUsage().maxRSS * 1024,
    };
  }

  close(): Promise<void> {
    return this.#session.release();
  }
}

/** The width and the height for the inputs that ask for them. */
function sizesFor(
  inputs: readonly TensorSignature[],
  [width, height]: readonly [number, number],
): Record<string, Tensor> {
  const size = BigInt64Array.of(BigInt(width), BigInt(height));
  return Object.fromEntries(
    inputs.filter(isSize).map(({ name }) => [name, new Tensor('int64', size, [1, 2])]),
  );
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

function valuesOf(
  answers: InferenceSession.OnnxValueMapType,
  wanted: ModelInput['answers'] = 'all',
): Outputs {
  return Object.entries(answers).flatMap(([name, tensor]): [string, TensorValues][] => {
    if (tensor.size > LARGEST_OUTPUT) throw new Error('it answers with more than can be an answer');
    const data = floatsOf(tensor);
    if (!data) return [];
    const values = { shape: tensor.dims, data };
    return [[name, neededOf(values, wanted)]];
  });
}

/** The numbers of a tensor; undefined for texts and truths. */
function floatsOf({ type, data }: InferenceSession.OnnxValueMapType[string]): Float32Array | undefined {
  if (data instanceof Float32Array) return data;
  // Bits, or a view of them on newer engines.
  if (type === 'float16' && ArrayBuffer.isView(data))
    return fromHalves(new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2));
  if (data instanceof BigInt64Array) return Float32Array.from(data, Number);
  return data instanceof Int32Array ? Float32Array.from(data) : undefined;
}
