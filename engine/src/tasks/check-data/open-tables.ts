import { dirname, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { UserError } from '@vitruve/workspace';
import type { QualityTable } from '@vitruve/manifests';
import type { Database } from '../../tables/database.ts';
import { quotedName } from '../../tables/quoting.ts';
import { readTable, type TableSource } from '../../tables/table-file.ts';
import { typedTable } from '../../tables/typed-table.ts';
import type { CheckDataInputs } from './inputs.ts';
import type { OpenTable } from './subject.ts';
import type { SuiteFile } from './suite-file.ts';

/** A table that is to be read: its path, and where its rows are, or why they cannot be read. */
export interface FoundTable {
  readonly table: QualityTable;
  /** Absolute. */
  readonly path: string;
  readonly source: TableSource | undefined;
  /** Undefined for a table that was found. */
  readonly fault: string | undefined;
}

/**
 * The tables of a suite in their files. One that is missing ends nothing: the others are checked.
 * @param folder the workspace folder, from which replaced paths count; absolute.
 */
export function findTables(
  { path, suite }: SuiteFile,
  { tables = {}, replacements = {} }: Pick<CheckDataInputs, 'tables' | 'replacements'>,
  folder: string,
): Promise<readonly FoundTable[]> {
  const replaced = new Map(Object.entries(replacements).map(([old, file]) => [resolve(folder, old), file]));
  return Promise.all(
    [...suite.tables.values()].map(async (table) => {
      const usual = resolve(dirname(path), table.path?.text ?? '');
      const file = tables[table.name] ?? replaced.get(usual) ?? usual;
      try {
        return { table, path: file, source: await readTable(file), fault: undefined };
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return { table, path: file, source: undefined, fault: error.message };
      }
    }),
  );
}

/**
 * Makes a table known to SQL by its name. Text is read once, since what is in its columns is guessed from it; what is in
 * columns already is read where it is.
 * @returns why it cannot be read, instead.
 */
export async function openTable(
  database: Database,
  { table, path, source, fault }: FoundTable,
): Promise<OpenTable | string> {
  if (!source) return fault ?? t('"{0}" cannot be read', path);
  const from = quotedName(table.name);
  const isText = !source.sql.startsWith('read_parquet');
  try {
    const { sql } = await typedTable(database, source);
    await database.run(`CREATE ${isText ? 'TABLE' : 'VIEW'} ${from} AS FROM ${sql}`);
    const { columns } = await database.run(`FROM ${from} LIMIT 0`);
    return { table, from, path, files: source.files, columns };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message;
  }
}
