import {
  RunTaskRequest,
  TaskProgress,
  type RunStep,
  type TaskOutcome,
  type TaskParams,
} from '@vitruve/engine';
import { TASK_SCHEMAS } from '@vitruve/schemas/every-task';
import type { CancellationToken } from 'vscode-jsonrpc/node';
import { EngineExitedError, type EngineProcess, type EngineRequest } from './engine-process.ts';

/** What the engine needs of the editor around it. */
export interface EngineHost {
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
  readonly #host: EngineHost;
  #process: EngineProcess | undefined;
  #asked = 0;
  #runs = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(host: EngineHost) {
    this.#host = host;
  }

  /** The process that runs now. */
  get pid(): number | undefined {
    return this.#process?.isOver === false ? this.#process.pid : undefined;
  }

  /** @throws EngineExitedError, EngineUnavailableError, or what the engine answers with. */
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
  async run<Result>(
    asked: TaskParams,
    hear: (step: RunStep) => void,
    token: CancellationToken,
  ): Promise<TaskOutcome<Result>> {
    const { restarting, pause = backOff } = this.#host;
    let params = asked;
    for (let endings = 0; ;) {
      try {
        const progress = `run-${++this.#runs}`;
        return (await this.#busy((running) =>
          runOn(running, params, progress, hear, token),
        )) as TaskOutcome<Result>;
      } catch (error) {
        if (
          !(error instanceof EngineExitedError) ||
          ++endings >= MOST_STARTS ||
          token.isCancellationRequested
        )
          throw error;
        restarting(error.message);
        await new Promise((wake) => setTimeout(wake, pause(endings)));
        params = continued(asked);
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
    if (!this.#process || this.#process.isOver) this.#process = this.#host.start();
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

/**
 * The same run from where it was: what is finished is in the journal beside the results. Memory may be what the engine
 * lacked: now one item at a time.
 */
function continued(asked: TaskParams): TaskParams {
  const schema = TASK_SCHEMAS.find((one) => one['x-task'] === asked.task);
  const takes = (input: string): boolean => schema !== undefined && input in schema.properties;
  return {
    ...asked,
    inputs: {
      ...asked.inputs,
      ...(takes('resume') ? { resume: true } : {}),
      ...(takes('workers') ? { workers: 1 } : {}),
    },
  };
}

async function runOn(
  running: EngineProcess,
  params: TaskParams,
  progress: string,
  hear: (step: RunStep) => void,
  token: CancellationToken,
): Promise<TaskOutcome> {
  const stop = running.onProgress(TaskProgress, progress, hear);
  try {
    return await running.request(RunTaskRequest, { ...params, progress }, token);
  } finally {
    stop();
  }
}
