import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { classOf } from '../../tables/column-class.ts';
import { Database } from '../../tables/database.ts';
import type { Column } from '../../tables/process/protocol.ts';
import { quotedName } from '../../tables/quoting.ts';
import { SEPARATORS } from '../../tables/loading/reading.ts';
import { ENCODINGS } from '../../tables/text/encoding.ts';
import { typedTable } from '../../tables/typed-table.ts';
import type { KeptTables } from './kept-tables.ts';
import { readingOf, type ProfileReading } from './inputs.ts';
import { openTable, textReading } from './opened-table.ts';
import { cutValue, MOST_CHARACTERS } from './cut-value.ts';
import { tableErrors } from './table-errors.ts';
import type { RowsParams, TableRows } from './task.ts';

/** How long somebody waits for rows. */
const PATIENCE = 120_000;

/**
 * Some rows of a table.
 * @param patience milliseconds.
 * @throws TaskError when it cannot be read, lacks the column that it is to be sorted by, or the condition is none.
 */
export async function rowsOf(params: RowsParams, kept: KeptTables, patience = PATIENCE): Promise<TableRows> {
  const signal = AbortSignal.timeout(patience);
  try {
    return await readRows(params, kept, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new TaskError(
      t('"{0}" was not read within {1} seconds', basename(params.table), Math.round(patience / 1000)),
    );
  }
}

async function readRows(params: RowsParams, kept: KeptTables, signal: AbortSignal): Promise<TableRows> {
  const { table } = params;
  const opened = await openTable({ table, reading: askedReading(params), takesFirst: true }, kept, signal);
  const { source, found, left } = opened;
  const place = { ...found, ...(left === undefined ? {} : { left }) };
  if (!source) return { columns: [], rows: [], hasMore: false, ...place };
  const database = await Database.open({ reads: source.files, writes: [], signal });
  try {
    return await tableErrors(table, async () => {
      const { sql } = await typedTable(database, source);
      const told = { ...(await textReading(database, source)), ...place };
      if (params.filter === undefined) return { ...(await pageOf(database, sql, params)), ...told };
      const chosen = await filtered(database, sql, params.filter);
      return { ...(await pageOf(database, chosen.sql, params)), ...told, matched: chosen.rows };
    });
  } finally {
    await database.end();
  }
}

/** What is none of what can be told was kept by another version of the editor. */
function askedReading({ encoding, separator, ...others }: RowsParams): ProfileReading {
  const [told, between] = [
    ENCODINGS.find((one) => one === encoding),
    SEPARATORS.find((one) => one === separator),
  ];
  return readingOf({
    ...others,
    ...(told === undefined ? {} : { encoding: told }),
    ...(between === undefined ? {} : { separator: between }),
  });
}

/** Characters of a condition. */
const MOST_FILTER = 2000;

/**
 * The rows that satisfy a condition of the user. It may be any expression, but nothing else, and reads the table alone: the database
 * reaches no other file.
 */
async function filtered(
  database: Database,
  from: string,
  filter: string,
): Promise<{ readonly sql: string; readonly rows: number }> {
  if (filter.length > MOST_FILTER)
    throw new TaskError(t('A filter may have at most {0} characters', MOST_FILTER));
  // On lines of its own: a comment in it ends with it.
  const condition = `(\n${filter}\n)`;
  const sql = `(FROM ${from} WHERE ${condition})`;
  if (!(await database.isQuery(`SELECT count(*) FROM ${sql}`)))
    throw new TaskError(t('"{0}" is not a condition. Example: {1}', filter, 'amount > 100'));
  await database.runForeign(`SELECT count(*) FROM ${sql}`);
  const [[count] = []] = await database.next(1);
  return { sql, rows: Number(count) };
}

/** @param from as SQL names it behind `FROM`. */
export async function pageOf(
  database: Database,
  from: string,
  { offset, limit, sort }: Pick<RowsParams, 'offset' | 'limit' | 'sort'>,
): Promise<TableRows> {
  const { columns } = await database.rows(`FROM ${from} LIMIT 0`, 0);
  // Rows that are equal in the column are sorted by the others: pages would overlap otherwise.
  const order =
    sort === undefined
      ? ''
      : ` ORDER BY ${quotedName(sort.column)} ${sort.isDescending ? 'DESC' : 'ASC'} NULLS LAST, COLUMNS(*)`;
  const { rows, isCut } = await database.rows(
    `SELECT ${columns.map(shownColumn).join(', ')} FROM (FROM ${from}${order} LIMIT ${limit + 1} OFFSET ${offset})`,
    limit,
  );
  return {
    columns,
    rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cutValue(cell) : cell))),
    hasMore: isCut,
  };
}

/** Values that may be as large as a document are cut before they leave the database. */
function shownColumn({ name, type }: Column): string {
  const column = quotedName(name);
  return ['text', 'binary', 'list', 'structure'].includes(classOf(type))
    ? `left(${column}::VARCHAR, ${MOST_CHARACTERS + 1}) AS ${column}`
    : column;
}
