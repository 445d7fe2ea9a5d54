import { cyclesOf } from '../../../core/order/cycles.ts';
import type { SystemFlow } from '../system-flows.ts';

type Flow = Pick<SystemFlow, 'from' | 'to'>;

/**
 * The shortest way along flows from each of several elements to the nearest of others, around a third group: elements that no way
 * may pass through or end at. Elements without such a way are left out. Each flow is looked at once.
 */
export function findWays(
  flows: readonly Flow[],
  starts: ReadonlySet<string>,
  ends: ReadonlySet<string>,
  around: ReadonlySet<string>,
): readonly (readonly string[])[] {
  const callers = new Map<string, string[]>();
  for (const { from, to } of flows) {
    const list = callers.get(to);
    if (list) list.push(from);
    else callers.set(to, [from]);
  }
  /** The next step to the nearest end; undefined at an end. A map keeps the order in which elements are found: it is the queue. */
  const onward = new Map<string, string | undefined>();
  for (const end of ends) if (!around.has(end)) onward.set(end, undefined);
  for (const id of onward.keys()) {
    for (const caller of callers.get(id) ?? []) {
      if (onward.has(caller) || (around.has(caller) && !starts.has(caller))) continue;
      onward.set(caller, id);
    }
  }
  return [...starts].flatMap((start) => {
    if (ends.has(start) || around.has(start) || !onward.has(start)) return [];
    const way = [start];
    for (let at = onward.get(start); at !== undefined; at = onward.get(at)) way.push(at);
    return [way];
  });
}

/** One way round in each group of elements that reach each other, of those that are given: its first element stands at its end, too. */
export function findCycles(
  flows: readonly Flow[],
  among: ReadonlySet<string>,
): readonly (readonly string[])[] {
  const next = new Map<string, string[]>([...among].map((id) => [id, []]));
  for (const { from, to } of flows) if (among.has(to)) next.get(from)?.push(to);
  return cyclesOf([...among], (id) => next.get(id) ?? []).map((cycle) => [...cycle, cycle[0] ?? '']);
}
