import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { askConverter } from './converter-process.ts';
import { MOST_CELLS, MOST_UNPACKED } from './process/limits.ts';
import type { Conversion, Converted, Refusal } from './process/protocol.ts';

/** Bytes of a file, which is read into memory. */
const MOST = { workbook: 64 * 2 ** 20, sqlite: 512 * 2 ** 20 } as const;

/**
 * Writes a table of a workbook or of an SQLite database as a text, in a process of its own.
 * @throws TaskError when it cannot be read, or has no such table.
 * @throws TaskCancelledError when it is aborted.
 */
export async function convertTable(conversion: Conversion, signal: AbortSignal): Promise<Converted> {
  const { kind, path, table } = conversion;
  const name = basename(path);
  const { size } = await stat(path);
  if (size > MOST[kind]) throw new TaskError(t('"{0}" is larger than {1} MB', name, MOST[kind] / 2 ** 20));
  if (kind === 'sqlite') await mustBeComplete(path);
  const answer = await askConverter(conversion, signal);
  if (answer === undefined) throw new TaskError(t('"{0}" cannot be read: it needs too much memory', name));
  if ('converted' in answer) return answer.converted;
  if ('refused' in answer)
    throw new TaskError(t('"{0}" cannot be read: {1}', name, refusalText(answer.refused)));
  if ('fault' in answer) throw new TaskError(t('"{0}" cannot be read: {1}', name, answer.fault));
  const tables = answer.tables.join(', ');
  if (kind === 'workbook')
    throw new TaskError(t('"{0}" has no sheet "{1}". Sheets: {2}', name, table ?? '', tables));
  if (tables === '') throw new TaskError(t('"{0}" contains no table', name));
  throw new TaskError(
    table === undefined
      ? t('"{0}" contains several tables. Set "{1}" to one of: {2}', name, 'sheet', tables)
      : t('"{0}" has no table "{1}". Tables: {2}', name, table, tables),
  );
}

function refusalText(refusal: Refusal): string {
  switch (refusal) {
    case 'no-workbook':
      return t('it is not a workbook, or has no sheets');
    case 'damaged':
      return t('it is damaged or incomplete');
    case 'encrypted':
      return t('it is protected by a password. Save it without a password');
    case 'unpacks-too-large':
      return t('it unpacks to more than {0} MB', MOST_UNPACKED);
    case 'too-many-cells':
      return t('it has more than {0} million cells', MOST_CELLS);
  }
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
