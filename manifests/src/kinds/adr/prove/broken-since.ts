import type { Commit, FolderPast } from '../../../core/contributions/past-folder.ts';
import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { decisionsWithChecks, proofsOf } from './proof.ts';

/**
 * Since when a check is broken: a commit broke it; changes that are not committed did; the last day of an exception passed after that
 * commit; or it was broken in the oldest commit that was looked at.
 */
export type Since =
  | { readonly cause: 'commit' | 'time' | 'earlier'; readonly commit: Commit }
  | { readonly cause: 'uncommitted' };

/** A check that is broken now. */
export interface BrokenCheck {
  readonly decision: Entity<'decision'>;
  readonly id: string;
}

/** What is asked of earlier commits. */
export interface Replay {
  readonly root: string;
  /** ISO. */
  readonly today: string;
  readonly state: string | undefined;
}

/**
 * Goes back over commits until each check that is broken now was not. A check counts as broken at a commit by the record and the model
 * of that commit, on its day; where the record, the check or its status was another, it was not broken.
 * @returns for each check, in their order; undefined without a past.
 */
export async function brokenSince(
  checks: readonly BrokenCheck[],
  past: FolderPast | undefined,
  { root, today, state }: Replay,
): Promise<readonly (Since | undefined)[]> {
  if (!past) return checks.map(() => undefined);
  const found = new Map<BrokenCheck, Since>();
  /** The commit that is known to have it broken; undefined for the files as they are. */
  let newer: Commit | undefined;
  let left = checks;
  if (left.length === 0) return [];
  for await (const { graph, hash, date, author } of past.folders) {
    const commit: Commit = { hash, date, author };
    const still: BrokenCheck[] = [];
    for (const check of left) {
      const isBrokenOn = (day: string): boolean => isBrokenIn(graph, check, { root, today: day, state });
      if (isBrokenOn(date)) still.push(check);
      else if (isBrokenOn(newer?.date ?? today)) found.set(check, { cause: 'time', commit });
      else found.set(check, newer ? { cause: 'commit', commit: newer } : { cause: 'uncommitted' });
    }
    newer = commit;
    left = still;
    if (left.length === 0) break;
  }
  const cause = past.isWhole ? 'commit' : 'earlier';
  for (const check of left) if (newer) found.set(check, { cause, commit: newer });
  return checks.map((check) => found.get(check));
}

function isBrokenIn(graph: Graph, { decision, id }: BrokenCheck, { root, today, state }: Replay): boolean {
  const before = earlier(graph, decision, root);
  if (!before || before.facts?.status !== decision.facts?.status) return false;
  return proofsOf(before, { graph, today, state }).some(
    ({ check, verdict }) => check.id === id && verdict === 'broken',
  );
}

/** The record as it was: in the same file, otherwise the only one of its number. */
function earlier(
  graph: Graph,
  { uri, key }: Entity<'decision'>,
  root: string,
): Entity<'decision'> | undefined {
  const records = decisionsWithChecks(graph, root).filter((one) => one.key === key);
  const [first, ...others] = records;
  return records.find((one) => one.uri === uri) ?? (others.length === 0 ? first : undefined);
}
