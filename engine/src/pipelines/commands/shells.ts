import type { ShellName } from '../plan/stage-settings.ts';

/** How a shell is given a script. */
interface Shell {
  /** The ending of the file of a script. */
  readonly extension: string;
  /** The text of that file. */
  readonly fileText: (script: string) => string;
  readonly command: (file: string) => readonly [program: string, ...args: string[]];
}

export const SHELLS: Readonly<Record<ShellName, Shell>> = {
  sh: {
    extension: '.sh',
    fileText: (script) => `${script}\n`,
    command: (file) => ['sh', '-e', file],
  },
  bash: {
    extension: '.sh',
    fileText: (script) => `${script}\n`,
    command: (file) => ['bash', '-eo', 'pipefail', file],
  },
  pwsh: {
    extension: '.ps1',
    // The status of a script is that of its last program only if it says so.
    fileText: (script) =>
      `$ErrorActionPreference = 'Stop'\n${script}\nif (Test-Path variable:LASTEXITCODE) { exit $LASTEXITCODE }\n`,
    command: (file) => ['pwsh', '-NoProfile', '-NonInteractive', '-File', file],
  },
  cmd: {
    extension: '.cmd',
    fileText: (script) => `@echo off\r\n${script.replaceAll(/\r?\n/gu, '\r\n')}\r\n`,
    command: (file) => ['cmd', '/d', '/c', file],
  },
};
