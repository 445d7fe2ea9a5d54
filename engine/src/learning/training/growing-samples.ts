import { permutation, Random } from '../random.ts';
import type { Target } from './target.ts';

/** Rows that a round of halving trains on, and how many trials it has. */
export interface Round {
  /** In the order of the table. */
  readonly rows: Uint32Array;
  readonly trials: number;
}

/** By which a round has more rows, and fewer trials, than the one before it. */
const FACTOR = 3;
/** Rows of the first round, at least. */
const LEAST_ROWS = 100;
/** Tells the draws of rows from others of the seed. */
const STREAM = 0x4a1f;

/**
 * The rounds of successive halving: the last one has all rows, and each row of a round is in the next one. As many rounds as in
 * scikit-learn with `min_resources="exhaust"`.
 * @param training places of rows.
 */
export function growingSamples(
  training: Uint32Array,
  target: Target,
  { trials, seed }: { readonly trials: number; readonly seed: number },
): readonly Round[] {
  const order = spreadOrder(training, target, seed);
  const wanted = levelsIn(trials);
  const possible = levelsIn(training.length / LEAST_ROWS);
  const last = Math.min(wanted, possible);
  return Array.from({ length: last + 1 }, (_, round) => {
    const count = Math.floor(training.length / FACTOR ** (last - round));
    return {
      rows: order.slice(0, count).sort(),
      trials: Math.ceil(trials / FACTOR ** round),
    };
  });
}

/** How often a count can be divided before it is less than 1. */
function levelsIn(count: number): number {
  let levels = 0;
  for (let rest = count / FACTOR; rest >= 1; rest /= FACTOR) levels++;
  return levels;
}

/** The rows in an order whose beginnings have about the shares of the classes that all have, and at least one row of each. */
function spreadOrder(training: Uint32Array, { problem, values }: Target, seed: number): Uint32Array {
  const members = new Map<number, number[]>();
  for (const row of training) {
    const of = problem === 'classification' ? (values[row] ?? 0) : 0;
    const known = members.get(of);
    if (known) known.push(row);
    else members.set(of, [row]);
  }
  const placed = [...members].flatMap(([of, rows]) =>
    Array.from(permutation(rows.length, new Random(seed, STREAM, of)), (index, place) => ({
      row: rows[index] ?? 0,
      at: place / rows.length,
    })),
  );
  return Uint32Array.from(
    placed.sort((a, b) => a.at - b.at || a.row - b.row),
    ({ row }) => row,
  );
}
