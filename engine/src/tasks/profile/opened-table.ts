import { stat } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { Database } from '../../tables/database.ts';
import { isText } from '../../tables/loading/source.ts';
import { readTable, type TableSource } from '../../tables/table-file.ts';
import type { ProfileReading } from './inputs.ts';
import type { KeptTables } from './kept-tables.ts';
import type { FoundReading } from './task.ts';

/** A table that is looked at. */
export interface OpenedTable {
  /** Undefined for a sheet without values. */
  readonly source: TableSource | undefined;
  readonly found: FoundReading;
  /** Whether it was read before: the source is no file of the user. */
  readonly isKept: boolean;
  /** Columns of the table that are not in the source. */
  readonly left?: number;
}

/** Which table of a path is looked at. */
interface TableChoice {
  /** Absolute: a file, or a folder of files. */
  readonly table: string;
  readonly reading: ProfileReading;
  /** Whether the first sheet or table will do where there is none of that name, or there are several. */
  readonly takesFirst: boolean;
}

/**
 * @throws TaskError for what does not exist, is no table, or has no such sheet.
 * @throws TaskCancelledError when it is aborted.
 */
export async function openTable(
  { table, reading, takesFirst }: TableChoice,
  kept: KeptTables,
  signal: AbortSignal,
): Promise<OpenedTable> {
  const isFile = (await stat(table).catch(() => undefined))?.isFile() === true;
  const isTold = reading.encoding !== undefined || reading.separator !== undefined;
  if (!isFile || !((isTold && isText(table)) || (await kept.needsOpening(table, signal))))
    return { source: await readTable(table), found: {}, isKept: false };
  const { path, found, left } = await kept.table({ file: table, reading, takesFirst }, signal);
  const source = path === undefined ? undefined : await readTable(path);
  return { source, found, isKept: true, ...(left > 0 ? { left } : {}) };
}

/**
 * @param reading only what was told.
 * @throws TaskError for what is told of another table than this one: a sheet of a text, an encoding of a folder.
 */
export function mustBeUsed(reading: ProfileReading, { isKept }: OpenedTable): void {
  if (isKept) return;
  const [unused] = Object.keys(reading);
  if (unused !== undefined) throw new TaskError(t('"{0}" has no effect on this table', unused));
}

/** How DuckDB reads a text, if it reads one as it is. */
export async function textReading(database: Database, { sniffed }: TableSource): Promise<FoundReading> {
  if (sniffed === undefined) return {};
  const { rows } = await database.rows(`SELECT "Delimiter" FROM ${sniffed}`, 1);
  return { encoding: 'utf-8', separator: String(rows[0]?.[0]) };
}
