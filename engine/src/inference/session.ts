import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { t } from '@vscode/l10n';
import { ModelError, type ModelSignature, type TensorValues } from './signature.ts';
import { readModel } from './checked-file.ts';
import type { ModelInput } from './input.ts';
import { withOpenSizes } from './open-sizes.ts';
import { InferenceError } from './process/inference-process.ts';
import { InferencePool, type PooledModel } from './process/pool.ts';
import type { OpenedModel } from './process/protocol.ts';

/** More threads than this make models of a few megabytes no faster. */
const MOST_THREADS = 8;

/** All models of this process run in one pool: together they take as many cores as there are. */
const pool = new InferencePool();

export interface SessionOptions {
  /** Runs at once that are counted with; 1 otherwise. */
  readonly workers?: number | undefined;
  /** Threads of one run; the cores that there are for each worker, but 8 at most, otherwise. */
  readonly threads?: number | undefined;
  /** Where the model runs; with all others otherwise. */
  readonly pool?: InferencePool | undefined;
}

/** A model that is warm until it is disposed of. It runs in processes of its own, so that this one goes on hearing. */
export class ModelSession {
  readonly path: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly hash: string;
  readonly signature: ModelSignature;
  readonly #model: PooledModel;
  #state: 'open' | 'disposed' = 'open';

  private constructor(path: string, hash: string, signature: ModelSignature, model: PooledModel) {
    this.path = path;
    this.hash = hash;
    this.signature = signature;
    this.#model = model;
  }

  /**
   * Reads a model.
   * @throws ModelError when it is none, or one that is not run.
   */
  static async open(path: string, options: SessionOptions = {}): Promise<ModelSession> {
    const { bytes, file } = await readModel(path);
    const hash = createHash('sha256').update(bytes).digest('hex');
    try {
      const model = await openSized(bytes, options);
      return new ModelSession(path, hash, { ...model.signature, metadata: file.metadata }, model);
    } catch (error) {
      throw new ModelError(t('Model {0} cannot be read: {1}', path, reasonOf(error)), { cause: error });
    }
  }

  /**
   * Runs the model on one input.
   * @returns the outputs by name; as floats; those that are not tensors of numbers are left out.
   * @throws ModelError when the run fails, or what `signal` was aborted with, without waiting for the end of the run.
   */
  async run(input: ModelInput, signal?: AbortSignal): Promise<ReadonlyMap<string, TensorValues>> {
    const [outputs] = await this.runAll([input], signal);
    return outputs ?? new Map();
  }

  /** Runs the model on one input after the other, which go there together: a picture that several of them show goes once. */
  async runAll(
    inputs: readonly ModelInput[],
    signal?: AbortSignal,
  ): Promise<readonly ReadonlyMap<string, TensorValues>[]> {
    if (this.#state === 'disposed') throw new Error(`The session of ${this.path} is disposed of`);
    try {
      const answers = await this.#model.run(inputs, signal);
      return answers.map((outputs) => new Map(outputs));
    } catch (error) {
      if (!(error instanceof InferenceError)) throw error;
      throw new ModelError(t('Model {0} failed: {1}', this.path, reasonOf(error)), { cause: error });
    }
  }

  /** Frees its memory. It can be called twice. */
  dispose(): void {
    if (this.#state === 'disposed') return;
    this.#state = 'disposed';
    this.#model.close();
  }
}

/** A model that was saved for a number of images at once is opened for any number, and any size. */
async function openSized(
  bytes: Uint8Array,
  { workers = 1, threads, pool: own = pool }: SessionOptions,
): Promise<PooledModel> {
  const each = threads ?? Math.min(MOST_THREADS, Math.max(1, Math.floor(availableParallelism() / workers)));
  const model = await own.open(bytes, each);
  if (!isForSeveral(model.signature)) return model;
  model.close();
  return own.open(withOpenSizes(bytes), each);
}

function isForSeveral({ inputs: [input] }: OpenedModel): boolean {
  const batch = input?.shape[0];
  return typeof batch === 'number' && batch !== 1;
}

function reasonOf(error: unknown): string {
  if (error instanceof InferenceError && error.reason === 'late') return t('it does not finish');
  if (error instanceof InferenceError && error.reason === 'ended')
    return t('its process exited, possibly because of insufficient memory');
  return error instanceof Error ? error.message : String(error);
}
