import { permutation, Random } from '../random.ts';
import { rollingOrigin, type Fold } from './time.ts';

/** How rows are put into folds: as the rows of a table are split. */
export type FoldRule =
  /** Each class in all folds, as far as it has rows. */
  | { readonly by: 'random'; readonly classes: ArrayLike<number> }
  /** Whole groups. */
  | { readonly by: 'group'; readonly groups: ArrayLike<number> }
  /** Each fold is predicted from what came before it: the first rows are in no fold. */
  | { readonly by: 'time'; readonly times: ArrayLike<number>; readonly gap: number };

/** Tells the draws of folds from others of the seed. */
const STREAM = 0xf01d;

/**
 * Folds of some rows: the validation rows of a fold are none of its training rows, and in no other fold.
 * @param rows in ascending order; `classes`, `groups` and `times` are of all rows of the table.
 * @param count of folds, at least 2.
 */
export function foldsOf(rows: Uint32Array, rule: FoldRule, count: number, seed: number): readonly Fold[] {
  if (rule.by === 'time') return rollingOrigin(rule.times, rows, count, rule.gap);
  const foldOf =
    rule.by === 'group' ? groupFolds(rows, rule.groups, count, seed) : classFolds(rows, rule, count, seed);
  return Array.from({ length: count }, (_, fold) => ({
    training: rows.filter((_row, place) => foldOf[place] !== fold),
    validation: rows.filter((_row, place) => foldOf[place] === fold),
  })).filter(({ training, validation }) => training.length > 0 && validation.length > 0);
}

/** Rows of each class are dealt out one after the other. */
function classFolds(
  rows: Uint32Array,
  { classes }: { readonly classes: ArrayLike<number> },
  count: number,
  seed: number,
): Uint32Array {
  const foldOf = new Uint32Array(rows.length);
  const dealt = new Map<number, number>();
  for (const place of permutation(rows.length, new Random(seed, STREAM))) {
    const of = classes[rows[place] ?? 0] ?? 0;
    const turn = dealt.get(of) ?? 0;
    dealt.set(of, turn + 1);
    foldOf[place] = turn % count;
  }
  return foldOf;
}

/** Groups in random order, each to the fold that has the fewest rows. */
function groupFolds(rows: Uint32Array, groups: ArrayLike<number>, count: number, seed: number): Uint32Array {
  const members = new Map<number, number[]>();
  for (const [place, row] of rows.entries()) {
    const group = groups[row] ?? 0;
    const known = members.get(group);
    if (known) known.push(place);
    else members.set(group, [place]);
  }
  const all = [...members.values()];
  const sizes = new Array<number>(count).fill(0);
  const foldOf = new Uint32Array(rows.length);
  for (const index of permutation(all.length, new Random(seed, STREAM))) {
    const places = all[index] ?? [];
    const fold = sizes.indexOf(Math.min(...sizes));
    sizes[fold] = (sizes[fold] ?? 0) + places.length;
    for (const place of places) foldOf[place] = fold;
  }
  return foldOf;
}
