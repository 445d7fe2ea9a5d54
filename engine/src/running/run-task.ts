import { t } from '@vscode/l10n';
import { TaskCancelledError } from '@vitruve/workspace';
import type { ItemLine, ProgramContext, RunResources, Summary, Task, TaskContext } from './task.ts';
import { readInputs } from './inputs.ts';
import { Progress } from './progress.ts';

/** A task that is ready to run. */
export interface PreparedTask {
  readonly task: Task;
  /** Valid and resolved. */
  readonly inputs: unknown;
  /** Absolute paths of the reports that a configuration asks for. */
  readonly reports: readonly string[];
  readonly context: TaskContext;
}

/** What is reported while a task runs. */
export interface RunStep {
  readonly done: number;
  readonly total: number;
  /** How far and how fast: `3/10 · 2.1 images/s · 0:05 left`. */
  readonly message: string;
  readonly line: ItemLine;
}

export interface RunOptions {
  readonly signal: AbortSignal;
  readonly onStep: (step: RunStep) => void;
  readonly resources?: RunResources;
  /** See `RunContext`. */
  readonly hashesRows?: boolean;
  readonly secret?: (name: string) => string | undefined;
  readonly programs?: ProgramContext;
  /** Milliseconds since any point. */
  readonly clock?: () => number;
}

/** A run that has ended. */
export interface FinishedTask extends PreparedTask {
  readonly began: Date;
  readonly result: unknown;
  readonly summary: Summary;
  /** The view that an editor can show of the result; see `Task.view`. */
  readonly view: string | undefined;
}

/**
 * @param schema what the inputs must be: a service, for one, is started without those that come with requests.
 * @throws UserError for inputs that are wrong, or a configuration that cannot be used.
 */
export async function prepareTask(
  task: Task,
  given: Readonly<Record<string, unknown>>,
  context: TaskContext,
  schema = task.schema,
): Promise<PreparedTask> {
  const inputs = readInputs(schema, given, context.folder);
  const resolved = task.resolve ? await task.resolve(inputs) : { inputs, reports: [] };
  return { task, ...resolved, context };
}

/**
 * Runs a task to its end, or until it is aborted: then its summary says so.
 * @throws UserError when it cannot begin.
 * @throws TaskCancelledError when it was aborted, and has no result of what was done until then.
 */
export async function runTask(
  prepared: PreparedTask,
  { signal, onStep, resources, hashesRows, secret, programs, clock }: RunOptions,
): Promise<FinishedTask> {
  const { task, inputs, context } = prepared;
  const began = new Date();
  const progress = new Progress(task, clock);
  const result = await runOrCancel(signal, () =>
    task.run(inputs, {
      ...context,
      signal,
      ...(resources ? { resources } : {}),
      ...(hashesRows === undefined ? {} : { hashesRows }),
      ...(secret ? { secret } : {}),
      ...programs,
      onItem: ({ done, total, item }) => {
        const line = task.describeItem?.(item, context) ?? UNTOLD;
        onStep({ done, total, message: progress.step(done, total, line.isWork), line });
      },
    }),
  );
  const summary = task.summarize(inputs, result, context);
  return { ...prepared, began, result, summary, view: task.view?.(inputs, result) };
}

/** The line of a task that runs without items. */
const UNTOLD: ItemLine = { text: '', isFailure: false, isTold: false, isWork: false };

/** What ends a run that was aborted is not a fault, whatever library it comes from. */
async function runOrCancel(signal: AbortSignal, run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    throw signal.aborted ? new TaskCancelledError(t('The task was canceled')) : error;
  }
}
