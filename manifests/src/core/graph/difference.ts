/** What two lists have between their common beginning and their common end. */
export interface Difference<Item> {
  readonly before: readonly Item[];
  readonly after: readonly Item[];
}

/**
 * Where two versions of a list differ: one edit changes few neighbours, so that only those need a closer look. What comes first may
 * differ besides: it often stands for the whole document.
 */
export function difference<Item>(
  before: readonly Item[],
  after: readonly Item[],
  same: (a: Item, b: Item) => boolean,
): Difference<Item> {
  const [first, other] = [before[0], after[0]];
  const isOtherFirst = first !== undefined && other !== undefined && first !== other && !same(first, other);
  if (isOtherFirst) {
    const rest = { before: before.slice(1), after: after.slice(1) };
    const { start, end } = commonEnds(rest.before, rest.after, same);
    return {
      before: [first, ...rest.before.slice(start, rest.before.length - end)],
      after: [other, ...rest.after.slice(start, rest.after.length - end)],
    };
  }
  const { start, end } = commonEnds(before, after, same);
  return { before: before.slice(start, before.length - end), after: after.slice(start, after.length - end) };
}

/**
 * How many items two lists have in common at their beginnings and, of the others, at their ends.
 * @param same true for an item and itself.
 */
export function commonEnds<Item>(
  before: readonly Item[],
  after: readonly Item[],
  same: (a: Item, b: Item) => boolean,
): { readonly start: number; readonly end: number } {
  // Most items are the same objects, and of a large document they are looked at several times for each key stroke.
  const equal = (a: Item | undefined, b: Item | undefined): boolean =>
    a === b || (a !== undefined && b !== undefined && same(a, b));
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && equal(before[start], after[start])) start++;
  let end = 0;
  const most = shorter - start;
  while (end < most && equal(before[before.length - 1 - end], after[after.length - 1 - end])) end++;
  return { start, end };
}
