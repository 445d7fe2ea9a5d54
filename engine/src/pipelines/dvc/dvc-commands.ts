import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { OutputLines } from '../commands/lines.ts';
import { runProgram } from '../commands/program.ts';
import { faultOf } from '../commands/run-command.ts';
import { RunError } from '../run-error.ts';

/** The commands of a stage of DVC. */
export interface DvcCommands {
  /** A text, of which each line is a command, or a list. */
  readonly cmd: string | readonly string[];
  /** The folder in which they start; absolute. */
  readonly folder: string;
  /** As it is written. */
  readonly wdir: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly onLine: (stream: 'stdout' | 'stderr', line: string) => void;
  readonly onStart: (pid: number) => void;
}

/** Options by which shells read none of the files of the user, as DVC gives them. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  zsh: ['--no-rcs'],
  bash: ['--noprofile', '--norc'],
  fish: ['--no-config'],
};

/**
 * Runs commands one after the other, each in the shell of the user, as DVC does.
 * @throws RunError when one fails.
 */
export async function runDvcCommands(commands: DvcCommands): Promise<void> {
  const { cmd, folder, wdir, environment, signal, onLine, onStart } = commands;
  if ((await stat(folder).catch(() => undefined))?.isDirectory() !== true)
    throw new RunError(t('The working directory "{0}" does not exist', wdir));
  const shell = shellOf(environment);
  for (const command of typeof cmd === 'string' ? cmd.split(/\r\n|\r|\n/u) : cmd) {
    if (command.trim() === '') continue;
    const lines = {
      stdout: new OutputLines([], (line) => {
        onLine('stdout', line);
      }),
      stderr: new OutputLines([], (line) => {
        onLine('stderr', line);
      }),
    };
    const end = await runProgram({
      command: [...shell, command],
      folder,
      environment,
      signal,
      timeout: undefined,
      onOutput: (stream, bytes) => {
        lines[stream].write(bytes);
      },
      onStart,
    });
    lines.stdout.end();
    lines.stderr.end();
    signal.throwIfAborted();
    const fault = faultOf(end, shell[0] ?? '');
    if (fault !== undefined) throw new RunError(fault);
  }
}

function shellOf({ SHELL, ComSpec }: NodeJS.ProcessEnv): readonly string[] {
  if (process.platform === 'win32') return [ComSpec ?? 'cmd.exe', '/d', '/s', '/c'];
  const shell = SHELL === undefined || SHELL === '' ? '/bin/sh' : SHELL;
  return [shell, ...(OPTIONS[basename(shell).toLowerCase()] ?? []), '-c'];
}
