import { Random } from '../random.ts';
import { timeSplit } from '../splits/time.ts';
import type { ChoiceRows } from './request.ts';

/** Rows that are learned from, and what is held out to measure by. */
export interface HeldOut {
  readonly training: Uint32Array;
  /**
   * By person: the items that they had not chosen before, with how relevant they are, 1 where nobody says so. Each person has at least one
   * training row, and at least one item here.
   */
  readonly chosen: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Rows that are held out. */
  readonly rows: number;
  /** People who have held-out rows and none before: a recommender knows nothing of them. */
  readonly newPeople: number;
}

/** Tells the draws of held-out items from others of the seed. */
const STREAM = 0x1ea7e;

/**
 * Holds out the choices after a date, where there are times; otherwise one item of each person who has two or more, drawn by the seed.
 * @param rows that name a person and an item.
 * @param test share of the rows that come last; 0 holds out nothing.
 */
export function holdOut(
  table: ChoiceRows,
  rows: Uint32Array,
  { test, seed }: { readonly test: number; readonly seed: number },
): HeldOut {
  if (test === 0) return { training: rows, chosen: new Map(), rows: 0, newPeople: 0 };
  return table.times ? lastChoices(table, rows, test) : oneOfEach(table, rows, seed);
}

function lastChoices(
  { users, items, times, relevance }: ChoiceRows,
  rows: Uint32Array,
  test: number,
): HeldOut {
  const own = Float64Array.from(rows, (row) => times?.[row] ?? 0);
  const split = timeSplit(own, { validation: 0, test });
  const training = split.training.map((place) => rows[place] ?? 0);
  const before = itemsByUser(users, items, training);
  const chosen = new Map<string, Map<string, number>>();
  const newPeople = new Set<string>();
  for (const place of split.test) {
    const row = rows[place] ?? 0;
    const user = users[row] ?? '';
    const item = items[row] ?? '';
    const known = before.get(user);
    if (!known) newPeople.add(user);
    else if (!known.has(item)) {
      const held = chosen.get(user) ?? new Map<string, number>();
      // Of an item that was chosen again, the most relevant choice counts.
      chosen.set(user, held.set(item, Math.max(held.get(item) ?? 0, relevance?.[row] ?? 1)));
    }
  }
  return { training, chosen, rows: split.test.length, newPeople: newPeople.size };
}

function oneOfEach({ users, items }: ChoiceRows, rows: Uint32Array, seed: number): HeldOut {
  const random = new Random(seed, STREAM);
  const chosen = new Map<string, ReadonlyMap<string, number>>();
  for (const [user, own] of itemsByUser(users, items, rows)) {
    if (own.size < 2) continue;
    const drawn = [...own][random.below(own.size)] ?? '';
    // Of a single item, the relevance does not matter: its place does.
    chosen.set(user, new Map([[drawn, 1]]));
  }
  const training = rows.filter((row) => chosen.get(users[row] ?? '')?.has(items[row] ?? '') !== true);
  return { training, chosen, rows: rows.length - training.length, newPeople: 0 };
}

function itemsByUser(
  users: readonly string[],
  items: readonly string[],
  rows: Uint32Array,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const row of rows) {
    const user = users[row] ?? '';
    const own = found.get(user) ?? new Set<string>();
    found.set(user, own.add(items[row] ?? ''));
  }
  return found;
}
