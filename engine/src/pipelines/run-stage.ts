import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { t } from '@vscode/l10n';
import {
  expressionsWithin,
  valueOf,
  type ExpressionPart,
  type YamlMap,
  type YamlNode,
} from '@vitruve/manifests';
import { reasonOf, shownPath, UserError } from '@vitruve/workspace';
import { runCommands } from './commands/run-command.ts';
import type { PipelineRequest } from './execution.ts';
import { secretValues } from './plan/environment.ts';
import type { OpenedPipeline } from './plan/open-pipeline.ts';
import type { Plan, PlannedRun } from './plan/plan.ts';
import type { StageSettings } from './plan/stage-settings.ts';
import { OWN_FOLDER } from './own-folder.ts';
import { RUN_VARIABLE } from './processes/survivors.ts';
import { Container } from './containers/container.ts';
import type { ContainerEngine } from './containers/container-engine.ts';
import type { StageImage } from './containers/stage-image.ts';
import { historyName } from './history/run-head.ts';
import { checkQuality } from './quality/quality-gate.ts';
import type { RowHashes } from './record/lock.ts';
import { RunError } from './run-error.ts';
import { exists } from './staging/moves.ts';
import { Staging } from './staging/staging.ts';
import { taskInputs } from './tasks/task-inputs.ts';
import type { LoadedTasks } from '../running/loaded-tasks.ts';
import { preparedStage, runTaskStage } from './tasks/run-task-stage.ts';
import type { PreparedTask } from '../running/run-task.ts';

/** A run of a stage that is to be done. */
export interface StageRun {
  readonly opened: OpenedPipeline;
  readonly plan: Plan;
  readonly planned: PlannedRun;
  readonly settings: StageSettings;
  readonly request: PipelineRequest;
  readonly tasks: LoadedTasks;
  /** Undefined when its commands run on this machine. */
  readonly image: StageImage | undefined;
  /** What runs containers, where it is installed. */
  readonly containers: ContainerEngine | undefined;
}

/**
 * Does the work of a run, with its retries. When it fails, its outputs are those of the run before.
 * @returns hashes of the rows of tables among its outputs, by their paths as the pipeline writes them.
 * @throws RunError when the last try has failed, or an output is missing.
 */
export async function runStage(run: StageRun): Promise<RowHashes> {
  const { opened, planned } = run;
  await mustBeAllowed(run);
  const named = namedOutputs(planned, run.plan.pipeline.defaults.environment);
  const places = planned.outputs
    .filter(({ isResult }) => isResult)
    .map(({ path, name }) => ({ path: resolve(opened.folder, path), shown: path, isNamed: named.has(name) }));
  const staging = await Staging.begin(
    join(opened.root, OWN_FOLDER),
    opened.root,
    places,
    run.image !== undefined,
  );
  try {
    const rows = await tries(run, staging);
    await staging.commit();
    return rows;
  } catch (error) {
    await staging.rollBack();
    throw error;
  }
}

/** @throws RunError for a stage that downloads, unless the user allows it: a pipeline may be somebody else's. */
async function mustBeAllowed({ planned, tasks, request }: StageRun): Promise<void> {
  const { uses } = planned.stage;
  if (!uses || request.allowDownloads) return;
  const { schema } = await tasks.byId(uses.text);
  const downloads = schema['x-downloads'];
  if (downloads === true)
    throw new RunError(t('The stage downloads a file. To allow it, run it with "--allow-downloads"'));
  if (typeof downloads === 'object' && downloads.some((input) => valueOf(planned.stage.with, input)))
    throw new RunError(t('The stage reads from a server. To allow it, run it with "--allow-downloads"'));
}

