import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { Database } from '../../../tables/database.ts';
import type { Cell, Column } from '../../../tables/process/protocol.ts';
import { quotedName, quotedText } from '../../../tables/quoting.ts';
import type { Sources } from '../run.ts';
import type { Script } from '../script.ts';
import type { SparkColumn } from './spark-program.ts';
import { sparkType } from './spark-types.ts';

/** The columns of the tables of a script, as DuckDB knows them without their rows. */
export interface BoundScript {
  columnsOf(table: string): Promise<readonly Column[] | undefined>;
  /** Of the last statement; none where it is no query. */
  readonly last: readonly Column[];
}

/**
 * Runs a script on tables without rows: names and types are those of DuckDB, and what is wrong is told before Spark is started.
 * @throws SqlError
 */
export async function bindScript(
  database: Database,
  { text }: Script,
  sources: Sources,
  params: Readonly<Record<string, Cell>>,
): Promise<BoundScript> {
  for (const [name, { sql }] of sources)
    await database.run(`CREATE TABLE ${quotedName(name)} AS FROM ${sql} LIMIT 0`);
  for (const [name, value] of Object.entries(params))
    await database.run(
      `SET VARIABLE ${quotedName(name)} = ${typeof value === 'string' ? quotedText(value) : String(value)}`,
    );
  const { columns: last } = await database.runForeign(text, params);
  return {
    last,
    columnsOf: async (table) => {
      const { rows } = await database.rows(
        `SELECT 1 FROM information_schema.tables WHERE lower(table_name) = lower(${quotedText(table)})`,
        1,
      );
      return rows.length === 0
        ? undefined
        : (await database.run(`FROM ${quotedName(table)} LIMIT 0`)).columns;
    },
  };
}

/** @throws TaskError for a column of a type that Spark does not have. */
export function sparkColumns(table: string, columns: readonly Column[]): readonly SparkColumn[] {
  return columns.map(({ name, type }) => {
    const there = sparkType(type);
    if (there !== undefined) return { name, type: there };
    throw new TaskError(
      t('Column "{0}" of "{1}" has the type {2}, which has no equivalent on Spark', name, table, type),
    );
  });
}
