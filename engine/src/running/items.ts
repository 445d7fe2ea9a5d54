import { reasonOf, UserFault } from '@vitruve/workspace';
import type { Journal } from './journal/journal.ts';
import type { Journals } from './journal/journals.ts';
import { inParallel } from './parallel.ts';

/** What became of one item of a run. */
export type ItemOutcome<Result> =
  /** `isNoted` is false when the journal could not be written: the next run does the item again. */
  | { readonly state: 'done'; readonly result: Result; readonly isNoted: boolean }
  /** An earlier run finished it, and neither it nor its result changed since. */
  | { readonly state: 'skipped'; readonly earlier: Result }
  | { readonly state: 'failed'; readonly reason: string; readonly error: unknown }
  /** The run was cancelled before it was its turn, or in the middle of it: nothing was written. */
  | { readonly state: 'cancelled' };

/** The items of a run, and how each is worked on. */
export interface ItemRun<Item, Result> {
  readonly items: readonly Item[];
  /** Items that are worked on at once. */
  readonly workers: number;
  /** Absolute path of what the item is made of, by which its journal knows it. */
  readonly sourceOf: (item: Item) => string;
  /** The folder in whose journal the item is noted. */
  readonly folderOf: (item: Item) => string;
  /** Undefined for a run that writes nothing, and so has nothing to go on from. */
  readonly journals: Journals<Result> | undefined;
  /** Whether what an earlier run finished is left as it is. */
  readonly resume: boolean;
  readonly signal: AbortSignal | undefined;
  /** @throws anything for an item that cannot be done: the others are done all the same. */
  readonly work: (item: Item, journal: Journal<Result> | undefined) => Promise<Result>;
}

/**
 * Works on all items of a run, and tells of each when it is done. What goes wrong with one ends nothing; what is done when the
 * run is cancelled stays, and a run that resumes goes on from there.
 * @param told hears of each item, in the order in which they end; `done` counts them.
 * @returns what `told` makes of the items, in their order.
 */
export async function runItems<Item, Result, Told>(
  run: ItemRun<Item, Result>,
  told: (item: Item, outcome: ItemOutcome<Result>, done: number) => Told,
): Promise<readonly Told[]> {
  return inParallel(run.items, run.workers, async (item, done) => {
    const outcome = await outcomeOf(item, run);
    return told(item, outcome, done());
  });
}

async function outcomeOf<Item, Result>(
  item: Item,
  { journals, resume, signal, sourceOf, folderOf, work }: ItemRun<Item, Result>,
): Promise<ItemOutcome<Result>> {
  try {
    if (signal?.aborted === true) return { state: 'cancelled' };
    const journal = journals?.in(folderOf(item));
    const earlier = resume ? await journal?.finished(sourceOf(item)) : undefined;
    if (earlier !== undefined) return { state: 'skipped', earlier };
    const result = await work(item, journal);
    return { state: 'done', result, isNoted: (await journal?.add(result)) !== false };
  } catch (error) {
    if (signal?.aborted === true) return { state: 'cancelled' };
    return { state: 'failed', reason: error instanceof UserFault ? error.message : reasonOf(error), error };
  }
}
