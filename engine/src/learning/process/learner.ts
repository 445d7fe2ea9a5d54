import { fork } from 'node:child_process';
import { t } from '@vscode/l10n';
import { TaskCancelledError, TaskError } from '@vitruve/workspace';
import type { ModelOutput } from '../export/run-model.ts';
import type { TableRows } from '../model/table.ts';
import type { TrainingRequest, TrainingResult } from '../training/request.ts';
import { faultText } from './fault-text.ts';
import { learningProgram } from './program.ts';
import type { Answer, Progress, Question } from './protocol.ts';

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
export async function trainApart(request: TrainingRequest, options: LearnerOptions): Promise<TrainingResult> {
  const answer = await ask({ ask: 'train', request }, options);
  if ('trained' in answer) return answer.trained;
  throw new Error('A model was to be trained, and something else was answered');
}

/**
 * Runs the file of a model on a table in a process of its own.
 * @param bytes that were checked: see `readModel`.
 * @throws TaskError when it does not run.
 * @throws TaskCancelledError when it is aborted.
 */
export async function predictApart(
  bytes: Uint8Array,
  table: TableRows,
  threads: number,
  options: LearnerOptions,
): Promise<ReadonlyMap<string, ModelOutput>> {
  const answer = await ask({ ask: 'predict', bytes, table, threads }, options);
  if ('predicted' in answer) return answer.predicted;
  throw new Error('A model was to be run, and something else was answered');
}

type Success = Exclude<Answer, { fault: unknown } | { failure: unknown }>;

async function ask(question: Question, { signal, onProgress }: LearnerOptions): Promise<Success> {
  mustNotBeAborted(signal);
  const program = learningProgram();
  const child = fork(program, [], {
    // Numbers go as they are, not as text.
    serialization: 'advanced',
    // A source needs what this process was started with to be understood; a bundle does not.
    execArgv: program.endsWith('.ts') ? process.execArgv : [],
    // Its standard output would disturb a protocol on ours.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const end = (): void => {
    child.kill('SIGKILL');
  };
  signal.addEventListener('abort', end, { once: true });
  try {
    const answer = await new Promise<Answer | undefined>((resolve) => {
      child.on('message', (message: Answer | Progress) => {
        if ('progress' in message) onProgress?.(message.progress);
        else resolve(message);
      });
      child.on('exit', () => {
        resolve(undefined);
      });
      child.on('error', ({ message }) => {
        resolve({ failure: message });
      });
      // What cannot be sent to a process that is gone is told by its end.
      child.send(question, () => undefined);
    });
    mustNotBeAborted(signal);
    if (!answer) throw new TaskError(t('The process exited, possibly because of insufficient memory'));
    if ('fault' in answer) throw new TaskError(faultText(answer.fault));
    if ('failure' in answer) throw new TaskError(t('The model does not run: {0}', answer.failure));
    return answer;
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}

function mustNotBeAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new TaskCancelledError(t('The task was canceled'));
}
