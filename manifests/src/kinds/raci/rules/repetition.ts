/** Each thing whose key an earlier one has, with that one. */
export function* repetitions<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
): Iterable<{ first: Item; again: Item }> {
  const firsts = new Map<string, Item>();
  for (const item of items) {
    const first = firsts.get(keyOf(item));
    if (first === undefined) firsts.set(keyOf(item), item);
    else yield { first, again: item };
  }
}
