import { permutation, Random } from '../random.ts';
import { splitBy, type Part, type Shares, type Split } from './split.ts';

/** Each row for itself, at random. */
export function randomSplit(rows: number, shares: Shares, seed: number): Split {
  return stratifiedSplit(new Uint8Array(rows), shares, seed);
}

/**
 * At random, with about the same share of each class in all parts: a class with a row for each part is in each part.
 * @param classes of rows, from 0.
 */
export function stratifiedSplit(classes: ArrayLike<number>, shares: Shares, seed: number): Split {
  const members = new Map<number, number[]>();
  for (let row = 0; row < classes.length; row++) {
    const known = members.get(classes[row] ?? 0);
    if (known) known.push(row);
    else members.set(classes[row] ?? 0, [row]);
  }
  const parts = new Array<Part>(classes.length).fill('training');
  for (const [each, rows] of members) {
    const order = permutation(rows.length, new Random(seed, each));
    const test = countOf(rows.length, shares.test);
    const validation = Math.min(rows.length - test, countOf(rows.length, shares.validation));
    for (const [place, index] of order.entries())
      if (place < test + validation) parts[rows[index] ?? 0] = place < test ? 'test' : 'validation';
  }
  return splitBy(classes.length, (row) => parts[row] ?? 'training');
}

/**
 * Whole groups at random: all rows of a customer, a patient, a station are in the same part.
 * @param groups of rows, from 0.
 */
export function groupedSplit(groups: ArrayLike<number>, shares: Shares, seed: number): Split {
  let count = 0;
  const sizes: number[] = [];
  for (let row = 0; row < groups.length; row++) {
    const group = groups[row] ?? 0;
    sizes[group] = (sizes[group] ?? 0) + 1;
    count = Math.max(count, group + 1);
  }
  const parts = new Array<Part>(count).fill('training');
  const room = { test: shares.test * groups.length, validation: shares.validation * groups.length };
  for (const group of permutation(count, new Random(seed))) {
    const size = sizes[group] ?? 0;
    // A group that overshoots by more than it fills is left to the training rows.
    const part = (['test', 'validation'] as const).find((each) => room[each] > 0 && room[each] * 2 >= size);
    if (!part) continue;
    parts[group] = part;
    room[part] -= size;
  }
  return splitBy(groups.length, (row) => parts[groups[row] ?? 0] ?? 'training');
}

function countOf(rows: number, share: number): number {
  if (share === 0 || rows < 3) return 0;
  return Math.max(1, Math.round(rows * share));
}
