import { stat } from 'node:fs/promises';
import type { Database } from './database.ts';
import { withoutInexact } from './json-numbers.ts';
import type { Cell, Column } from './process/protocol.ts';
import { tableFormat, writeStatement } from './table-file.ts';

/** A table that was written to a file. */
export interface WrittenTable {
  /** Absolute. */
  readonly path: string;
  readonly rows: number;
  readonly columns: readonly Column[];
  readonly bytes: number;
}

/**
 * Writes a table or view of a database to a file, in the format that its ending stands for.
 * @param from as SQL names it behind `FROM`.
 * @param parameters that it names.
 * @param path absolute; where it will be.
 * @param temporary where it is written.
 * @throws SqlError
 */
export async function writeTable(
  database: Database,
  from: string,
  path: string,
  temporary: string,
  parameters: Readonly<Record<string, Cell>> = {},
): Promise<WrittenTable> {
  const { columns } = await database.run(`FROM ${from} LIMIT 0`, parameters);
  const isJson = ['json', 'ndjson'].includes(tableFormat(path));
  const source = isJson ? withoutInexact(from, columns) : from;
  const { changed } = await database.run(writeStatement(source, temporary, path), parameters);
  const { size } = await stat(temporary);
  return { path, rows: changed, columns, bytes: size };
}
