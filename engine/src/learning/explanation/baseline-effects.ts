import { permutation, Random } from '../random.ts';
import { exactPlan, ordersPlan } from './shapley-plan.ts';

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
  const plan = isExact ? exactPlan(changes) : ordersPlan(randomOrders(changes));
  const rowOf = (isMade: (change: number) => boolean): readonly boolean[] =>
    Array.from({ length: changes }, (_, change) => isMade(change));
  const answers = await answersOf([
    rowOf(() => false),
    rowOf(() => true),
    ...Array.from({ length: plan.rows }, (_, row) => rowOf((change) => plan.isMade(row, change))),
  ]);
  const [base = Number.NaN, value = Number.NaN, ...between] = Array.from(answers);
  return { base, value, effects: [...plan.effectsOf(between, base, value)], isExact };
}

function randomOrders(changes: number): readonly Uint32Array[] {
  const fitting = Math.floor(MOST_VALUES / (2 * (changes + 1) * changes));
  return Array.from({ length: Math.max(1, Math.min(ORDERS, fitting)) }, (_, order) =>
    permutation(changes, new Random(1, order)),
  );
}
