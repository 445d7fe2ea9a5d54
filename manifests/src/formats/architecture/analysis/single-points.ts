import { arrowsOf, nextOf, sizeOf, type Arrows } from '../../../core/order/arrows.ts';
import { dominatorsIn } from '../../../core/order/dominators.ts';
import { shortestWays } from '../../../core/order/shortest-way.ts';
import { keptBy } from '../../../core/text/memory.ts';
import type { CallGraph } from './call-graph.ts';
import type { Calls } from './calls.ts';

/** An element of one instance that a critical element cannot do without. */
export interface SinglePoint {
  readonly id: string;
  /** From the critical element to it, both included. */
  readonly way: readonly string[];
  /** What the critical element reaches only through it, the element itself first. */
  readonly reached: string;
  /** All critical elements that need it. */
  readonly critical: readonly string[];
}

/**
 * Critical elements times elements. Beyond that, only what is on all ways from any of the critical elements is looked for: each
 * costs a walk over the system, at every key stroke.
 */
const MOST_STEPS = 20_000;

/**
 * Single points of failure: elements with one replica that are on every way from a critical element to something that it
 * needs in the end. That something calls nothing further, such as a database, which is its own single point. An element
 * beside which another way leads to the same ends is none.
 */
export function singlePointsOf({ graph }: Calls): readonly SinglePoint[] {
  return singlePointsIn(graph);
}

const singlePointsIn = keptBy((graph: CallGraph): readonly SinglePoint[] => {
  const critical = [...graph.ids.keys()].filter((number) => graph.critical[number] === 1);
  if (critical.length === 0) return [];
  const each = critical.length * graph.ids.length <= MOST_STEPS;
  // One beginning, without a name, that leads to all.
  const together = graph.ids.length;
  const needs = each ? graph.needs : withBeginning(graph.needs, critical);
  const found = new Map<number, { readonly critical: number[]; readonly reached: number }>();
  for (const root of each ? critical : [together]) {
    for (const { single, reached } of onAllWays(needs, root, graph.single)) {
      const known = found.get(single);
      if (known) known.critical.push(root);
      else found.set(single, { critical: [root], reached });
    }
  }
  const ways = new Map<number, (to: number) => readonly number[] | undefined>();
  const wayTo = (from: number, to: number): readonly number[] => {
    let known = ways.get(from);
    if (!known) ways.set(from, (known = shortestWays<number>(from, (number) => nextOf(needs, number))));
    return known(to) ?? [to];
  };
  const idOf = (number: number): string => graph.ids[number] ?? '';
  return [...found].map(([single, { critical: needing, reached }]) => {
    const way = wayTo(needing.find((one) => one !== single) ?? single, single).filter(
      (one) => one !== together,
    );
    return {
      id: idOf(single),
      reached: idOf(reached),
      critical: (needing.includes(together) ? way.slice(0, 1) : needing).map(idOf),
      way: way.map(idOf),
    };
  });
});

/** The elements of one replica that are on every way from a beginning to one of its ends, with the first such end. */
function onAllWays(
  needs: Arrows,
  root: number,
  isSingle: Uint8Array,
): readonly { readonly single: number; readonly reached: number }[] {
  const dominators = dominatorsIn(needs, root);
  const found: { single: number; reached: number }[] = [];
  const seen = new Set<number>();
  for (let end = 0; end < dominators.length; end++) {
    if ((end !== root && dominators[end] === -1) || nextOf(needs, end).length > 0) continue;
    for (let one = end; one !== -1 && !seen.has(one); one = dominators[one] ?? -1) {
      seen.add(one);
      if (isSingle[one] === 1) found.push({ single: one, reached: end });
    }
  }
  return found;
}

/** The graph with one node more, which leads to some of the others. */
function withBeginning(arrows: Arrows, others: readonly number[]): Arrows {
  const count = sizeOf(arrows);
  return arrowsOf(count + 1, (number) => (number < count ? nextOf(arrows, number) : others));
}
