import { availableParallelism } from 'node:os';
import type { ModelInput } from '../input.ts';
import { InferenceError, InferenceProcess } from './inference-process.ts';
import { inferenceProgram } from './program.ts';
import type { Answer, OpenedModel, Outputs, Question, RunAnswer } from './protocol.ts';

export interface PoolLimits {
  /** Processes at once: as many runs as that. */
  readonly processes: number;
  /** Milliseconds for one run, or for opening a model. */
  readonly time: number;
  /** Milliseconds after which a process without work ends, and gives its memory back. */
  readonly idle: number;
  /** Bytes that a process may take; what is right for the machine otherwise. */
  readonly memory: number | undefined;
}

const LIMITS: PoolLimits = {
  processes: availableParallelism(),
  time: 180_000,
  idle: 60_000,
  memory: undefined,
};

/** A model that a pool keeps. */
interface Kept {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly threads: number;
}

interface Job {
  readonly model: Kept;
  readonly begin: (process: InferenceProcess) => void;
}

/** A model in a pool, until it is closed. */
export interface PooledModel {
  readonly signature: OpenedModel;
  /**
   * @throws InferenceError, or what `signal` was aborted with: at once, also while the model runs.
   */
  run(inputs: readonly ModelInput[], signal?: AbortSignal): Promise<readonly Outputs[]>;
  close(): void;
}

/**
 * Runs models in processes of their own, several at once. A process is begun when all others are busy; a model is opened in one when it
 * is first run there, and stays warm.
 */
export class InferencePool {
  readonly #program: string | undefined;
  readonly #limits: PoolLimits;
  readonly #idle = new Map<InferenceProcess, NodeJS.Timeout>();
  readonly #all = new Set<InferenceProcess>();
  readonly #waiting: Job[] = [];
  /** The model that a process works with. */
  readonly #busy = new Map<InferenceProcess, number>();
  /** Numbers of the models that are not closed. */
  readonly #open = new Set<number>();
  #opened = 0;
  #inference = 0;
  #processes = 0;
  #mostMemory = 0;
  /** What each process had taken when it answered last. */
  readonly #spent = new WeakMap<InferenceProcess, number>();

  /** @param program the file that its processes run; that of this package unless it is given. */
  constructor(limits: Partial<PoolLimits> = {}, program?: string) {
    this.#limits = { ...LIMITS, ...limits };
    this.#program = program;
  }

  /**
   * @param threads of one run.
   * @throws InferenceError
   */
  async open(bytes: Uint8Array, threads: number): Promise<PooledModel> {
    const model: Kept = { number: this.#opened++, bytes, threads };
    this.#open.add(model.number);
    const signature = await this.#with(model, undefined, (process) => this.#openIn(process, model));
    return {
      signature,
      run: (inputs, signal) =>
        this.#with(model, signal, async (process) => {
          if (!process.models.has(model.number)) await this.#openIn(process, model);
          const answer = await this.#ask(process, { ask: 'run', model: model.number, inputs });
          if (!('ran' in answer)) throw new Error('A run was answered with something else');
          this.#count(process, answer.ran);
          return answer.ran.outputs;
        }),
      close: () => {
        this.#open.delete(model.number);
        // Nobody hears what it would answer.
        for (const [process, number] of this.#busy) if (number === model.number) process.end();
        for (const process of this.#idle.keys()) if (process.models.has(model.number)) this.#rest(process);
      },
    };
  }

  /** Milliseconds of processor time that runs took: all of it, and that within the runtime. */
  get processorTime(): { readonly all: number; readonly inference: number } {
    return { all: this.#processes, inference: this.#inference };
  }

  /** Bytes that the largest of its processes took at most. */
  get mostMemory(): number {
    return this.#mostMemory;
  }

  /** Ends all processes, whatever they do. */
  dispose(): void {
    for (const process of this.#all) process.end();
  }

  #count(process: InferenceProcess, { processor, memory }: RunAnswer): void {
    this.#mostMemory = Math.max(this.#mostMemory, memory);
    this.#inference += processor.inference;
    this.#processes += processor.process - (this.#spent.get(process) ?? 0);
    this.#spent.set(process, processor.process);
  }

  async #openIn(process: InferenceProcess, { number, bytes, threads }: Kept): Promise<OpenedModel> {
    const answer = await this.#ask(process, { ask: 'open', model: number, bytes, threads });
    if (!('opened' in answer)) throw new Error('A model was opened, and something else answered');
    process.models.add(number);
    return answer.opened;
  }

  async #ask(process: InferenceProcess, question: Question): Promise<Answer> {
    const answer = await process.ask(question, this.#limits.time);
    if ('fault' in answer) throw new InferenceError('refused', answer.fault);
    return answer;
  }

  /** Works with a process that nobody else works with, when there is one. */
  async #with<Result>(
    model: Kept,
    signal: AbortSignal | undefined,
    work: (process: InferenceProcess) => Promise<Result>,
  ): Promise<Result> {
    signal?.throwIfAborted();
    return new Promise<Result>((done, failed) => {
      const job: Job = {
        model,
        begin: (process) => {
          this.#busy.set(process, model.number);
          work(process)
            .finally(() => {
              this.#busy.delete(process);
              signal?.removeEventListener('abort', abandon);
              this.#rest(process);
            })
            .then(done, failed);
        },
      };
      const abandon = (): void => {
        const place = this.#waiting.indexOf(job);
        if (place >= 0) this.#waiting.splice(place, 1);
        // A run that has begun goes on, and nobody hears its answer.
        failed(signal?.reason as Error);
      };
      signal?.addEventListener('abort', abandon, { once: true });
      this.#waiting.push(job);
      this.#next();
    });
  }

  #next(): void {
    for (let job = this.#waiting[0]; job; job = this.#waiting[0]) {
      const process = this.#free(job.model);
      if (!process) return;
      this.#waiting.shift();
      job.begin(process);
    }
  }

  /** A process without work, one that knows the model if there is one; begun where all are busy. */
  #free({ number }: Kept): InferenceProcess | undefined {
    const idle = [...this.#idle.keys()];
    const chosen = idle.find(({ models }) => models.has(number)) ?? idle[0];
    if (chosen) {
      clearTimeout(this.#idle.get(chosen));
      this.#idle.delete(chosen);
      return chosen;
    }
    return this.#all.size < this.#limits.processes ? this.#begun() : undefined;
  }

  #begun(): InferenceProcess {
    const process = new InferenceProcess(this.#program ?? inferenceProgram(), this.#limits.memory, () => {
      this.#all.delete(process);
      clearTimeout(this.#idle.get(process));
      this.#idle.delete(process);
      this.#next();
    });
    this.#all.add(process);
    return process;
  }

  /** Closes what is not needed in a process any more, and lets others have it. */
  #rest(process: InferenceProcess): void {
    clearTimeout(this.#idle.get(process));
    this.#idle.delete(process);
    const closed = [...process.models].find((model) => !this.#open.has(model));
    if (closed !== undefined && this.#all.has(process)) {
      process.models.delete(closed);
      this.#ask(process, { ask: 'close', model: closed })
        .catch(() => undefined)
        .finally(() => {
          this.#rest(process);
        });
      return;
    }
    if (this.#all.has(process)) {
      const timer = setTimeout(() => {
        process.end();
      }, this.#limits.idle);
      timer.unref();
      this.#idle.set(process, timer);
    }
    this.#next();
  }
}
