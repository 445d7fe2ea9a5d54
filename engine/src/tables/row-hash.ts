import { createHash } from 'node:crypto';
import { sqlPath, type Database } from './database.ts';
import type { Column } from './process/protocol.ts';
import { quotedText } from './quoting.ts';
import { tableFormat } from './table-file.ts';

/**
 * A hash of the rows of a table that does not depend on their order: several threads write equal rows in another order each time, and so
 * other bytes. Two sums of 64-bit hashes of rows, with the number of rows, the names and types of columns and the version of DuckDB,
 * which decides how it hashes.
 * @param columns of the table.
 * @param named the path that it will have, whose ending says the format.
 * @param place absolute path of the file that it was written to.
 * @returns undefined for a format that is not read back.
 * @throws SqlError
 */
export async function rowHash(
  database: Database,
  columns: readonly Column[],
  named: string,
  place: string,
): Promise<string | undefined> {
  const from = readBack(columns, named, quotedText(sqlPath(place)));
  const { rows } = await database.rows(
    `SELECT version(), count(*), sum(h)::VARCHAR, sum(hash(xor(h, 11400714819323198485)))::VARCHAR FROM (SELECT hash(t) AS h FROM ${from} AS t)`,
    1,
  );
  const text = JSON.stringify([rows[0], columns.map(({ name, type }) => [name, type])]);
  return `rows:${createHash('sha256').update(text).digest('hex')}`;
}

/** The rows of a file as SQL names them behind `FROM`: texts, where the file has no types of its own. */
function readBack(columns: readonly Column[], named: string, path: string): string {
  switch (tableFormat(named)) {
    case 'parquet':
      return `read_parquet(${path})`;
    case 'csv': {
      const names = columns.map(({ name }) => `${quotedText(name)}: 'VARCHAR'`).join(', ');
      const delimiter = /\.tsv(?:\.gz)?$/iu.test(named) ? '\t' : ',';
      const packed = /\.gz$/iu.test(named) ? ", compression = 'gzip'" : '';
      return `read_csv(${path}, auto_detect = false, header = true, delim = ${quotedText(delimiter)}, quote = '"', escape = '"', allow_quoted_nulls = false, columns = {${names}}${packed})`;
    }
    case 'json':
      return `read_json_objects(${path}, format = 'array')`;
    case 'ndjson':
      return `read_json_objects(${path}, format = 'newline_delimited')`;
  }
}
