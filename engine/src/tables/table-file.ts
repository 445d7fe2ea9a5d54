import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { csvOptions } from './csv-options.ts';
import { sqlPath } from './database.ts';
import { quotedList, quotedName, quotedText } from './quoting.ts';

/** How a table is kept in a file. */
export type TableFormat = 'parquet' | 'csv' | 'json' | 'ndjson';

/** By the ending of a file. */
const FORMATS: readonly (readonly [ending: RegExp, format: TableFormat])[] = [
  [/\.(?:parquet|pq)$/iu, 'parquet'],
  [/\.(?:csv|tsv)(?:\.gz)?$/iu, 'csv'],
  [/\.json(?:\.gz)?$/iu, 'json'],
  [/\.(?:ndjson|jsonl)(?:\.gz)?$/iu, 'ndjson'],
];

const ENDINGS = '.parquet, .csv, .tsv, .json, .ndjson, .jsonl';

/** What DuckDB reads as a pattern of names. */
const PATTERN = /[*?[\]]/u;

/** A table in a file, or in several of a folder. */
export interface TableSource {
  /** As SQL names it behind `FROM`. */
  readonly sql: string;
  /** Absolute paths of the files that it reads. */
  readonly files: readonly string[];
  /** What DuckDB finds out about a text, as SQL names it behind `FROM`. */
  readonly sniffed?: string;
  /** The same with columns as they are written, where types are guessed from texts: `yes` is read as true otherwise. */
  readonly asWritten?: (columns: readonly string[]) => string;
  /** The same of several files, with a column of the name of each row's file, without its ending. */
  readonly withFileName?: (column: string) => TableSource;
}

/** The format that the ending of a file stands for. @throws TaskError for any other ending. */
export function tableFormat(path: string): TableFormat {
  const format = formatOf(path);
  if (format) return format;
  throw new TaskError(t('"{0}" is not a table: valid extensions are {1}', basename(path), ENDINGS));
}

/** Whether DuckDB reads a file of this ending as it is. */
export function isTableFile(path: string): boolean {
  return formatOf(path) !== undefined;
}

function formatOf(path: string): TableFormat | undefined {
  return FORMATS.find(([ending]) => ending.test(path))?.[1];
}

/**
 * A table by its path: Parquet, CSV or JSON; of a folder, all its files, which are of one format.
 * @param path absolute.
 * @throws TaskError when it does not exist, or is no table.
 */
export async function readTable(path: string): Promise<TableSource> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats) throw new TaskError(t('"{0}" does not exist', path));
  if (!stats.isDirectory()) return sourceOf([path], tableFormat(path));
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile() && formatOf(entry.name) !== undefined)
    .map((entry: Dirent) => join(entry.parentPath, entry.name))
    .sort();
  const formats = new Set(files.map(tableFormat));
  const [format, ...others] = formats;
  if (!format) throw new TaskError(t('The folder "{0}" has no tables: {1}', path, ENDINGS));
  if (others.length > 0)
    throw new TaskError(
      t('The folder "{0}" has tables of several formats: {1}', path, [...formats].join(', ')),
    );
  return sourceOf(files, format);
}

async function sourceOf(files: readonly string[], format: TableFormat): Promise<TableSource> {
  for (const file of files)
    if (PATTERN.test(file))
      throw new TaskError(t('"{0}" cannot be read: its path contains one of {1}', file, '* ? [ ]'));
  const form = format === 'csv' ? await csvOptions(files) : '';
  const source = readerOf(files.map(sqlPath), format, form);
  if (files.length === 1) return { ...source, files };
  return {
    ...source,
    files,
    withFileName: (column) => {
      const named = readerOf(files.map(sqlPath), format, `${form}, filename = ${quotedText(column)}`);
      const name = quotedName(column);
      const trimmed = (sql: string): string =>
        `(SELECT * REPLACE (parse_filename(${name}, true, 'both_slash') AS ${name}) FROM ${sql})`;
      const { sql, asWritten } = named;
      return {
        sql: trimmed(sql),
        files,
        ...(asWritten && {
          asWritten: (columns) => trimmed(asWritten(columns.filter((each) => each !== column))),
        }),
      };
    },
  };
}

/** @param option of the function that reads, each with a comma before it. */
function readerOf(
  paths: readonly string[],
  format: TableFormat,
  option: string,
): Pick<TableSource, 'sql' | 'asWritten' | 'sniffed'> {
  const [only, ...others] = paths;
  const from = others.length === 0 ? quotedText(only ?? '') : quotedList(paths);
  // Columns are found by their names: a file of a folder may have them in another order.
  const options = `${others.length > 0 ? ', union_by_name = true' : ''}${option}`;
  switch (format) {
    case 'parquet':
      return { sql: `read_parquet(${from}${options})` };
    case 'csv':
      return {
        sql: `read_csv(${from}${options})`,
        ...(others.length === 0 ? { sniffed: `sniff_csv(${from}${options})` } : {}),
        asWritten: (columns) => {
          const types = columns.map((name) => `${quotedText(name)}: 'VARCHAR'`).join(', ');
          return `read_csv(${from}${options}, types = {${types}})`;
        },
      };
    case 'json':
      return { sql: `read_json(${from}${options})` };
    case 'ndjson':
      return { sql: `read_json(${from}, format = 'newline_delimited'${options})` };
  }
}

/**
 * The statement that writes a table to a file, which it replaces.
 * @param from as SQL names it behind `FROM`.
 * @param path absolute.
 * @param named the path that it will have, whose ending says the format: the file may be a temporary one.
 * @throws TaskError when the ending is that of no table.
 */
export function writeStatement(from: string, path: string, named: string): string {
  const options = {
    parquet: 'FORMAT parquet, COMPRESSION zstd',
    csv: `FORMAT csv, HEADER true${/\.tsv(?:\.gz)?$/iu.test(named) ? ", DELIMITER '\t'" : ''}`,
    json: 'FORMAT json, ARRAY true',
    ndjson: 'FORMAT json',
  }[tableFormat(named)];
  const packed = /\.gz$/iu.test(named) ? ', COMPRESSION gzip' : '';
  return `COPY (FROM ${from}) TO ${quotedText(sqlPath(path))} (${options}${packed}, USE_TMP_FILE false)`;
}
