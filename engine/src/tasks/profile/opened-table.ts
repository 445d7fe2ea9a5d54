import { stat } from 'node:fs/promises';
import { sheetKind } from '../../tables/loading/source.ts';
import { readTable, type TableSource } from '../../tables/table-file.ts';
import type { KeptSheets } from './kept-sheets.ts';

/** A table that is looked at. */
export interface OpenedTable {
  /** Undefined for a sheet without values. */
  readonly source: TableSource | undefined;
  /** The sheet or table of its file that it is, and all that there are to choose from. */
  readonly sheet?: string;
  readonly sheets?: readonly string[];
  /** Columns of the sheet that are not in the source. */
  readonly left?: number;
}

/** Which table of a path is looked at. */
interface TableChoice {
  /** Absolute: a file, or a folder of files. */
  readonly table: string;
  readonly sheet: string | undefined;
  /** Whether the first sheet or table will do where there is none of that name, or there are several. */
  readonly takesFirst: boolean;
}

/**
 * @throws TaskError for what does not exist, is no table, or has no such sheet.
 * @throws TaskCancelledError when it is aborted.
 */
export async function openTable(
  { table, sheet, takesFirst }: TableChoice,
  kept: KeptSheets,
  signal: AbortSignal,
): Promise<OpenedTable> {
  const isFile = (await stat(table).catch(() => undefined))?.isFile() === true;
  const kind = isFile ? await sheetKind(table) : undefined;
  if (!kind) return { source: await readTable(table) };
  const read = await kept.sheet({ file: table, kind, sheet, takesFirst }, signal);
  const source = read.path === undefined ? undefined : await readTable(read.path);
  const { sheet: name, sheets, left } = read;
  return { source, sheet: name, sheets, ...(left > 0 ? { left } : {}) };
}
