import { LearningFault } from '../training/fault.ts';
import { SEPARATOR, type ChoiceColumns, type ChoiceRows } from './request.ts';

/** Rows of a table that is learned from, at most. */
export const MOST_ROWS = 1_000_000;
/** Items, at most: a file scores all of them for each person. */
export const MOST_ITEMS = 50_000;

/** Who chose what, each item of a person once. */
export interface Choices {
  /** The most popular one first, those that are as popular by name. */
  readonly items: readonly string[];
  /** The items of each person, as places in `items`, in the order in which they were first chosen. */
  readonly histories: ReadonlyMap<string, History>;
}

export interface History {
  readonly items: Uint32Array;
  readonly weights: Float64Array;
}

/**
 * The rows that name a person and an item.
 * @throws LearningFault for more rows than can be learned from, a weight that is none, and an item that cannot be told from a list.
 */
export function usableRows(
  { users, items, weights, relevance }: ChoiceRows,
  columns: ChoiceColumns,
): Uint32Array {
  if (users.length > MOST_ROWS)
    throw new LearningFault({ code: 'too-many-choices', rows: users.length, most: MOST_ROWS });
  const rows = Uint32Array.from({ length: users.length }, (_, row) => row).filter(
    (row) => users[row] !== '' && items[row] !== '',
  );
  for (const row of rows) {
    const item = items[row] ?? '';
    if (item.includes(SEPARATOR))
      throw new LearningFault({ code: 'separator', column: columns.item, row: row + 1, value: item });
    mustBeAbove0(weights, columns.weight, row);
    mustBeAbove0(relevance, columns.relevance, row);
  }
  return rows;
}

/** @throws LearningFault for a value that is not a number above 0. */
function mustBeAbove0(numbers: Float64Array | undefined, column: string | undefined, row: number): void {
  if (!numbers) return;
  const number = numbers[row] ?? Number.NaN;
  if (!(number > 0 && Number.isFinite(number)))
    throw new LearningFault({
      code: 'no-weight',
      column: column ?? '',
      row: row + 1,
      value: Number.isNaN(number) ? '' : String(number),
    });
}

/**
 * What some rows say. Without weights an item counts as 1, however often it was chosen; weights of an item that was chosen again are added.
 * @param rows of `usableRows`.
 * @throws LearningFault for too many items.
 */
export function choicesOf({ users, items, weights }: ChoiceRows, rows: Uint32Array): Choices {
  const chosen = new Map<string, Map<string, number>>();
  const popularity = new Map<string, number>();
  for (const row of rows) {
    const user = users[row] ?? '';
    const item = items[row] ?? '';
    const own = chosen.get(user) ?? new Map<string, number>();
    chosen.set(user, own);
    const before = own.get(item);
    if (before === undefined) popularity.set(item, (popularity.get(item) ?? 0) + 1);
    own.set(item, weights ? (before ?? 0) + (weights[row] ?? 0) : 1);
  }
  if (popularity.size > MOST_ITEMS)
    throw new LearningFault({ code: 'too-many-items', items: popularity.size, most: MOST_ITEMS });
  const ranked = [...popularity]
    .sort(([a, often], [b, other]) => other - often || (a < b ? -1 : 1))
    .map(([name]) => name);
  const places = placesOf(ranked);
  return {
    items: ranked,
    histories: new Map(
      [...chosen].map(([user, own]) => [
        user,
        {
          items: Uint32Array.from(own.keys(), (item) => places.get(item) ?? 0),
          weights: Float64Array.from(own.values()),
        },
      ]),
    ),
  };
}

/** Where each item is. */
export function placesOf(items: readonly string[]): ReadonlyMap<string, number> {
  return new Map(items.map((item, place) => [item, place]));
}
