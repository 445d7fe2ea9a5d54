import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { t } from '@vscode/l10n';
import type { ExpressionPart } from '@vitruve/manifests';
import type { StageVariables } from '../plan/environment.ts';
import type { PlannedRun } from '../plan/plan.ts';
import type { StageSettings } from '../plan/stage-settings.ts';
import type { Container } from '../containers/container.ts';
import { RUN_VARIABLE } from '../processes/survivors.ts';
import { RunError } from '../run-error.ts';
import { OutputLines } from './lines.ts';
import { runProgram, type ProgramEnd } from './program.ts';
import { expandedScript } from './script.ts';
import { scriptPlace, withPipelinePlace } from './script-lines.ts';
import { SHELLS } from './shells.ts';

/** One try of the commands of a run. */
export interface CommandRequest {
  readonly planned: PlannedRun;
  readonly settings: StageSettings;
  /** The folder of the pipeline; absolute. */
  readonly folder: string;
  /** The text of the pipeline, and how its file is shown. */
  readonly source: { readonly text: string; readonly shown: string };
  /** A folder of this try for the files of scripts; absolute. */
  readonly scratch: string;
  /** The values of an expression; paths count from the folder of the pipeline, or are absolute. */
  readonly valuesOf: (parts: readonly ExpressionPart[]) => readonly string[] | undefined;
  /** Of the runner. */
  readonly environment: NodeJS.ProcessEnv;
  /** Of the stage; secrets are not shown. */
  readonly variables: StageVariables;
  /** Where commands run; undefined for this machine. */
  readonly container: Container | undefined;
  readonly signal: AbortSignal;
  readonly onLine: (stream: 'stdout' | 'stderr', line: string) => void;
  readonly onStart: (pid: number) => void;
}

/**
 * Runs the commands of a stage, one after the other.
 * @throws RunError when one fails.
 */
export async function runCommands(request: CommandRequest): Promise<void> {
  const { planned, settings, folder, source, scratch, environment, variables, container } = request;
  const { signal, onLine, onStart } = request;
  const secrets = [...variables.secrets.values()];
  const shell = SHELLS[settings.shell];
  const start = resolve(folder, settings.workdir);
  await mustBeFolder(start, settings.workdir);
  await mkdir(scratch, { recursive: true });
  const deadline = settings.timeout === undefined ? undefined : performance.now() + settings.timeout;
  for (const [index, node] of planned.stage.run.entries()) {
    const script = expandedScript(node.text, settings.shell, (parts) => shownValues(request, parts, start));
    const file = join(scratch, `${index + 1}${shell.extension}`);
    await writeFile(file, shell.fileText(script), { mode: 0o600 });
    const command = shell.command(container?.pathOf(file) ?? file);
    const place = scriptPlace(
      { script: container?.pathOf(file) ?? file, shown: source.shown },
      source.text,
      node,
      script,
    );
    const lines = {
      stdout: new OutputLines(secrets, (line) => {
        onLine('stdout', line);
      }),
      stderr: new OutputLines(secrets, (line) => {
        onLine('stderr', withPipelinePlace(line, place));
      }),
    };
    const end = await runProgram({
      command: container?.command(command, start, variables) ?? command,
      folder: start,
      environment: container?.environment(environment, variables) ?? {
        ...environment,
        ...Object.fromEntries([...variables.values, ...variables.secrets]),
        [RUN_VARIABLE]: environment[RUN_VARIABLE],
      },
      signal,
      timeout: deadline === undefined ? undefined : Math.max(1, deadline - performance.now()),
      onOutput: (stream, bytes) => {
        lines[stream].write(bytes);
      },
      onStart,
    });
    lines.stdout.end();
    lines.stderr.end();
    // What started it was ended, which does not end the container.
    if (end.kind !== 'exit') await container?.remove();
    signal.throwIfAborted();
    const fault = faultOf(end, command[0]);
    if (fault !== undefined) throw new RunError(fault);
  }
}

async function mustBeFolder(path: string, shown: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() !== true)
    throw new RunError(t('The working directory "{0}" does not exist', shown));
}

/** Paths count from the folder in which commands start. */
function shownValues(
  { folder, valuesOf, container }: CommandRequest,
  parts: readonly ExpressionPart[],
  start: string,
): readonly string[] | undefined {
  const values = valuesOf(parts);
  const isPath = parts[0]?.text === 'outputs' || parts[0]?.text === 'stages';
  if (!isPath) return values;
  return values?.map((path) => {
    const full = resolve(folder, path);
    const inRun = container?.pathOf(full);
    // What is not in the folder of the pipeline has a path of its own in a container.
    if (inRun?.startsWith('/vitruve/') === true) return inRun;
    return asArgument(relative(start, full).split(sep).join('/'));
  });
}

/** A path that programs do not take for an option. */
export function asArgument(path: string): string {
  if (path === '') return '.';
  return path.startsWith('-') ? `./${path}` : path;
}

/** Why a program failed; undefined when it did not. */
export function faultOf(end: ProgramEnd, shell: string): string | undefined {
  switch (end.kind) {
    case 'exit':
      return end.status === 0 ? undefined : t('exited with status {0}', end.status);
    case 'signal':
      return t('ended by the signal {0}', end.signal);
    case 'timeout':
      return t('exceeded its timeout');
    case 'not-started':
      return t('"{0}" cannot be started: {1}', shell, end.reason);
  }
}
