import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { t } from '@vscode/l10n';
import { TaskCancelledError } from '@vitruve/workspace';
import type { Conversion, ConversionAnswer, ServerAnswer, ServerReading } from './process/protocol.ts';

/** Megabytes of JavaScript that reading may take. */
const MEMORY = 2048;

/** What the process is given of the environment: nothing that could be a secret. */
const VARIABLES = [
  'PATH',
  'SystemRoot',
  'windir',
  'NODE_OPTIONS',
  'NODE_V8_COVERAGE',
  'ELECTRON_RUN_AS_NODE',
];

/** Where a file of passwords for servers is found. */
const PASSWORD_FILE = ['HOME', 'APPDATA', 'PGPASSFILE'];

/**
 * Asks a process of its own, which ends with its answer.
 * @returns undefined when the process ended without an answer.
 * @throws TaskCancelledError when it is aborted.
 */
export function askConverter(
  question: Conversion,
  signal: AbortSignal,
): Promise<ConversionAnswer | undefined>;
export function askConverter(question: ServerReading, signal: AbortSignal): Promise<ServerAnswer | undefined>;
export function askConverter(
  question: Conversion | ServerReading,
  signal: AbortSignal,
): Promise<ConversionAnswer | ServerAnswer | undefined> {
  const program = programPath();
  const names = question.kind === 'postgres' ? [...VARIABLES, ...PASSWORD_FILE] : VARIABLES;
  const child = fork(program, [], {
    // A source needs what this process was started with to be understood; a bundle does not.
    execArgv: [...(program.endsWith('.ts') ? process.execArgv : []), `--max-old-space-size=${MEMORY}`],
    env: Object.fromEntries(names.map((name) => [name, process.env[name]])),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const end = (): void => {
    child.kill('SIGKILL');
  };
  signal.addEventListener('abort', end, { once: true });
  return new Promise<ConversionAnswer | ServerAnswer | undefined>((resolve, reject) => {
    child.on('message', resolve);
    child.on('error', reject);
    child.on('exit', () => {
      if (signal.aborted) reject(new TaskCancelledError(t('The task was canceled')));
      else resolve(undefined);
    });
    child.send(question, () => undefined);
  }).finally(() => {
    signal.removeEventListener('abort', end);
    end();
  });
}

/** The bundle beside this one, or the source as it is. */
function programPath(): string {
  const bundle = fileURLToPath(new URL('convert.cjs', import.meta.url));
  return existsSync(bundle) ? bundle : fileURLToPath(new URL('process/main.ts', import.meta.url));
}
