import { blurProgress, runBlur, type BlurProgress } from '@vitruve/engine/protocol';
import type { BlurResult, BlurTask } from '@vitruve/engine/tasks/blur/task';
import type { CancellationToken } from 'vscode-jsonrpc/node';
import { EngineEnded, type EngineProcess, type EngineRequest } from './engine-process.ts';

/** What the engine needs of the editor around it. */
export interface EngineSurroundings {
  /** @throws Error when it may not be started here. */
  readonly start: () => EngineProcess;
  /** Called when the engine ended by itself and is started again, with why it did. */
  readonly restarting: (why: string) => void;
  /** Milliseconds to wait before it is started again, the longer the oftener it ended. */
  readonly pause?: (endings: number) => number;
}

/** Milliseconds without a request after which the engine ends: its models take some hundred MB. */
const IDLE = 10 * 60_000;

/** How often one task starts the engine again. An image that ends it each time is left to be found by its user. */
const MOST_STARTS = 3;

const backOff = (endings: number): number => Math.min(15_000, 500 * 3 ** (endings - 1));

/** The engine, whichever process is it now: it is started when it is first asked, and again after it has ended. */
export class Engine {
  readonly #surroundings: EngineSurroundings;
  #process: EngineProcess | undefined;
  #asked = 0;
  #runs = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(surroundings: EngineSurroundings) {
    this.#surroundings = surroundings;
  }

  /** The process that runs now. */
  get pid(): number | undefined {
    return this.#process?.isOver === false ? this.#process.pid : undefined;
  }

  /** @throws EngineEnded, EngineUnavailable, or what the engine answers with. */
  ask<Params, Answer>(
    request: EngineRequest<Params, Answer>,
    params: Params,
    token?: CancellationToken,
  ): Promise<Answer> {
    return this.#busy((running) => running.request(request, params, token));
  }

  /**
   * Runs a task. When the engine ends in the middle of it, it is started again, and goes on where it was.
   * @throws as `ask` does.
   */
  async blur(
    task: BlurTask,
    hear: (progress: BlurProgress) => void,
    token: CancellationToken,
  ): Promise<BlurResult> {
    const { restarting, pause = backOff } = this.#surroundings;
    for (let endings = 0; ;) {
      try {
        return await this.#busy((running) => runOn(running, task, `blur-${++this.#runs}`, hear, token));
      } catch (error) {
        if (!(error instanceof EngineEnded) || ++endings >= MOST_STARTS || token.isCancellationRequested)
          throw error;
        restarting(error.message);
        await new Promise((wake) => setTimeout(wake, pause(endings)));
        // What is finished is in the journal beside the results. Memory may be what it lacked: now one at a time.
        task = { ...task, resume: true, workers: 1 };
      }
    }
  }

  /** Ends the process. The next request starts another. */
  end(): void {
    clearTimeout(this.#idle);
    this.#process?.end();
    this.#process = undefined;
  }

  async #busy<T>(work: (running: EngineProcess) => Promise<T>): Promise<T> {
    clearTimeout(this.#idle);
    if (!this.#process || this.#process.isOver) this.#process = this.#surroundings.start();
    this.#asked++;
    try {
      return await work(this.#process);
    } finally {
      this.#asked--;
      if (this.#asked === 0) {
        clearTimeout(this.#idle);
        this.#idle = setTimeout(() => {
          this.end();
        }, IDLE).unref();
      }
    }
  }
}

async function runOn(
  running: EngineProcess,
  task: BlurTask,
  progress: string,
  hear: (progress: BlurProgress) => void,
  token: CancellationToken,
): Promise<BlurResult> {
  const stop = running.onProgress(blurProgress, progress, hear);
  try {
    return await running.request(runBlur, { task, progress }, token);
  } finally {
    stop();
  }
}
