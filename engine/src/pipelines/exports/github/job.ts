import { join } from 'node:path/posix';
import { t } from '@vscode/l10n';

import type {
  PortableParameter,
  PortablePipeline,
  PortableRun,
  PortableValue,
} from '../portable/portable-pipeline.ts';
import { settingAt } from '../portable/setting-at.ts';
import type { Remarks } from '../remarks.ts';
import { delaysOf, retriedScript } from '../retried.ts';
import type { ExportOptions } from '../target.ts';
import { taskCommand } from '../task-command.ts';
import type { TransferActions } from './actions.ts';
import { literal } from './literal.ts';
import type { JobRuns } from './job-runs.ts';
import { downloads, folders, uploads } from './transfer.ts';

/** Milliseconds of a minute. */
const MINUTE = 60_000;
/** What jobs may take if nothing is said. */
const DEFAULT_MINUTES = 360;
/** For what a job does besides its commands: a checkout, artifacts, a container. */
const MARGIN_MINUTES = 15;

/** What jobs are made with. */
export interface JobContext {
  readonly pipeline: PortablePipeline;
  readonly options: ExportOptions;
  readonly remarks: Remarks;
  readonly actions: TransferActions;
  /** The job of each run, by the name of the run. */
  readonly jobOf: ReadonlyMap<string, string>;
}

/** The job of a stage with a matrix, or of one run. */
export function jobOf(runs: JobRuns, context: JobContext): object {
  const { pipeline, options, jobOf: jobs } = context;
  const [run] = runs.runs;
  const { stage, settings } = run;
  const needs = [
    ...new Set(runs.runs.flatMap(({ before }) => before.map(({ name }) => jobs.get(name) ?? name))),
  ];
  const image = stage.uses ? vitruveImage(run, context) : (settings.image ?? options.image);
  const commands = commandSteps(runs, context);
  lost(run, context);
  return {
    name: runs.title,
    ...(needs.length > 0 ? { needs } : {}),
    'runs-on': options.runner ?? 'ubuntu-latest',
    ...(image === undefined ? {} : { container: stage.uses ? { image, options: '--user root' } : image }),
    'timeout-minutes': minutesOf(run),
    ...(runs.matrix ? { strategy: { 'fail-fast': false, matrix: { include: runs.matrix } } } : {}),
    steps: [
      { uses: context.actions.checkout.uses, with: { 'persist-credentials': false } },
      ...downloads(runs, pipeline.folder, context.actions),
      ...(stage.uses ? [] : folders(runs, pipeline.folder)),
      ...commands,
      ...uploads(runs, pipeline.folder, context.actions),
    ],
  };
}

/** Minutes of all tries with what comes before and after; GitHub counts in whole ones. */
function minutesOf(run: PortableRun): number {
  const { timeout } = run.settings;
  if (timeout === undefined) return DEFAULT_MINUTES;
  const delays = delaysOf(run);
  const seconds = delays.reduce((sum, delay) => sum + delay, 0);
  const all = (timeout * (delays.length + 1) + seconds * 1000) / MINUTE;
  return Math.min(DEFAULT_MINUTES, Math.ceil(all) + MARGIN_MINUTES);
}

function commandSteps({ runs, commands, environment }: JobRuns, context: JobContext): readonly object[] {
  const { pipeline, remarks } = context;
  const [run] = runs;
  const { stage, settings } = run;
  const folder = join(pipeline.folder, stage.uses ? '' : settings.workdir);
  const shared = {
    ...(folder === '.' ? {} : { 'working-directory': folder }),
    ...variables(run, environment, commands, context),
  };
  if (stage.uses)
    return [{ name: stage.name, shell: 'sh', ...shared, run: taskCommand(run, pipeline, remarks) }];
  const isPosix = settings.shell === 'sh' || settings.shell === 'bash';
  const isTried = settings.retries.count > 0 || (settings.timeout !== undefined && commands.length > 1);
  if (isTried && !isPosix)
    remarks.refuse(
      stage.key.span,
      t(
        'Stage "{0}": retries, and timeouts of several commands, can be exported for sh and bash only',
        stage.name,
      ),
    );
  const limit =
    settings.timeout !== undefined && !isTried
      ? { 'timeout-minutes': Math.ceil(settings.timeout / MINUTE) }
      : {};
  const scripts = isTried && isPosix ? [retriedScript(run, commands)] : commands;
  return [...scripts.map((text) => ({ shell: settings.shell, ...shared, ...limit, run: literal(text) }))];
}

/** The variables of a run: those of parameters, those that differ between the runs, and its own. */
function variables(
  run: PortableRun,
  differing: JobRuns['environment'],
  commands: readonly string[],
  { pipeline, remarks }: JobContext,
): object {
  const env: Record<string, string> = {};
  for (const { name, variable } of pipeline.parameters)
    if (commands.some((text) => text.includes(variable))) env[variable] = `\${{ inputs.${name} }}`;
  for (const [name, value] of run.environment)
    env[name] = differing.get(name) ?? written(value, run, remarks);
  for (const [name, value] of differing) env[name] = value;
  return Object.keys(env).length === 0 ? {} : { env };
}

function written(value: PortableValue, { stage }: PortableRun, remarks: Remarks): string {
  if (value.kind === 'text') return literal(value.text);
  if (value.kind === 'template')
    return value.parts.map((part) => (typeof part === 'string' ? literal(part) : inputOf(part))).join('');
  if (!/^(?!GITHUB_)[a-z_]\w*$/iu.test(value.name))
    remarks.refuse(stage.key.span, t('"{0}" is not a valid name of a secret here', value.name));
  return `\${{ secrets.${value.name} }}`;
}

function inputOf({ name }: PortableParameter): string {
  return `\${{ inputs.${name} }}`;
}

function vitruveImage({ stage }: PortableRun, { options, remarks }: JobContext): string | undefined {
  if (options.vitruveImage === undefined)
    remarks.refuse(
      stage.uses?.span ?? stage.key.span,
      t(
        'Stage "{0}" runs a task of Vitruve: name an image that has Vitruve with --vitruve-image',
        stage.name,
      ),
    );
  return options.vitruveImage;
}

function lost(run: PortableRun, { remarks }: JobContext): void {
  const { stage, resources, settings } = run;
  if (resources.size > 0)
    remarks.lose(
      stage.key.span,
      t('Stage "{0}": resources are left out: the runner has those of its machine', stage.name),
    );
  if (settings.timeout !== undefined && settings.timeout % MINUTE > 0 && settings.retries.count === 0)
    remarks.lose(
      settingAt(run, 'timeout').span,
      t('Stage "{0}": the timeout is rounded up to whole minutes', stage.name),
    );
}
