import { t } from '@vscode/l10n';
import { TaskCancelledError } from '@vitruve/workspace';
import type { ModelOutput } from '../export/model-output.ts';
import type { TableRows } from '../model/table.ts';
import type { TrainingRequest, TrainingResult } from '../training/request.ts';
import type { RecommenderRequest } from '../recommender/request.ts';
import { LearnerProcess } from './learner-process.ts';
import { packedRows } from './packed-rows.ts';
import type { Question } from './protocol.ts';

export interface LearnerOptions {
  /** Ends the work at once, whatever it does. */
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress?: (progress: number) => void;
}

/**
 * Trains a model in a process of its own.
 * @throws TaskError when the table cannot be learned from.
 * @throws TaskCancelledError when it is aborted.
 */
export function trainApart(request: TrainingRequest, options: LearnerOptions): Promise<TrainingResult> {
  return trained({ ask: 'train', request }, options);
}

/**
 * Trains a recommender in a process of its own.
 * @throws TaskError when the table cannot be learned from.
 * @throws TaskCancelledError when it is aborted.
 */
export function trainRecommenderApart(
  request: RecommenderRequest,
  options: LearnerOptions,
): Promise<TrainingResult> {
  return trained({ ask: 'recommend', request }, options);
}

function trained(question: Question, { signal, onProgress }: LearnerOptions): Promise<TrainingResult> {
  return apart(signal, async (learner) => {
    const answer = await learner.ask(question, onProgress);
    if ('trained' in answer) return answer.trained;
    throw new Error('A model was to be trained, and something else was answered');
  });
}

/**
 * Runs the file of a model on a table in a process of its own.
 * @param bytes that were checked: see `readModel`.
 * @throws TaskError when it does not run.
 * @throws TaskCancelledError when it is aborted.
 */
export function predictApart(
  bytes: Uint8Array,
  table: TableRows,
  threads: number,
  options: Pick<LearnerOptions, 'signal'>,
): Promise<ReadonlyMap<string, ModelOutput>> {
  return withModel(bytes, threads, options, (run) => run(table));
}

/**
 * Works with a model that is open in a process of its own.
 * @param bytes that were checked: see `readModel`.
 * @param work is given what runs the model on a table.
 * @throws TaskError when it does not run.
 * @throws TaskCancelledError when it is aborted.
 */
export function withModel<Result>(
  bytes: Uint8Array,
  threads: number,
  { signal }: Pick<LearnerOptions, 'signal'>,
  work: (run: (table: TableRows) => Promise<ReadonlyMap<string, ModelOutput>>) => Promise<Result>,
): Promise<Result> {
  return apart(signal, async (learner) => {
    await learner.ask({ ask: 'open', bytes, threads });
    return work((table) => runOn(learner, table));
  });
}

/** Runs the model that a process has opened. @throws TaskError when it does not run. */
export async function runOn(
  learner: LearnerProcess,
  table: TableRows,
): Promise<ReadonlyMap<string, ModelOutput>> {
  const answer = await learner.ask({ ask: 'run', table: packedRows(table) });
  if ('predicted' in answer) return answer.predicted;
  throw new Error('A model was to be run, and something else was answered');
}

/** Works in a process that ends with the work, and when that is aborted. */
async function apart<Result>(
  signal: AbortSignal,
  work: (learner: LearnerProcess) => Promise<Result>,
): Promise<Result> {
  mustNotBeAborted(signal);
  const learner = new LearnerProcess();
  const end = (): void => {
    learner.end();
  };
  signal.addEventListener('abort', end, { once: true });
  try {
    return await work(learner);
  } catch (error) {
    mustNotBeAborted(signal);
    throw error;
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}

function mustNotBeAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new TaskCancelledError(t('The task was canceled'));
}
