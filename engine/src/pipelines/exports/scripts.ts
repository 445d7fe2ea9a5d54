import { dirname, relative } from 'node:path/posix';
import { quoted } from '../commands/quoting.ts';
import { SHELLS } from '../commands/shells.ts';
import type { StageSettings } from '../plan/stage-settings.ts';
import type { PortableRun } from './portable/portable-pipeline.ts';

type ShellName = StageSettings['shell'];

/** A text as sh reads it: one word. */
export function shellWord(text: string): string {
  return quoted(text, 'sh', { kind: 'word' }) ?? "''";
}

/** The words that start a shell which is given a script behind them: `sh -e`. */
export function shellWords(shell: ShellName): readonly string[] {
  return SHELLS[shell].command('').slice(0, -1);
}

/** A script as an argument of a shell of its own: `sh -e -c '…'`. For sh and bash. */
export function asCommand(script: string, shell: ShellName): string {
  return [...shellWords(shell), '-c', shellWord(script)].join(' ');
}

/** A command that makes the folders of what a run makes; undefined when they are there. */
export function makeFolders({ outputs, settings }: PortableRun): string | undefined {
  const folders = [...new Set(outputs.map(({ path }) => dirname(path)))].filter((folder) => folder !== '.');
  if (folders.length === 0) return undefined;
  const shown = folders.map((folder) => relative(settings.workdir, folder)).filter((folder) => folder !== '');
  if (shown.length === 0) return undefined;
  if (settings.shell === 'pwsh')
    return shown
      .map(
        (folder) =>
          `New-Item -ItemType Directory -Force -Path ${quoted(folder, 'pwsh', { kind: 'word' }) ?? ''} | Out-Null`,
      )
      .join('\n');
  return `mkdir -p -- ${shown.map(shellWord).join(' ')}`;
}
