import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { t } from '@vscode/l10n';
import { TaskCancelledError, TaskError } from '@vitruve/workspace';
import type { Conversion, ConversionAnswer, Converted } from './process/protocol.ts';

/** Bytes of a file, which is read into memory. */
const MOST = { workbook: 64 * 2 ** 20, sqlite: 512 * 2 ** 20 } as const;

/** Megabytes of JavaScript that reading it may take. */
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

/**
 * Writes a table of a workbook (`.xls`, `.xlsb`, `.ods`) or of an SQLite database as a text, in a process of its own.
 * @throws TaskError when it cannot be read, or has no such table.
 * @throws TaskCancelledError when it is aborted.
 */
export async function convertTable(conversion: Conversion, signal: AbortSignal): Promise<Converted> {
  const { kind, path, table } = conversion;
  const name = basename(path);
  const { size } = await stat(path);
  if (size > MOST[kind]) throw new TaskError(t('"{0}" is larger than {1} MB', name, MOST[kind] / 2 ** 20));
  if (kind === 'sqlite') await mustBeComplete(path);
  const answer = await ask(conversion, signal);
  if (answer === undefined) throw new TaskError(t('"{0}" cannot be read: it needs too much memory', name));
  if ('converted' in answer) return answer.converted;
  if ('empty' in answer) throw new TaskError(t('The sheet "{0}" is empty', answer.empty));
  if ('fault' in answer) throw new TaskError(t('"{0}" cannot be read: {1}', name, answer.fault));
  const tables = answer.tables.join(', ');
  if (kind === 'workbook')
    throw new TaskError(t('"{0}" has no sheet "{1}". Sheets: {2}', name, table ?? '', tables));
  throw new TaskError(
    table === undefined
      ? t('"{0}" contains several tables. Set "{1}" to one of: {2}', name, 'sheet', tables)
      : t('"{0}" has no table "{1}". Tables: {2}', name, table, tables),
  );
}

/** Changes of a database may be in a log beside it, which is not read. */
async function mustBeComplete(path: string): Promise<void> {
  const log = await stat(`${path}-wal`).catch(() => undefined);
  if (log && log.size > 0)
    throw new TaskError(
      t(
        '"{0}" cannot be read: "{1}" has changes that are not in it yet. Close the program that uses it',
        basename(path),
        `${basename(path)}-wal`,
      ),
    );
}

/** @returns undefined when the process ended without an answer. */
function ask(conversion: Conversion, signal: AbortSignal): Promise<ConversionAnswer | undefined> {
  const program = programPath();
  const child = fork(program, [], {
    // A source needs what this process was started with to be understood; a bundle does not.
    execArgv: [...(program.endsWith('.ts') ? process.execArgv : []), `--max-old-space-size=${MEMORY}`],
    env: Object.fromEntries(VARIABLES.map((name) => [name, process.env[name]])),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const end = (): void => {
    child.kill('SIGKILL');
  };
  signal.addEventListener('abort', end, { once: true });
  return new Promise<ConversionAnswer | undefined>((resolve, reject) => {
    child.on('message', resolve);
    child.on('error', reject);
    child.on('exit', () => {
      if (signal.aborted) reject(new TaskCancelledError(t('The task was canceled')));
      else resolve(undefined);
    });
    child.send(conversion, () => undefined);
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
