import { permutation, Random } from '../random.ts';

/** Columns of which all combinations are tried: of more, orders are drawn at random. */
const MOST_EXACT = 10;
const ORDERS = 64;
/** Values of rows that the model is run on, at most. */
const MOST_VALUES = 2 ** 21;

/** What the changed columns of a row add to what a model says of the row that they were changed in. */
export interface BaselineEffects {
  /** Of the row without the changes, and with all of them. */
  readonly base: number;
  readonly value: number;
  /** Of each column, in their order; with `base`, they add up to `value`. */
  readonly effects: readonly number[];
  /** False where orders were drawn at random. */
  readonly isExact: boolean;
}

/**
 * Shapley values of the changes of a row: the mean of what each adds, over all orders in which they can be made. They need nothing of the model
 * but its answers. Of more than 10 changes, the mean is of up to 64 random orders, each with its reverse.
 * @param changes their number.
 * @param answersOf what the model says of the row with some of the changes, for each list of whether each is made.
 * @see Sundararajan and Najmi (2020), The many Shapley values for model explanation: baseline Shapley
 */
export async function baselineEffects(
  changes: number,
  answersOf: (made: readonly (readonly boolean[])[]) => Promise<ArrayLike<number>>,
): Promise<BaselineEffects> {
  const isExact = changes <= MOST_EXACT;
  return { ...(await (isExact ? exact(changes, answersOf) : sampled(changes, answersOf))), isExact };
}

type Answers = Parameters<typeof baselineEffects>[1];
type Effects = Omit<BaselineEffects, 'isExact'>;

async function exact(changes: number, answersOf: Answers): Promise<Effects> {
  const all = Array.from({ length: changes }, (_, change) => change);
  const subsets = Array.from({ length: 2 ** changes }, (_, mask) => all.map((change) => isIn(mask, change)));
  const answers = await answersOf(subsets);
  const sizes = subsets.map((made) => made.filter(Boolean).length);
  const weights = all.map((size) => 1 / (changes * binomial(changes - 1, size)));
  const effects = all.map((change) =>
    subsets.reduce((sum, _, mask) => {
      if (isIn(mask, change)) return sum;
      const added = (answers[mask + 2 ** change] ?? 0) - (answers[mask] ?? 0);
      return sum + added * (weights[sizes[mask] ?? 0] ?? 0);
    }, 0),
  );
  return { base: answers[0] ?? Number.NaN, value: answers[subsets.length - 1] ?? Number.NaN, effects };
}

function isIn(mask: number, change: number): boolean {
  return Math.floor(mask / 2 ** change) % 2 === 1;
}

function binomial(all: number, chosen: number): number {
  let result = 1;
  for (let each = 1; each <= chosen; each++) result = (result * (all - chosen + each)) / each;
  return result;
}

async function sampled(changes: number, answersOf: Answers): Promise<Effects> {
  const fitting = Math.floor(MOST_VALUES / (2 * (changes + 1) * changes));
  const orders = Array.from({ length: Math.max(1, Math.min(ORDERS, fitting)) }, (_, order) =>
    permutation(changes, new Random(1, order)),
  );
  const both = orders.flatMap((order) => [[...order], [...order].reverse()]);
  const rows = both.flatMap((order) =>
    Array.from({ length: changes + 1 }, (_, count) => {
      const made = new Set(order.slice(0, count));
      return Array.from({ length: changes }, (_of, change) => made.has(change));
    }),
  );
  const answers = await answersOf(rows);
  const effects = new Array<number>(changes).fill(0);
  for (const [index, order] of both.entries())
    for (const [step, change] of order.entries()) {
      const at = index * (changes + 1) + step;
      effects[change] = (effects[change] ?? 0) + ((answers[at + 1] ?? 0) - (answers[at] ?? 0)) / both.length;
    }
  return { base: answers[0] ?? Number.NaN, value: answers[changes] ?? Number.NaN, effects };
}
