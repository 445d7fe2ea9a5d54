import { stat } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { RunContext } from '../../running/task.ts';
import { askedShare } from '../../tables/asked-share.ts';
import { Database } from '../../tables/database.ts';
import { typedTable } from '../../tables/typed-table.ts';
import type { ProfileInputs } from './inputs.ts';
import type { KeptSheets } from './kept-sheets.ts';
import { openTable } from './opened-table.ts';
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
  kept: KeptSheets,
): Promise<TableProfile> {
  const { table, sheet, rows = ROWS } = inputs;
  const opened = await openTable({ table, sheet, takesFirst: false }, kept, signal);
  const { source } = opened;
  if (!source) throw new TaskError(t('The sheet "{0}" is empty', opened.sheet ?? ''));
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
      const isSheet = opened.sheet !== undefined;
      return {
        ...measured,
        left: measured.left + (opened.left ?? 0),
        isFolder: !isSheet && source.files[0] !== table,
        bytes: await bytesOf(isSheet ? [table] : source.files),
        ...(isSheet ? { sheet: opened.sheet } : {}),
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
