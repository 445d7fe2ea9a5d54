import { Worker } from 'node:worker_threads';
import { LearningFault } from '../training/fault.ts';
import type { Algorithm, TrainingRequest } from '../training/request.ts';
import type { Sample } from '../training/sample.ts';
import {
  trialsInOrder,
  type StartTrials,
  type TrialOutcome,
  type TrialRunner,
  type TrialSetting,
  type TrialTask,
} from '../training/trial.ts';
import type { TrialAnswer, TrialQuestion } from './trial-protocol.ts';

/** Algorithms that are trained by a library with threads of its own. */
const WITH_THREADS: ReadonlySet<Algorithm> = new Set(['mlp', 'autoencoder', 'stacking'] as const);
/** Values of the table that all trials go through together, below which starting threads takes longer than they save. */
const WORTH_IT = 2 ** 21;
/** Values of the tables of all threads: each has one of its own. */
const MOST_COPIED = 2 ** 26;

/**
 * Runs trials in as many threads as the training may take, where that is faster. Each trial depends on its parameters and the seed alone,
 * so that it does not matter which thread runs it.
 */
export const trialThreads: StartTrials = (setting, trials) => {
  const [, program = ''] = process.argv;
  const threads = threadsFor(setting.sample, setting.request, trials);
  // Threads have none of the loaders that a process understands its sources with.
  return threads < 2 || program.endsWith('.ts')
    ? trialsInOrder(setting, trials)
    : new TrialThreads(setting, threads, program);
};

/** How many threads run trials; 1 where they are run in order. */
export function threadsFor(
  { table }: Pick<Sample, 'table'>,
  { algorithm, threads }: Pick<TrainingRequest, 'algorithm' | 'threads'>,
  trials: number,
): number {
  const values = table.rows * table.columns.length;
  if (WITH_THREADS.has(algorithm) || values * trials < WORTH_IT) return 1;
  return Math.max(1, Math.min(threads, trials, Math.floor(MOST_COPIED / values)));
}

/** Threads that wait for trials. They end with this process, whatever they do. */
export class TrialThreads implements TrialRunner {
  readonly #workers: readonly Worker[];

  /** @param program the file of a process that learns. */
  constructor(setting: TrialSetting, threads: number, program: string) {
    this.#workers = Array.from({ length: threads }, () => new Worker(program, { workerData: setting }));
    // Each trial listens to a failure of its own.
    for (const worker of this.#workers) worker.setMaxListeners(0).on('error', () => undefined);
  }

  async run(
    tasks: readonly TrialTask[],
    onProgress: (rows: number) => void,
  ): Promise<readonly TrialOutcome[]> {
    const outcomes: TrialOutcome[] = tasks.map(() => ({}));
    const shares = tasks.map(() => 0);
    const failures = new Map<number, unknown>();
    let next = 0;
    const work = async (worker: Worker): Promise<void> => {
      // What was begun before a failure goes on to its end: which failure is the first one must not depend on the time.
      while (next < tasks.length && failures.size === 0) {
        const place = next++;
        const task = tasks[place];
        if (!task) return;
        const tell = (progress: number): void => {
          shares[place] = progress * task.rows.length;
          onProgress(shares.reduce((sum, share) => sum + share, 0));
        };
        try {
          outcomes[place] = await answered(worker, task, tell);
          tell(1);
        } catch (error) {
          failures.set(place, error);
        }
      }
    };
    await Promise.all(this.#workers.map(work));
    if (failures.size > 0) throw failures.get(Math.min(...failures.keys()));
    return outcomes;
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

function answered(
  worker: Worker,
  task: TrialTask,
  onProgress: (progress: number) => void,
): Promise<TrialOutcome> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void): void => {
      worker.off('message', hear).off('error', fail).off('exit', gone);
      then();
    };
    const fail = (error: Error): void => {
      settle(() => {
        reject(error);
      });
    };
    const gone = (): void => {
      fail(new Error('a thread of a search ended'));
    };
    const hear = (answer: TrialAnswer): void => {
      if ('progress' in answer) onProgress(answer.progress);
      else if ('outcome' in answer)
        settle(() => {
          resolve(answer.outcome);
        });
      else fail('fault' in answer ? new LearningFault(answer.fault) : new Error(answer.failure));
    };
    worker.on('message', hear).on('error', fail).on('exit', gone);
    worker.postMessage(task satisfies TrialQuestion);
  });
}
