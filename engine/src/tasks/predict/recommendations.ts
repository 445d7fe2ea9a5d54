import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { RecommendedLists } from '../../learning/model/model.ts';
import type { TableRows } from '../../learning/model/table.ts';
import { HISTORY, SEPARATOR } from '../../learning/recommender/request.ts';
import type { TableReader } from '../../learning/source/table-reader.ts';
import type { RecommenderNotes } from '../../learning/training/notes.ts';
import type { Database } from '../../tables/database.ts';
import { quotedName } from '../../tables/quoting.ts';

/** The history of each user of a table, in the order in which the table names them. */
export interface Histories {
  readonly users: readonly string[];
  /** A column of histories, as the file takes them. */
  readonly table: TableRows;
}

/** True for a table that has a history in each row: it is predicted row by row, as those of other models. */
export function hasHistories(reader: TableReader): boolean {
  return reader.columns.some(({ name }) => name === HISTORY);
}

/**
 * Reads who chose what, a choice in a row, as a history for each user.
 * @throws TaskError for a table without these columns, and an item that cannot be in a history.
 */
export async function readHistories(
  { user, item }: RecommenderNotes,
  reader: TableReader,
  shown: string,
  onProgress: (progress: number) => void,
): Promise<Histories> {
  for (const name of [user, item])
    if (!reader.columns.some((column) => column.name === name))
      throw new TaskError(
        t(
          'A recommender needs the columns "{0}" and "{1}", or a column "{2}" with items separated by "{3}": "{4}" has none of them',
          user,
          item,
          HISTORY,
          SEPARATOR,
          shown,
        ),
      );
  const { rows, columns } = await reader.read(
    [
      { name: user, as: 'text' },
      { name: item, as: 'text' },
    ],
    onProgress,
  );
  const [users, items] = columns.map(({ values }) => values as readonly string[]);
  const histories = new Map<string, Set<string>>();
  for (let row = 0; row < rows; row++) {
    const [name = '', chosen = ''] = [users?.[row], items?.[row]];
    if (name === '') continue;
    if (chosen.includes(SEPARATOR))
      throw new TaskError(
        t(
          'Column "{0}" has "{1}" in row {2}: an item must not contain "|", which separates the items of a history',
          item,
          chosen,
          row + 1,
        ),
      );
    const own = histories.get(name) ?? new Set<string>();
    histories.set(name, chosen === '' ? own : own.add(chosen));
  }
  if (histories.size === 0) throw new TaskError(t('Column "{0}" of "{1}" has no values', user, shown));
  const values = Array.from(histories.values(), (own) => [...own].join(SEPARATOR));
  return {
    users: [...histories.keys()],
    table: { rows: values.length, columns: [{ name: HISTORY, type: 'text', values }] },
  };
}

/**
 * Puts lists into a table: a row for each user and item, with the rank from 1.
 * @returns the table as SQL names it behind `FROM`.
 */
export async function listTable(
  database: Database,
  { user, item }: RecommenderNotes,
  users: readonly string[],
  { items, scores, k }: RecommendedLists,
): Promise<string> {
  const places = items.flatMap((name, at) => (name === '' ? [] : [at]));
  await database.run('CREATE TABLE lists (person VARCHAR, rank DOUBLE, item VARCHAR, score DOUBLE)');
  await database.appendColumns('lists', [
    places.map((at) => users[Math.floor(at / k)] ?? ''),
    Float64Array.from(places, (at) => (at % k) + 1),
    places.map((at) => items[at] ?? ''),
    Float64Array.from(places, (at) => scores[at] ?? 0),
  ]);
  const names = listNames(user, item);
  const shown = ['person', 'CAST(rank AS BIGINT)', 'item', 'score'];
  return `(SELECT ${shown.map((as, at) => `${as} AS ${quotedName(names[at] ?? '')}`).join(', ')} FROM lists)`;
}

/** The columns of a table of lists: with an underscore where the table that it was made of has the name. */
export function listNames(user: string, item: string): readonly string[] {
  const free = (name: string): string => (name === user || name === item ? free(`${name}_`) : name);
  return [user, free('rank'), item, free('score')];
}
