import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { t } from '@vscode/l10n';
import './without-telemetry.ts';
import { InferenceSession } from 'onnxruntime-node';
import {
  ModelFault,
  type ModelSignature,
  type TensorSignature,
  type TensorValues,
} from '../detection/layout.ts';
import { tensorFor } from './feed.ts';
import { fromHalves } from './halves.ts';
import { readOnnxFile, type OnnxFile } from './onnx-file.ts';
import { withOpenSizes } from './open-sizes.ts';

/** Bytes of the largest model that is read: ten times the largest detector that is in use. */
const LARGEST_MODEL = 512 * 2 ** 20;
/** Values of the largest output that is taken: a mask of 100 megapixels has fewer. */
const LARGEST_OUTPUT = 2 ** 27;
/** More threads than this make models of a few megabytes no faster. */
const MOST_THREADS = 8;
/** What need not end. A run cannot be interrupted, so models with loops are not run. */
const LOOPS = ['Loop', 'Scan'];

/** What goes into a model: planes of floats. */
export interface ModelInput {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface SessionOptions {
  /** Threads of one run; as many as there are cores, but 8 at most, otherwise. */
  readonly threads?: number;
}

/** A model in memory that answers until it is disposed of. A run occupies the thread that asks. */
export class ModelSession {
  readonly path: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly hash: string;
  readonly signature: ModelSignature;
  private readonly session: InferenceSession;
  private state: 'open' | 'disposed' = 'open';

  private constructor(path: string, bytes: Uint8Array, file: OnnxFile, session: InferenceSession) {
    this.path = path;
    this.hash = createHash('sha256').update(bytes).digest('hex');
    this.session = session;
    this.signature = {
      inputs: session.inputMetadata.map(signatureOf),
      outputs: session.outputMetadata.map(signatureOf),
      metadata: file.metadata,
    };
  }

  /**
   * Reads a model. Weights in other files, and loops, are refused: a model names those files by paths of its own, and a
   * run that does not end cannot be stopped.
   * @throws ModelFault when it is none, or one that is not run.
   */
  static async open(path: string, { threads }: SessionOptions = {}): Promise<ModelSession> {
    const bytes = await readModel(path);
    const file = inspect(path, bytes);
    try {
      const session = await create(bytes, threads);
      if (!isForSeveral(session)) return new ModelSession(path, bytes, file, session);
      await session.release();
      return new ModelSession(path, bytes, file, await create(withOpenSizes(bytes), threads));
    } catch (error) {
      throw new ModelFault(t('The model {0} cannot be read: {1}', path, firstLine(error)), { cause: error });
    }
  }

  /**
   * Runs the model on one input.
   * @param input planes of floats, whatever order and type of numbers the model takes.
   * @returns the outputs by name, as floats; those that are no tensors of numbers are left out.
   * @throws ModelFault when the run fails.
   */
  async run(input: ModelInput): Promise<ReadonlyMap<string, TensorValues>> {
    if (this.state === 'disposed') throw new Error(`The session of ${this.path} is disposed of`);
    const [signature] = this.signature.inputs;
    if (signature === undefined) throw new ModelFault(t('The model {0} takes no input', this.path));
    try {
      const feeds = { [signature.name]: tensorFor(input, signature) };
      return valuesOf(await this.session.run(feeds), this.path);
    } catch (error) {
      if (error instanceof ModelFault) throw error;
      throw new ModelFault(t('The model {0} fails: {1}', this.path, firstLine(error)), { cause: error });
    }
  }

  /** Frees its memory. It can be called twice. */
  async dispose(): Promise<void> {
    if (this.state === 'disposed') return;
    this.state = 'disposed';
    await this.session.release();
  }
}

function create(bytes: Uint8Array, threads: number | undefined): Promise<InferenceSession> {
  return InferenceSession.create(bytes, {
    executionProviders: ['cpu'],
    graphOptimizationLevel: 'all',
    intraOpNumThreads: threads ?? Math.min(MOST_THREADS, availableParallelism()),
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // Plans for one size of input are of no use to the next.
    enableMemPattern: false,
    logSeverityLevel: 3,
  });
}

/** Whether a model was saved for a number of images at once. */
function isForSeveral({ inputMetadata: [input] }: InferenceSession): boolean {
  const batch = input?.isTensor ? input.shape[0] : undefined;
  return typeof batch === 'number' && batch !== 1;
}

async function readModel(path: string): Promise<Uint8Array> {
  const file = await open(path).catch((error: unknown) => {
    throw new ModelFault(t('The model {0} cannot be opened: {1}', path, firstLine(error)), { cause: error });
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new ModelFault(t('The model {0} is no file', path));
    if (stat.size > LARGEST_MODEL)
      throw new ModelFault(
        t('The model {0} is larger than {1} MB', path, Math.round(LARGEST_MODEL / 2 ** 20)),
      );
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function inspect(path: string, bytes: Uint8Array): OnnxFile {
  let file: OnnxFile;
  try {
    file = readOnnxFile(bytes);
  } catch (error) {
    throw new ModelFault(t('{0} is no ONNX model, or is damaged', path), { cause: error });
  }
  if (file.external)
    throw new ModelFault(
      t('The model {0} keeps its weights in other files. Save it as one file to use it here.', path),
    );
  const loop = LOOPS.find((operator) => file.operators.has(operator));
  if (loop !== undefined)
    throw new ModelFault(
      t('The model {0} has a loop (operator {1}), which need not end: it is not run', path, loop),
    );
  return file;
}

function signatureOf(metadata: InferenceSession.ValueMetadata): TensorSignature {
  if (!metadata.isTensor) return { name: metadata.name, type: 'other', shape: [] };
  return { name: metadata.name, type: metadata.type, shape: metadata.shape };
}

function valuesOf(outputs: InferenceSession.OnnxValueMapType, path: string): Map<string, TensorValues> {
  const values = new Map<string, TensorValues>();
  for (const [name, tensor] of Object.entries(outputs)) {
    if (tensor.size > LARGEST_OUTPUT)
      throw new ModelFault(t('The model {0} answers with more than can be an answer', path));
    const data = floatsOf(tensor);
    if (data) values.set(name, { shape: tensor.dims, data });
  }
  return values;
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

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? message;
}
