/**
 * What the journal of a task notes of an item that was finished. The journal keeps results; which files they stand for is
 * known to the task alone.
 */
export interface JournalForm<Item> {
  /** The name of the file, which lies where the results do. */
  readonly name: string;
  /** What the item is known by: the absolute path of its source. */
  readonly sourceOf: (item: Item) => string;
  /** The file beside the source that the result depends on too; undefined where the task has none. */
  readonly companionOf?: (source: string) => string;
  /** Files that were written; the first is the one that must be unchanged for the item to count as finished. */
  readonly outputsOf: (item: Item) => readonly [main: string | undefined, ...others: string[]];
  /** The same item with all its paths changed: the journal keeps them relative, so that its folder can be moved. */
  readonly withPaths: (item: Item, change: (path: string) => string) => Item;
  /** Whether what a line holds is an item: journals are files that anybody may have changed. */
  readonly isItem: (value: object) => value is Item & object;
}
