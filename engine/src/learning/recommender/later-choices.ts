import type { RecommendedList } from '../metrics/recommendation.ts';
import { choicesOf, usableRows, type Choices } from './choices.ts';
import { holdOut } from './held-out.ts';
import { mostPopular } from './recommend.ts';
import type { ChoiceColumns, ChoiceRows } from './request.ts';

/** What people had chosen, and what they chose afterwards. */
export interface LaterChoices {
  /** The people who are measured. */
  readonly users: readonly string[];
  /** The items that each of them had chosen before. */
  readonly histories: readonly ReadonlySet<string>[];
  /** How relevant each item is that they chose afterwards and not before, by its name; 1 without weights. */
  readonly chosen: readonly ReadonlyMap<string, number>[];
  /** People who have choices and none before: a recommender knows nothing of them. */
  readonly newPeople: number;
  /** All items of the histories, also of people who are not measured, the most popular one first, those that are as popular by name. */
  readonly popular: readonly string[];
}

/** Choices, and what their columns are called in messages. */
export interface ChoiceTable {
  readonly rows: ChoiceRows;
  readonly columns: ChoiceColumns;
}

/**
 * What was chosen according to a table: after a history, which is another table, or else one item of each person who has two or more, drawn
 * by the seed, the others of which are the history.
 * @throws LearningFault for rows that are no choices: see `usableRows`.
 */
export function laterChoices(
  { rows, columns }: ChoiceTable,
  history: ChoiceTable | undefined,
  seed: number,
): LaterChoices {
  const usable = usableRows(rows, columns);
  if (history) {
    const before = choicesOf(history.rows, usableRows(history.rows, history.columns));
    return comparedWith(before, relevances(rows, usable));
  }
  const { training } = holdOut({ ...rows, times: undefined }, usable, { test: 1, seed });
  const isTraining = new Set(training);
  const heldOut = usable.filter((row) => !isTraining.has(row));
  return comparedWith(choicesOf(rows, training), relevances(rows, heldOut));
}

function comparedWith(
  { items, histories }: Choices,
  after: ReadonlyMap<string, ReadonlyMap<string, number>>,
): LaterChoices {
  const measured = [...after].flatMap(([user, later]) => {
    const own = histories.get(user);
    if (!own) return [];
    const history = new Set(Array.from(own.items, (place) => items[place] ?? ''));
    const chosen = new Map([...later].filter(([item]) => !history.has(item)));
    return chosen.size === 0 ? [] : [{ user, history, chosen }];
  });
  return {
    users: measured.map(({ user }) => user),
    histories: measured.map(({ history }) => history),
    chosen: measured.map(({ chosen }) => chosen),
    newPeople: [...after.keys()].filter((user) => !histories.has(user)).length,
    popular: items,
  };
}

/** The largest weight of each item of a person. */
function relevances(
  { users, items, weights }: ChoiceRows,
  rows: Uint32Array,
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const [user, item] = [users[row] ?? '', items[row] ?? ''];
    const own = found.get(user) ?? new Map<string, number>();
    found.set(user, own.set(item, Math.max(own.get(item) ?? 0, weights?.[row] ?? 1)));
  }
  return found;
}

/** The most popular items that a person had not chosen before. */
export function popularItems(
  popular: readonly string[],
  history: ReadonlySet<string>,
  count: number,
): readonly string[] {
  return mostPopular(popular.length, count, (place) => history.has(popular[place] ?? '')).map(
    (place) => popular[place] ?? '',
  );
}

/** A list compared with what was chosen afterwards. @param isGraded whether some of it is more relevant than other. */
export function comparedList(
  list: readonly string[],
  chosen: ReadonlyMap<string, number>,
  isGraded: boolean,
): RecommendedList {
  return {
    hits: list.map((item) => chosen.has(item)),
    relevant: chosen.size,
    ...(isGraded && {
      gains: { listed: list.map((item) => chosen.get(item) ?? 0), all: [...chosen.values()] },
    }),
  };
}
