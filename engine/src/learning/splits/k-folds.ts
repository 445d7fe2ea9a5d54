import { permutation, Random } from '../random.ts';
import type { Fold } from './split.ts';

/** For shuffles of rows that have nothing to do with those of the split. */
const STREAM = 0x666f6c64;

/**
 * Rows in as many parts of the same size, one more in the first ones where they do not divide.
 * @param order of the rows.
 * @see KFold of scikit-learn, which has the same folds for rows in their order.
 */
export function kFolds(order: ArrayLike<number>, folds: number): readonly Fold[] {
  const foldOf = new Uint32Array(order.length);
  const least = Math.floor(order.length / folds);
  const larger = order.length % folds;
  for (let place = 0; place < order.length; place++) {
    const inLarger = larger * (least + 1);
    foldOf[order[place] ?? 0] =
      place < inLarger ? Math.floor(place / (least + 1)) : larger + Math.floor((place - inLarger) / least);
  }
  return foldsBy(foldOf, folds);
}

/** The same at random. */
export function randomFolds(rows: number, folds: number, seed: number): readonly Fold[] {
  return kFolds(permutation(rows, new Random(seed, STREAM)), folds);
}

/**
 * About the same share of each class in all folds.
 * @param classes of rows, from 0.
 * @param seed for the rows of a class; their order without it.
 * @see StratifiedKFold of scikit-learn, which has the same folds without a seed.
 */
export function stratifiedFolds(classes: ArrayLike<number>, folds: number, seed?: number): readonly Fold[] {
  // Classes count from the one that comes first, as there.
  const members = new Map<number, number[]>();
  for (let row = 0; row < classes.length; row++) {
    const known = members.get(classes[row] ?? 0);
    if (known) known.push(row);
    else members.set(classes[row] ?? 0, [row]);
  }
  const foldOf = new Uint32Array(classes.length);
  let before = 0;
  for (const [each, rows] of members) {
    const sizes = new Uint32Array(folds);
    // In the order of the classes, each next row is for the next fold.
    for (let place = before; place < before + rows.length; place++)
      sizes[place % folds] = (sizes[place % folds] ?? 0) + 1;
    const order =
      seed === undefined
        ? rows
        : permutation(rows.length, new Random(seed, STREAM + each)).map((at) => rows[at] ?? 0);
    let fold = 0;
    let taken = 0;
    for (const row of order) {
      while (taken === sizes[fold]) [fold, taken] = [fold + 1, 0];
      foldOf[row] = fold;
      taken++;
    }
    before += rows.length;
  }
  return foldsBy(foldOf, folds);
}

/**
 * Whole groups, the largest first, each to the fold that has the fewest rows.
 * @param groups of rows, from 0.
 * @see GroupKFold of scikit-learn.
 */
export function groupedFolds(groups: ArrayLike<number>, folds: number): readonly Fold[] {
  const sizes: number[] = [];
  for (let row = 0; row < groups.length; row++) {
    const group = groups[row] ?? 0;
    while (sizes.length <= group) sizes.push(0);
    sizes[group] = (sizes[group] ?? 0) + 1;
  }
  const largest = sizes
    .map((size, group) => ({ size, group }))
    .sort((a, b) => b.size - a.size || b.group - a.group);
  const rowsOf = new Array<number>(folds).fill(0);
  const foldOfGroup = new Uint32Array(sizes.length);
  for (const { size, group } of largest) {
    const lightest = rowsOf.indexOf(Math.min(...rowsOf));
    rowsOf[lightest] = (rowsOf[lightest] ?? 0) + size;
    foldOfGroup[group] = lightest;
  }
  return foldsBy(
    Uint32Array.from(groups, (group) => foldOfGroup[group] ?? 0),
    folds,
  );
}

/** Each part is measured once, by what is trained on all others. Folds without rows on one side are left out. */
function foldsBy(foldOf: Uint32Array, folds: number): readonly Fold[] {
  const all = Uint32Array.from(foldOf, (_, row) => row);
  return Array.from({ length: folds }, (_, fold) => ({
    training: all.filter((row) => foldOf[row] !== fold),
    validation: all.filter((row) => foldOf[row] === fold),
  })).filter(({ training, validation }) => training.length > 0 && validation.length > 0);
}
