/**
 * Which of some changes are made in the rows that a model is asked about, and the Shapley values that follow from its answers: the mean of
 * what each change adds, over orders in which all are made. Neither the row without changes nor that with all of them is among the rows.
 */
export interface ShapleyPlan {
  /** Rows to ask about. */
  readonly rows: number;
  readonly isMade: (row: number, change: number) => boolean;
  /**
   * What each change adds. They add up to `value - base`.
   * @param answers for these rows.
   * @param base the answer without changes.
   * @param value the answer with all of them.
   */
  readonly effectsOf: (answers: ArrayLike<number>, base: number, value: number) => Float64Array;
}

/** All orders: a row for each combination of the changes. */
export function exactPlan(changes: number): ShapleyPlan {
  const all = 2 ** changes - 1;
  const sizes = Uint8Array.from({ length: all }, (_, made) => bitsOf(made));
  const weights = Array.from({ length: changes }, (_, size) => 1 / (changes * binomial(changes - 1, size)));
  return {
    rows: Math.max(0, all - 1),
    isMade: (row, change) => isIn(row + 1, change),
    effectsOf: (answers, base, value) => {
      const answerOf = (made: number): number =>
        made === 0 ? base : made === all ? value : (answers[made - 1] ?? Number.NaN);
      return Float64Array.from({ length: changes }, (_, change) => {
        let effect = 0;
        for (let made = 0; made < all; made++)
          if (!isIn(made, change))
            effect += (answerOf(made + 2 ** change) - answerOf(made)) * (weights[sizes[made] ?? 0] ?? 0);
        return effect;
      });
    },
  };
}

function isIn(made: number, change: number): boolean {
  return ((made >>> change) & 1) === 1;
}

function bitsOf(made: number): number {
  let bits = 0;
  for (let left = made; left > 0; left >>>= 1) bits += left & 1;
  return bits;
}

function binomial(all: number, chosen: number): number {
  let result = 1;
  for (let each = 1; each <= chosen; each++) result = (result * (all - chosen + each)) / each;
  return result;
}

/** Some orders, each with its reverse: what is added early in one is added late in the other, and part of the chance cancels out. */
export function ordersPlan(orders: readonly Uint32Array[]): ShapleyPlan {
  const both = orders.flatMap((order) => [order, order.toReversed()]);
  const changes = orders[0]?.length ?? 0;
  const steps = Math.max(0, changes - 1);
  const places = both.map((order) => {
    const place = new Uint32Array(changes);
    for (const [at, change] of order.entries()) place[change] = at;
    return place;
  });
  return {
    rows: both.length * steps,
    isMade: (row, change) => (places[Math.floor(row / steps)]?.[change] ?? changes) <= row % steps,
    effectsOf: (answers, base, value) => {
      const effects = new Float64Array(changes);
      for (const [index, order] of both.entries()) {
        let before = base;
        for (const [step, change] of order.entries()) {
          const after = step < steps ? (answers[index * steps + step] ?? Number.NaN) : value;
          effects[change] = (effects[change] ?? 0) + (after - before) / both.length;
          before = after;
        }
      }
      return effects;
    },
  };
}
