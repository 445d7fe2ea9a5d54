/** Each thing whose key an earlier one has, with that one. */
export function* repetitions<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
): Iterable<{ first: Item; again: Item }> {
  const firsts = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, item);
    else yield { first, again: item };
  }
}