async function tries(run: StageRun, staging: Staging): Promise<RowHashes> {
  const { settings, planned, request } = run;
  const { count, delay, factor } = settings.retries;
  for (let attempt = 0; ; attempt++) {
    try {
      await staging.prepareTry();
      const rows = await oneTry(run, staging, join(staging.folder, `try-${attempt + 1}`));
      await staging.mustBeMade();
      // Until then, what was there before is in its place, and stays if the new data is not good.
      await checkQuality({
        ...run,
        version: request.version,
        signal: request.signal,
        placeOf: (path) => staging.placeOf(path) ?? resolve(run.opened.folder, path),
        isNew: true,
        onLine: (stream, line) => {
          request.onEvent({ event: 'output', run: planned.name, stream, line });
        },
        onChecks: (checks) => {
          request.onEvent({ event: 'checked', run: planned.name, checks });
        },
      });
      return rows;
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

async function oneTry(run: StageRun, staging: Staging, scratch: string): Promise<RowHashes> {
  const { planned, opened, settings, request } = run;
  let rows: RowHashes = {};
  const { stage } = planned;
  const { environment } = settings;
  const variables = { values: environment.values, secrets: secretValues(environment, request.secrets) };
  for (const { path, isResult } of planned.outputs)
    if (!isResult) await mkdir(dirname(resolve(opened.folder, path)), { recursive: true });
  const onLine = (stream: 'stdout' | 'stderr', line: string): void => {
    request.onEvent({ event: 'output', run: planned.name, stream, line });
  };
  if (stage.uses) {
    const told = (stream: 'stdout' | 'stderr', line: string): void => {
      onLine(stream, withOwnPaths(line, run, staging));
    };
    try {
      const made = await runTaskStage(
        await preparedTask(run, staging),
        {
          ...settings,
          hashesRows: run.plan.followed.has(stage),
          variables,
          secret: request.secrets,
          programs: {
            environment: {
              ...request.environment,
              ...Object.fromEntries([...variables.values, ...variables.secrets]),
              [RUN_VARIABLE]: staging.id,
            },
            onProgram: (pid) => {
              staging.noteProgram(pid);
            },
          },
          onChecks: (checks) => {
            request.onEvent({
              event: 'checked',
              run: planned.name,
              checks: checks.map(({ file, ...check }) => ({
                ...check,
                path: historyName(opened.root, file),
              })),
            });
          },
        },
        request.signal,
        told,
      );
      rows = withOwnNames(made, run, staging);
    } catch (error) {
      throw error instanceof UserError ? new RunError(withOwnPaths(error.message, run, staging)) : error;
    }
  } else {
    await runCommands({
      planned,
      settings,
      folder: opened.folder,
      source: { text: opened.text, shown: historyName(opened.root, opened.path) },
      scratch,
      valuesOf: (parts) => valuesOf(run, parts, staging),
      environment: { ...request.environment, [RUN_VARIABLE]: staging.id },
      variables,
      container: containerOf(run, staging),
      signal: request.signal,
      onLine,
      onStart: (pid) => {
        staging.noteProgram(pid);
      },
    });
  }
  for (const { path, isResult } of planned.outputs)
    if (!isResult && !(await exists(resolve(opened.folder, path))))
      throw new RunError(t('The output "{0}" was not created', path));
  return rows;
}

/** By the paths that the pipeline writes, in place of those that the task wrote to. */
function withOwnNames(made: RowHashes, { planned, opened }: StageRun, staging: Staging): RowHashes {
  return Object.fromEntries(
    planned.outputs.flatMap(({ path }) => {
      const hash = made[staging.placeOf(path) ?? resolve(opened.folder, path)];
      return hash === undefined ? [] : [[path, hash]];
    }),
  );
}

/** @throws RunError when there is nothing that runs containers. */
function containerOf({ image, containers, opened }: StageRun, staging: Staging): Container | undefined {
  if (!image) return undefined;
  if (!containers)
    throw new RunError(t('"image" requires docker or podman, and neither of them is installed'));
  if (process.platform === 'win32') throw new RunError(t('"image" is not supported on Windows'));
  return new Container({
    engine: containers,
    image: image.resolved ?? image.written,
    id: staging.id,
    folder: opened.folder,
    staging: staging.folder,
  });
}

/**
 * The names of outputs that commands or inputs of a task name by expressions, so that they can be led to another place. Variables
 * cannot: what is in them may be the path that the key of the run holds.
 */
function namedOutputs({ stage }: PlannedRun, environment: YamlMap | undefined): ReadonlySet<string> {
  const named = new Set([...stage.run.flatMap(outputsWithin), ...outputsWithin(stage.with)]);
  for (const name of [...outputsWithin(stage.environment), ...outputsWithin(environment)]) named.delete(name);
  return named;
}

function outputsWithin(node: YamlNode | undefined): readonly string[] {
  return expressionsWithin(node ?? null).flatMap(({ parts: [namespace, name] }) =>
    namespace?.text === 'outputs' && name ? [name.text] : [],
  );
}

/** What a task tells, with the paths of outputs as the pipeline writes them instead of the places that they are made in. */
function withOwnPaths(line: string, { planned, opened }: StageRun, staging: Staging): string {
  return planned.outputs.reduce((text, { path }) => {
    const place = staging.placeOf(path);
    if (place === undefined) return text;
    return text.replaceAll(place, () => path).replaceAll(shownPath(opened.folder, place), () => path);
  }, line);
}

/**
 * The task of a stage with its inputs.
 * @param staging where it writes its outputs; to their own places when it is not given.
 * @throws TaskError for a task that does not exist, or inputs that it does not take.
 */
export async function preparedTask(run: StageRun, staging?: Staging): Promise<PreparedTask> {
  const { stage } = run.planned;
  const task = await run.tasks.byId(stage.uses?.text ?? '');
  const inputs = taskInputs(stage.with, (parts) => valuesOf(run, parts, staging));
  return preparedStage({ task, inputs, folder: run.opened.folder, version: run.request.version });
}

/** The values of an expression in a run, without what stages that are skipped would have made. */
function valuesOf(
  { plan, planned }: StageRun,
  parts: readonly ExpressionPart[],
  staging?: Staging,
): readonly string[] | undefined {
  const { stage, run, withheld } = planned;
  const values = plan.values.valuesIn(stage, run, parts);
  if (parts[0]?.text === 'outputs') return values?.map((path) => staging?.placeOf(path) ?? path);
  return parts[0]?.text === 'stages' ? values?.filter((path) => !withheld.has(path)) : values;
}
