import type { BoardDecision } from '@vitruve/manifests';

/** A decision and those that it replaces. */
export interface Succession {
  readonly decision: BoardDecision;
  readonly replaces: readonly Succession[];
}

/** Decisions one below the other: what goes further back is in a chain of its own. */
export const DEEPEST = 12;

/**
 * What replaces what, from the decisions in force back to the first. Each decision stands once, also where the text goes
 * round in a circle. Decisions that replace nothing and are not replaced are left out.
 */
export function successions(decisions: readonly BoardDecision[]): readonly Succession[] {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const replaced = new Map(
    decisions.map((decision) => [decision.id, new Set(known(decision.supersedes, byId))]),
  );
  for (const { id, supersededBy } of decisions) for (const by of supersededBy) replaced.get(by)?.add(id);
  const isReplaced = new Set([...replaced.values()].flatMap((ids) => [...ids]));
  const seen = new Set<string>();

  const from = (decision: BoardDecision, depth = 1): Succession => {
    seen.add(decision.id);
    const replaces: Succession[] = [];
    if (depth === DEEPEST) return { decision, replaces };
    for (const id of replaced.get(decision.id) ?? []) {
      const earlier = byId.get(id);
      if (earlier && !seen.has(id)) replaces.push(from(earlier, depth + 1));
    }
    return { decision, replaces };
  };

  const roots: Succession[] = [];
  const heads = decisions.filter(({ id }) => !isReplaced.has(id));
  // What is left after the heads lies too deep, or goes round in a circle.
  for (const decision of [...heads, ...decisions.toReversed()]) {
    if (!seen.has(decision.id) && replaced.get(decision.id)?.size) roots.push(from(decision));
  }
  return roots;
}

function known(ids: readonly string[], byId: ReadonlyMap<string, unknown>): readonly string[] {
  return ids.filter((id) => byId.has(id));
}
