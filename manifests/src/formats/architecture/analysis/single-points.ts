import { dominatorsFrom } from '../../../core/order/dominators.ts';
import { shortestWays } from '../../../core/order/shortest-way.ts';
import type { System } from '../system.ts';
import { isCritical, type Calls } from './calls.ts';

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
export function singlePointsOf(system: System, calls: Calls): readonly SinglePoint[] {
  const critical = calls.elements.filter(isCritical).map(({ id }) => id);
  const next = (id: string): readonly string[] => calls.needs(id).map(({ to }) => to);
  const found = new Map<string, { critical: string[]; reached: string }>();
  const roots =
    critical.length * calls.elements.length <= MOST_STEPS
      ? critical.map((id) => ({ id, next }))
      : [all(critical, next)];
  for (const root of roots) {
    const dominators = dominatorsFrom<string>(root.id, root.next);
    const ends = [root.id, ...dominators.keys()].filter((id) => next(id).length === 0 && id !== '');
    const seen = new Set<string>();
    for (const end of ends) {
      for (let id: string | undefined = end; id !== undefined && !seen.has(id); id = dominators.get(id)) {
        seen.add(id);
        if (system.elementOf(id)?.facts.replicas !== 1) continue;
        const known = found.get(id);
        if (known) known.critical.push(root.id);
        else found.set(id, { critical: [root.id], reached: end });
      }
    }
  }
  const ways = new Map<string, (to: string) => readonly string[] | undefined>();
  const wayTo = (from: string, to: string): readonly string[] => {
    const root = roots.find(({ id }) => id === from);
    let known = ways.get(from);
    if (!known && root) ways.set(from, (known = shortestWays<string>(from, root.next)));
    return (known?.(to) ?? [to]).filter((one) => one !== '');
  };
  return [...found].map(([id, { critical: needing, reached }]) => {
    const first = needing.find((one) => one !== id) ?? id;
    const way = wayTo(first, id);
    return { id, reached, critical: needing.includes('') ? way.slice(0, 1) : needing, way };
  });
}

/** One beginning, without a name, that leads to all. */
function all(
  critical: readonly string[],
  next: (id: string) => readonly string[],
): { id: string; next: typeof next } {
  return { id: '', next: (id) => (id === '' ? critical : next(id)) };
}
