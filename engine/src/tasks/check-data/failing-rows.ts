import { UserError } from '@vitruve/workspace';
import type { Database } from '../../tables/database.ts';
import type { Cell } from '../../tables/process/protocol.ts';
import { quotedName } from '../../tables/quoting.ts';
import { writeTable } from '../../tables/written-table.ts';
import type { FailingRows } from './probes/probe.ts';
import type { FailingExample } from './result.ts';
import type { OpenTable } from './subject.ts';

/** Examples of rows that fail. */
const EXAMPLES = 5;

/** What stands for a value of a personal column. */
const MASKED = '***';

/** The number of a row, beside its columns. */
const ROW = quotedName('vitruve row number');

/** The first rows that fail, with the values that say why; personal ones are masked. None where they cannot be read. */
export async function failingExamples(
  database: Database,
  table: OpenTable,
  { condition, columns }: FailingRows,
): Promise<readonly FailingExample[]> {
  const personal = personalOf(table);
  const shown = columns.map((name) => (personal.has(name.toLowerCase()) ? `'${MASKED}'` : quotedName(name)));
  const numbered = `(SELECT row_number() OVER () AS ${ROW}, * FROM ${table.from}) AS mine`;
  try {
    await database.runForeign(
      `SELECT ${[ROW, ...shown].join(', ')} FROM ${numbered} WHERE ${condition} ORDER BY ${ROW} LIMIT ${EXAMPLES}`,
    );
    const rows = await database.next(EXAMPLES);
    return rows.map(([row, ...values]) => ({
      row: Number(row),
      values: Object.fromEntries(columns.map((name, index): [string, Cell] => [name, values[index] ?? null])),
    }));
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** Writes the rows that fail, without personal columns, also when there are none. @param temporary where they are written. */
export async function writeFailingRows(
  database: Database,
  table: OpenTable,
  { condition }: FailingRows,
  path: string,
  temporary: string,
): Promise<void> {
  const personal = personalOf(table);
  const columns = table.columns.filter(({ name }) => !personal.has(name.toLowerCase()));
  const list =
    columns.length === 0 ? "'***' AS masked" : columns.map(({ name }) => quotedName(name)).join(', ');
  await writeTable(
    database,
    `(SELECT ${list} FROM ${table.from} AS mine WHERE ${condition})`,
    path,
    temporary,
  );
}

function personalOf({ table }: OpenTable): ReadonlySet<string> {
  return new Set(table.personal.map(({ text }) => text.toLowerCase()));
}
