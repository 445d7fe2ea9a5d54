import { quotedName } from '../../tables/quoting.ts';

/** The column that says which of the groups a row is, from 1. */
const NUMBER = 'repetition';

/** The columns of a group, in the order of the names that they have in all groups; undefined where a group lacks one. */
export type ColumnGroup = readonly (string | undefined)[];

/** Columns that come again and again to the right. */
export interface ColumnGroups {
  /** Names of columns that are there once. */
  readonly fixed: readonly string[];
  /** Names of the columns of a group. */
  readonly own: readonly string[];
  readonly groups: readonly ColumnGroup[];
}

/**
 * A row for each group of columns, without those that are empty: of `town, name 1, votes 1, name 2, votes 2` the columns
 * `town, repetition, name, votes`.
 * @returns the query on the table `raw`, and the names of its columns.
 */
export function rowsOfGroups({ fixed, own, groups }: ColumnGroups): {
  readonly sql: string;
  readonly names: readonly string[];
} {
  const structures = groups.map((group, index) => {
    const fields = own.map((name, at) => {
      const column = group[at];
      return `${quotedName(name)}: ${column === undefined ? 'NULL' : quotedName(column)}`;
    });
    return `{${quotedName(NUMBER)}: ${index + 1}::VARCHAR, ${fields.join(', ')}}`;
  });
  const kept = fixed
    .map(quotedName)
    .map((name) => `${name}, `)
    .join('');
  const isThere = own
    .map((name) => `nullif(trim(r.${quotedName(name)}::VARCHAR), '') IS NOT NULL`)
    .join(' OR ');
  return {
    sql: `SELECT ${kept}r.* FROM (SELECT ${kept}unnest([${structures.join(', ')}]) AS r FROM raw) WHERE ${isThere}`,
    names: [...fixed, NUMBER, ...own],
  };
}
