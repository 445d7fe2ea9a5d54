import { keptBy } from '../../../core/text/memory.ts';
import type { System } from '../system.ts';
import type { SystemElement } from '../system-elements.ts';
import type { SystemFlow } from '../system-flows.ts';
import type { Calls } from './calls.ts';

/** What the availability of an element is made of: itself, or what it needs, in percent. */
export interface Part {
  readonly id: string;
  readonly percent: number;
}

/** The best availability that an element can have, with its parts. */
export interface Availability {
  readonly percent: number;
  readonly parts: readonly Part[];
}

/**
 * The product of an element's own instances and of what it needs directly: an objective includes replicas and dependencies
 * already. What nobody declares is left out, so that the result is never too low.
 */
export function availabilityOf(element: SystemElement, system: System, calls: Calls): Availability {
  const own = ofInstances(element);
  const parts: Part[] = own === undefined ? [] : [{ id: element.id, percent: own }];
  for (const { to } of calls.needs(element.id)) {
    const needed = system.elementOf(to);
    const percent = needed && (needed.facts.slo ?? ofInstances(needed));
    if (percent !== undefined) parts.push({ id: to, percent });
  }
  return { percent: parts.reduce((product, { percent }) => (product * percent) / 100, 100), parts };
}

/** `1 - (1 - a)^r`: one of several instances is enough. Undefined where either is not declared. */
function ofInstances({ facts: { availability, replicas } }: SystemElement): number | undefined {
  if (availability === undefined || replicas === undefined || replicas < 1) return undefined;
  return 100 * (1 - (1 - availability / 100) ** replicas);
}

/** What one caller sends at its peak, in requests per second. */
export interface Load {
  readonly from: string;
  readonly rps: number;
}

/** The load that callers with a declared peak put on each element that declares what it can serve. */
export function loadsOf(system: System, calls: Calls): ReadonlyMap<string, readonly Load[]> {
  const loads = new Map<string, Load[]>();
  for (const { flow, rps } of loadingFlows(system)) {
    if (!calls.hasFlow(flow)) continue;
    const load = { from: flow.from, rps };
    const list = loads.get(flow.to);
    if (list) list.push(load);
    else loads.set(flow.to, [load]);
  }
  return loads;
}

/** The flows of which both ends declare what they send or can serve, with what is sent over each. */
const loadingFlows = keptBy(
  (system: System): readonly { readonly flow: SystemFlow; readonly rps: number }[] => {
    const all = [...system.elements.values()];
    const sends = new Set(all.flatMap(({ id, facts }) => (facts.peak === undefined ? [] : id)));
    return system.flows.flatMap((flow) => {
      if (!sends.has(flow.from) && !flow.from.includes('/')) return [];
      const peak = system.elementOf(flow.from)?.facts.peak;
      if (peak === undefined || system.elementOf(flow.to)?.facts.rps === undefined) return [];
      return [{ flow, rps: peak * (flow.facts.calls ?? 1) }];
    });
  },
);
