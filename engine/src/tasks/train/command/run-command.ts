import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskCancelledError, TaskError } from '@vitruve/workspace';
import { OutputLines } from '../../../pipelines/commands/lines.ts';
import { runProgram } from '../../../pipelines/commands/program.ts';
import { faultOf } from '../../../pipelines/commands/run-command.ts';
import { SHELLS } from '../../../pipelines/commands/shells.ts';
import type { ProgramContext } from '../../../running/task.ts';
import type { TrainingCommand } from '../inputs.ts';

/** Lines of its output that an error shows. */
const SHOWN = 15;
const MINUTE = 60_000;

export interface CommandRun {
  /** A folder for the file of the script; absolute. */
  readonly scratch: string;
  /** Variables that the command has beside those that it is given. */
  readonly variables: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** That of the stage. */
  readonly programs?: ProgramContext;
}

/**
 * Runs the command of a manifest in its folder, with the shell that stages have.
 * @throws TaskError with its last lines when it fails.
 * @throws TaskCancelledError when it is aborted.
 */
export async function runCommand(
  { run, folder, timeout }: TrainingCommand,
  { scratch, variables, signal, programs = {} }: CommandRun,
): Promise<void> {
  const { extension, fileText, command } = SHELLS.sh;
  const script = join(scratch, `train${extension}`);
  await writeFile(script, fileText(run), { mode: 0o600 });
  const last: string[] = [];
  const keep = (line: string): void => {
    last.push(line);
    if (last.length > SHOWN) last.shift();
  };
  const lines = { stdout: new OutputLines([], keep), stderr: new OutputLines([], keep) };
  const [shell, ...args] = command(script);
  const end = await runProgram({
    command: [shell, ...args],
    folder,
    environment: { ...(programs.environment ?? process.env), ...variables },
    signal,
    timeout: timeout === undefined ? undefined : timeout * MINUTE,
    onOutput: (stream, bytes) => {
      lines[stream].write(bytes);
    },
    onStart: (pid) => programs.onProgram?.(pid),
  });
  lines.stdout.end();
  lines.stderr.end();
  if (signal.aborted) throw new TaskCancelledError(t('The task was canceled'));
  const fault = faultOf(end, shell);
  if (fault === undefined) return;
  const told = t('The command "{0}" failed: {1}', shownCommand(run), fault);
  throw new TaskError([told, ...last.map((line) => `  ${line.replaceAll(script, 'train.run')}`)].join('\n'));
}

/** A command in a message: of a script, the first line. */
export function shownCommand(run: string): string {
  const [first = '', ...others] = run.trim().split('\n');
  return others.length > 0 ? `${first} …` : first;
}
