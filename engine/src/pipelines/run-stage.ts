import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { t } from '@vscode/l10n';
import type { ExpressionPart } from '@vitruve/manifests';
import { reasonOf, UserError } from '@vitruve/workspace';
import { secretValues } from './plan/environment.ts';
import { runCommands } from './commands/run-command.ts';
import type { PipelineRequest } from './execution.ts';
import type { OpenedPipeline } from './plan/open-pipeline.ts';
import type { Plan, PlannedRun } from './plan/plan.ts';
import type { StageSettings } from './plan/stage-settings.ts';
import { RunError } from './run-error.ts';
import { taskInputs } from './tasks/task-inputs.ts';
import { preparedStage, runTaskStage, type StageTasks } from './tasks/run-task-stage.ts';

/** A run of a stage that is to be done. */
export interface StageRun {
  readonly opened: OpenedPipeline;
  readonly plan: Plan;
  readonly planned: PlannedRun;
  readonly settings: StageSettings;
  readonly request: PipelineRequest;
  readonly tasks: StageTasks;
  /** A folder of this run for files of its own; absolute. */
  readonly scratch: string;
}

/**
 * Does the work of a run, with its retries.
 * @throws RunError when the last try has failed, or an input or an output is missing.
 */
export async function runStage(run: StageRun): Promise<void> {
  const { settings, planned, request } = run;
  const { count, delay, factor } = settings.retries;
  mustExist(run, planned.inputs, (path) => t('The input "{0}" does not exist', path));
  for (let attempt = 0; ; attempt++) {
    try {
      await oneTry(run, attempt);
      return;
    } catch (error) {
      const reason = error instanceof UserError ? error.message : reasonOf(error);
      if (attempt >= count || request.signal.aborted) throw new RunError(reason);
      const wait = Math.min(delay * factor ** attempt, 2 ** 31 - 1);
      request.onEvent({ event: 'retry', run: planned.name, reason, delay: wait });
      // What waits is over when the run is canceled: the next try says so.
      await sleep(wait, undefined, { signal: request.signal }).catch(() => undefined);
    }
  }
}

async function oneTry(run: StageRun, attempt: number): Promise<void> {
  const { planned, opened, settings, request } = run;
  const { outputs, stage } = planned;
  for (const { path } of outputs) await mkdir(dirname(resolve(opened.folder, path)), { recursive: true });
  const onLine = (stream: 'stdout' | 'stderr', line: string): void => {
    request.onEvent({ event: 'output', run: planned.name, stream, line });
  };
  if (stage.uses) {
    const task = await run.tasks.byId(stage.uses.text);
    const inputs = taskInputs(stage.with, (parts) => valuesOf(run, parts));
    const prepared = await preparedStage({ task, inputs, folder: opened.folder, version: request.version });
    await runTaskStage(prepared, settings.timeout, request.signal, onLine);
  } else {
    const secrets = secretValues(settings.environment, request.secrets);
    await runCommands({
      planned,
      settings,
      folder: opened.folder,
      scratch: join(run.scratch, String(attempt + 1)),
      valuesOf: (parts) => valuesOf(run, parts),
      environment: {
        ...request.environment,
        ...Object.fromEntries(settings.environment.values),
        ...Object.fromEntries(secrets),
      },
      secrets: secrets.values(),
      signal: request.signal,
      onLine,
      onStart: () => undefined,
    });
  }
  mustExist(
    run,
    outputs.map(({ path }) => path),
    (path) => t('The output "{0}" was not created', path),
  );
}

/** The values of an expression in a run, without what stages that are skipped would have made. */
function valuesOf(
  { plan, planned }: StageRun,
  parts: readonly ExpressionPart[],
): readonly string[] | undefined {
  const { stage, run, withheld } = planned;
  const values = plan.values.valuesIn(stage, run, parts);
  return parts[0]?.text === 'stages' ? values?.filter((path) => !withheld.has(path)) : values;
}

function mustExist({ opened }: StageRun, paths: readonly string[], fault: (path: string) => string): void {
  const missing = paths.find((path) => !existsSync(resolve(opened.folder, path)));
  if (missing !== undefined) throw new RunError(fault(missing));
}
