import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { Database } from '../../tables/database.ts';
import { scratchFolder } from '../../tables/scratch.ts';
import { readTable, writeStatement } from '../../tables/table-file.ts';

/**
 * The table of a Parquet file as CSV, so that it is measured as one.
 * @param path absolute.
 * @param most bytes of the CSV.
 * @throws TaskError for a table that is larger; SqlError for a file that is not Parquet, and where DuckDB is missing.
 */
export async function parquetAsCsv(path: string, most: number, signal: AbortSignal): Promise<string> {
  const folder = await scratchFolder();
  const target = join(folder, 'table.csv');
  try {
    const { sql, files } = await readTable(path);
    const database = await Database.open({ reads: files, writes: [target], signal });
    try {
      await database.run(writeStatement(sql, target, target));
    } finally {
      await database.end();
    }
    if ((await stat(target)).size > most)
      throw new TaskError(t('"{0}" is larger than {1} MB', path, most / 1024 / 1024));
    return await readFile(target, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
