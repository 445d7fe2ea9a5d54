import type { Database } from './database.ts';
import { quotedName } from './quoting.ts';
import { SqlError } from './sql-error.ts';
import type { TableSource } from './table-file.ts';
import { mayHaveShortYears, shortYearColumns, type ShortYearColumn } from './text/short-years.ts';

/**
 * A table whose dates are those that its texts say: DuckDB guesses wrongly where years have two digits.
 * @param database opened with the files of the table.
 * @throws TaskCancelledError when it is aborted.
 */
export async function typedTable(database: Database, source: TableSource): Promise<TableSource> {
  const { asWritten } = source;
  if (!asWritten || !(await someHasShortYears(source.files))) return source;
  try {
    return withDates(source, asWritten, await shortYearColumns(database, source.sql, asWritten));
  } catch (error) {
    // What cannot be read is told by whoever reads it, with what it is read for.
    if (error instanceof SqlError) return source;
    throw error;
  }
}

async function someHasShortYears(files: readonly string[]): Promise<boolean> {
  for (const file of files) if (await mayHaveShortYears(file)) return true;
  return false;
}

function withDates(
  source: TableSource,
  asWritten: (columns: readonly string[]) => string,
  dates: readonly ShortYearColumn[],
): TableSource {
  if (dates.length === 0) return source;
  const { files, withFileName } = source;
  const read = (texts: readonly string[]): string => {
    const others = dates.filter(({ name }) => !texts.includes(name));
    const from = asWritten([...texts, ...others.map(({ name }) => name)]);
    if (others.length === 0) return from;
    const values = others.map(({ name, sql }) => `${sql} AS ${quotedName(name)}`);
    return `(SELECT * REPLACE (${values.join(', ')}) FROM ${from})`;
  };
  return {
    sql: read([]),
    files,
    asWritten: read,
    ...(withFileName && {
      withFileName: (column) => {
        const named = withFileName(column);
        return named.asWritten ? withDates(named, named.asWritten, dates) : named;
      },
    }),
  };
}
