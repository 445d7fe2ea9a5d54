import { t } from '@vscode/l10n';
import { TaskCancelledError, UserError } from '@vitruve/workspace';
import { prepareTask, runTask, type PreparedTask } from '../../running/run-task.ts';
import type { ProgramContext, RunResources, Task, TaskCheck } from '../../running/task.ts';
import { masked } from '../commands/masking.ts';
import type { SecretStore, StageVariables } from '../plan/environment.ts';
import { RunError } from '../run-error.ts';

/** A stage whose work is a task. */
export interface TaskStageRequest {
  readonly task: Task;
  /** As they are under `with`. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The folder of the pipeline; absolute. */
  readonly folder: string;
  /** Of Vitruve. */
  readonly version: string;
}

/** @throws TaskError for inputs that the task does not take. */
export function preparedStage({ task, inputs, folder, version }: TaskStageRequest): Promise<PreparedTask> {
  return prepareTask(task, inputs, { folder, version });
}

/** What the task of a stage may take and know. */
export interface TaskStageLimits {
  /** Milliseconds; undefined for no limit. */
  readonly timeout: number | undefined;
  readonly resources: RunResources;
  readonly hashesRows?: boolean;
  /** Those of the stage. */
  readonly variables?: StageVariables;
  /** The value of a secret by its name. */
  readonly secret?: SecretStore;
  /** For programs that the task starts: the variables of the stage among others. */
  readonly programs?: ProgramContext;
  /** Hears what became of checks of data, if the task makes some. */
  readonly onChecks?: (checks: readonly TaskCheck[]) => void;
}

/**
 * Runs the task of a stage.
 * @returns hashes of the rows of tables that it wrote, by their absolute paths.
 * @throws RunError when it fails.
 */
export async function runTaskStage(
  prepared: PreparedTask,
  { timeout, resources, hashesRows = false, variables, secret, programs, onChecks }: TaskStageLimits,
  signal: AbortSignal,
  onLine: (stream: 'stdout' | 'stderr', line: string) => void,
): Promise<Readonly<Record<string, string>>> {
  const late = timeout === undefined ? undefined : AbortSignal.timeout(Math.min(timeout, 2 ** 31 - 1));
  const both = late ? AbortSignal.any([signal, late]) : signal;
  const given = { ...Object.fromEntries([...(variables?.values ?? []), ...(variables?.secrets ?? [])]) };
  const secrets = new Set(variables?.secrets.values());
  const mask = (text: string): string => masked(text, secrets);
  try {
    const { summary, result } = await runTask(prepared, {
      signal: both,
      resources,
      hashesRows,
      ...(programs ? { programs } : {}),
      ...(secret && {
        secret: (name) => {
          const value = given[name] ?? secret(name);
          if (value !== undefined) secrets.add(value);
          return value;
        },
      }),
      onStep: ({ line, message }) => {
        if (line.isTold || line.isFailure)
          onLine(line.isFailure ? 'stderr' : 'stdout', mask(`${message} ${line.text}`));
      },
    });
    if (both.aborted) throw new TaskCancelledError(summary.text);
    const checks = prepared.task.checks?.(result);
    if (checks) onChecks?.(checks);
    const told = mask(summary.text);
    onLine('stdout', told);
    if (summary.status !== 'succeeded') throw new RunError(told);
    return prepared.task.rowHashes?.(result) ?? {};
  } catch (error) {
    if (signal.aborted) throw new RunError(t('The run was canceled'));
    if (late?.aborted === true) throw new RunError(t('exceeded its timeout'));
    throw error instanceof UserError ? new RunError(mask(error.message)) : error;
  }
}
