import type { Database } from './database.ts';
import type { ColumnValues } from './process/protocol.ts';
import { quotedName } from './quoting.ts';

/** A column that joins the rows of a table, in their order. */
export interface JoinedColumn {
  readonly name: string;
  /** As SQL calls it. */
  readonly type: 'DOUBLE' | 'BIGINT' | 'VARCHAR';
  /** One for each row: texts of a `VARCHAR`, numbers of others; NaN is no value. */
  readonly values: ColumnValues;
}

/**
 * Puts columns beside the rows of a table.
 * @param from the table as SQL names it behind `FROM`.
 * @param columns at least one, whose names differ from each other and from those of the table.
 * @returns the table with the columns, as SQL names it behind `FROM`.
 */
export async function withColumns(
  database: Database,
  from: string,
  columns: readonly JoinedColumn[],
): Promise<string> {
  const list = columns.map(
    ({ name, type }) => `${quotedName(name)} ${type === 'VARCHAR' ? 'VARCHAR' : 'DOUBLE'}`,
  );
  await database.run(`CREATE TABLE joined_columns (${list.join(', ')})`);
  await database.appendColumns(
    'joined_columns',
    columns.map(({ values }) => values),
  );
  const values = columns.map(
    ({ name, type }) => `CAST(c.${quotedName(name)} AS ${type}) AS ${quotedName(name)}`,
  );
  return `(SELECT t.*, ${values.join(', ')} FROM ${from} AS t POSITIONAL JOIN joined_columns AS c)`;
}

/** A name that is not taken: with an underscore where it is. SQL sees no difference of case. */
export function freeName(name: string, taken: readonly string[]): string {
  const isTaken = taken.some((other) => other.toLowerCase() === name.toLowerCase());
  return isTaken ? freeName(`${name}_`, taken) : name;
}

/** The first name that is already taken, or that appears twice among the columns to add. SQL ignores case. */
export function takenName(names: readonly string[], taken: readonly string[]): string | undefined {
  const all = new Set(taken.map((name) => name.toLowerCase()));
  return names.find((name) => {
    const isTaken = all.has(name.toLowerCase());
    all.add(name.toLowerCase());
    return isTaken;
  });
}
