import { stat } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { RunContext } from '../../running/task.ts';
import { askedShare } from '../../tables/asked-share.ts';
import { Database } from '../../tables/database.ts';
import { typedTable } from '../../tables/typed-table.ts';
import { readingOf, type ProfileInputs } from './inputs.ts';
import type { KeptTables } from './kept-tables.ts';
import { mustBeUsed, openTable, textReading } from './opened-table.ts';
import { profileOf } from './measure.ts';
import type { TableProfile } from './task.ts';
import { pageOf } from './rows.ts';
import { tableErrors } from './table-errors.ts';

/** First rows unless somebody asks for another number. */
const ROWS = 10;

/**
 * Looks at all rows of a table.
 * @throws UserError for an input that is no table, or cannot be read.
 */
export async function runProfile(
  inputs: ProfileInputs,
  { resources, signal, onItem }: Pick<RunContext<undefined>, 'resources' | 'signal' | 'onItem'>,
  kept: KeptTables,
): Promise<TableProfile> {
  const { table, rows = ROWS } = inputs;
  const reading = readingOf(inputs);
  const opened = await openTable({ table, reading, takesFirst: false }, kept, signal);
  mustBeUsed(reading, opened);
  const { source, found, isKept } = opened;
  if (!source) throw new TaskError(t('The sheet "{0}" is empty', found.sheet ?? ''));
  const share = askedShare(inputs, resources);
  const database = await Database.open({ reads: source.files, writes: [], share, signal });
  try {
    return await tableErrors(table, async () => {
      const { sql } = await typedTable(database, source);
      // Text is read once: each question would guess what is in its columns anew.
      const isText = !source.sql.startsWith('read_parquet');
      await database.run(`CREATE ${isText ? 'TABLE' : 'VIEW'} subject AS FROM ${sql}`);
      const measured = await profileOf(database, 'subject', (done, total) => {
        onItem({ done, total, item: undefined });
      });
      const first = await pageOf(database, 'subject', { offset: 0, limit: rows });
      const { sheets: _sheets, members: _members, ...told } = found;
      return {
        ...{ ...measured, ...(await textReading(database, source)), ...told },
        left: measured.left + (opened.left ?? 0),
        isFolder: !isKept && source.files[0] !== table,
        bytes: await bytesOf(isKept ? [table] : source.files),
        first: first.rows,
      };
    });
  } finally {
    await database.end();
  }
}

async function bytesOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
