import { permutation, Random } from '../random.ts';
import {
  changedColumns,
  comparedEffects,
  type AnswersFor,
  type ChangedColumns,
  type Comparison,
} from './comparison.ts';
import type { ExplainedRows, Explanation } from './explain.ts';
import type { SamplingPlan } from './sampling-plan.ts';
import { exactPlan, ordersPlan, type ShapleyPlan } from './shapley-plan.ts';

export interface SampledOptions {
  readonly plan: SamplingPlan;
  readonly seed: number;
  /** After each row; may throw to end the work. */
  readonly onRow: (done: number) => Promise<void>;
}

/**
 * Shapley values of the columns of rows for any model, of which nothing but its answers is known: the values of columns of the row take the
 * place of those of another row, in all orders or in random ones, for each of the other rows equally often. Effects and the mean of the others
 * add up to the answer exactly, whatever the orders. All rows are explained by the same orders, so that equal rows have equal effects.
 * @see Castro et al. (2009), Polynomial calculation of the Shapley value based on sampling; Mitchell et al. (2022), Sampling permutations for
 * Shapley value estimation (antithetic pairs)
 */
export async function explainSampled(
  { table, explained }: ExplainedRows,
  answersFor: AnswersFor,
  { plan, seed, onRow }: SampledOptions,
): Promise<Explanation> {
  const answers = await answersFor(table);
  const columns = table.columns.length;
  const others = Array.from({ length: plan.others }, (_, index) => explained + index);
  const orders = plan.isExact ? [] : ordersOf(plan, columns, seed);
  const exact = new Map<number, ShapleyPlan>();
  const all = new Float64Array(explained * columns);
  const errors = new Float64Array(explained * columns);
  for (let row = 0; row < explained; row++) {
    const comparisons = others.flatMap((other, index): readonly Comparison[] => {
      const changed = changedColumns(table, row, other);
      const compare = (own: ShapleyPlan): Comparison => ({ row, other, changed, plan: own });
      if (!plan.isExact)
        return (orders[index] ?? []).map((order) => compare(ordersPlan([restricted(order, changed)])));
      const found = exact.get(changed.count) ?? exactPlan(changed.count);
      exact.set(changed.count, found);
      return [compare(found)];
    });
    const effects = await comparedEffects(comparisons, table, answers, answersFor);
    const [from, to] = [row * columns, (row + 1) * columns];
    addUp(effects, plan, { effects: all.subarray(from, to), errors: errors.subarray(from, to) });
    await onRow(row + 1);
  }
  const base = others.reduce((sum, other) => sum + (answers[other] ?? Number.NaN), 0) / plan.others;
  return {
    unit: 'answer',
    base,
    values: answers.slice(0, explained),
    effects: all,
    ...(!plan.isExact && {
      estimate: { orders: 2 * plan.orders * plan.others, compared: plan.others, errors },
    }),
  };
}

/** For each of the other rows, orders of all columns. */
function ordersOf(plan: SamplingPlan, columns: number, seed: number): readonly (readonly Uint32Array[])[] {
  return Array.from({ length: plan.others }, (_, other) =>
    Array.from({ length: plan.orders }, (_of, order) => permutation(columns, new Random(seed, other, order))),
  );
}

/** An order of the columns that change, by their places among these. */
function restricted(order: Uint32Array, { places, count }: ChangedColumns): Uint32Array {
  const own = new Uint32Array(count);
  let at = 0;
  for (const column of order) {
    const place = places[column] ?? -1;
    if (place >= 0) own[at++] = place;
  }
  return own;
}

/**
 * The mean of effects, and its standard error, by how far those of the same other row differ: that other rows differ from each other is no
 * error, as all of them are taken equally often.
 */
function addUp(
  effects: readonly Float64Array[],
  { others, orders }: SamplingPlan,
  into: { readonly effects: Float64Array; readonly errors: Float64Array },
): void {
  for (let column = 0; column < into.effects.length; column++) {
    let [sum, squares] = [0, 0];
    for (let other = 0; other < others; other++) {
      const own = effects
        .slice(other * orders, (other + 1) * orders)
        .map((each) => each[column] ?? Number.NaN);
      const mean = own.reduce((all, each) => all + each, 0) / orders;
      sum += mean;
      for (const each of own) squares += (each - mean) ** 2;
    }
    into.effects[column] = sum / others;
    into.errors[column] = orders < 2 ? 0 : Math.sqrt(squares / (orders * (orders - 1))) / others;
  }
}
