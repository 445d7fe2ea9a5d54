import { classOf } from '../../tables/column-class.ts';
import { Database } from '../../tables/database.ts';
import type { Column } from '../../tables/process/protocol.ts';
import { quotedName } from '../../tables/quoting.ts';
import { readTable } from '../../tables/table-file.ts';
import { typedTable } from '../../tables/typed-table.ts';
import { cutValue, MOST_CHARACTERS } from './cut-value.ts';
import { tableErrors } from './table-errors.ts';
import type { RowsParams, TableRows } from './task.ts';

/** Milliseconds that somebody waits for rows. */
const PATIENCE = 120_000;

/**
 * Some rows of a table.
 * @throws TaskError when it cannot be read, or lacks the column that it is to be sorted by.
 */
export async function rowsOf(params: RowsParams): Promise<TableRows> {
  const { table } = params;
  const source = await readTable(table);
  const signal = AbortSignal.timeout(PATIENCE);
  const database = await Database.open({ reads: source.files, writes: [], signal });
  try {
    return await tableErrors(table, async () => {
      const { sql } = await typedTable(database, source);
      return pageOf(database, sql, params);
    });
  } finally {
    await database.end();
  }
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
