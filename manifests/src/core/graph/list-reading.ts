import { commonEnds } from './difference.ts';

/** The items of a list with what was read of each: the next version of the list is read with both. */
export interface ListReading<Item, Read> {
  readonly items: readonly Item[];
  /** What was read of all items, one after another. */
  readonly read: readonly Read[];
  /** Where in it that of each item begins, and at last its length. */
  readonly starts: Uint32Array;
}

/**
 * Reads a list, each item by itself. What was read of the items at its beginning and its end that are those of the last version is
 * taken over without a look at each: a list may have tens of thousands, of which an edit changes few.
 * @param readItem depends on nothing but the item.
 * @param same true for two items of which the same is read.
 */
export function readList<Item, Read>(
  items: readonly Item[],
  readItem: (item: Item) => readonly Read[],
  same: (a: Item, b: Item) => boolean,
  before: ListReading<Item, Read> | undefined,
): ListReading<Item, Read> {
  const { start, end } = before ? commonEnds(before.items, items, same) : { start: 0, end: 0 };
  const starts = new Uint32Array(items.length + 1);
  const middle: Read[] = [];
  const first = before?.starts[start] ?? 0;
  if (before) starts.set(before.starts.subarray(0, start));
  for (let at = start; at < items.length - end; at++) {
    starts[at] = first + middle.length;
    for (const one of readItem(items[at] as Item)) middle.push(one);
  }
  const tailBefore = before ? before.items.length - end : 0;
  const tailFrom = before?.starts[tailBefore] ?? 0;
  const tailTo = first + middle.length;
  for (let at = 0; at < end; at++)
    starts[items.length - end + at] = (before?.starts[tailBefore + at] ?? 0) - tailFrom + tailTo;
  const read = before ? before.read.slice(0, first).concat(middle, before.read.slice(tailFrom)) : middle;
  starts[items.length] = read.length;
  return { items, read, starts };
}
