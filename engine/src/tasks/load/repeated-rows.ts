import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { quotedName } from '../../tables/quoting.ts';

/** The column that says which of the repetitions a row is, from 1. */
const NUMBER = 'repetition';

/**
 * A row for each repetition of the columns that repeat to the right, without those that are empty: of
 * `town, name, votes, name 2, votes 2` the columns `town, repetition, name, votes`.
 * @param names of the table `raw`.
 * @param count how many columns repeat: the last of the header, and those behind it, which have their names with a number.
 * @returns the query, and the names of its columns.
 * @throws TaskError when the columns do not come in as many.
 */
export function repeatedRows(
  names: readonly string[],
  count: number,
): { readonly sql: string; readonly names: readonly string[] } {
  const second = names.findIndex(
    (name, index) => index >= count && name === `${names[index - count] ?? ''} 2`,
  );
  // All of them once: nothing stands behind the header.
  const from = second < 0 ? names.length - count : second - count;
  if (from < 0 || (names.length - from) % count !== 0)
    throw new TaskError(
      t('{0} columns do not repeat from column {1} on: there are {2}', count, from + 1, names.length),
    );
  const fixed = names.slice(0, from);
  const own = names.slice(from, from + count);
  const groups: string[] = [];
  for (let start = from, number = 1; start < names.length; start += count, number++) {
    const fields = own.map((name, index) => `${quotedName(name)}: ${quotedName(names[start + index] ?? '')}`);
    groups.push(`{${quotedName(NUMBER)}: ${number}::VARCHAR, ${fields.join(', ')}}`);
  }
  const kept = fixed
    .map(quotedName)
    .map((name) => `${name}, `)
    .join('');
  const isThere = own.map((name) => `r.${quotedName(name)} IS NOT NULL`).join(' OR ');
  return {
    sql: `SELECT ${kept}r.* FROM (SELECT ${kept}unnest([${groups.join(', ')}]) AS r FROM raw) WHERE ${isThere}`,
    names: [...fixed, NUMBER, ...own],
  };
}
