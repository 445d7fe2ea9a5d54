import { isIn, type System, type SystemElement, type SystemFlow } from '../system.ts';

/** Why one element needs another: a flow that it waits for, or the only thing that it runs on or is realized by. */
export interface Need {
  readonly to: string;
  readonly flow: SystemFlow | undefined;
}

/** Who calls whom, and who needs whom, in one state of a system. */
export interface Calls {
  readonly state: number;
  readonly elements: readonly SystemElement[];
  readonly ids: readonly string[];
  /** All flows of the state between elements that are there. */
  readonly flows: readonly SystemFlow[];
  /** Elements that an element waits for, also where it works without them. */
  waitsFor(id: string): readonly string[];
  /** What an element does not work without. */
  needs(id: string): readonly Need[];
}

const keptBySystem = new WeakMap<System, Map<number, Calls>>();

/** What is known of a state; kept for as long as the system is. @param state its place. */
export function callsOf(system: System, state: number): Calls {
  let kept = keptBySystem.get(system);
  if (!kept) keptBySystem.set(system, (kept = new Map<number, Calls>()));
  let calls = kept.get(state);
  if (!calls) kept.set(state, (calls = readCalls(system, state)));
  return calls;
}

/** The places of all states, the current one first. */
export function statesOf({ states, current }: System): readonly number[] {
  return [current, ...Array.from(states.keys()).filter((state) => state !== current)];
}

/** True for an element on which much depends, by what its author says. */
export function isCritical({ facts: { criticality } }: SystemElement): boolean {
  return criticality === 'critical' || criticality === 'high';
}

function readCalls(system: System, state: number): Calls {
  const elements = [...system.elements.values()].filter((element) => isIn(element, state));
  const isThere = (id: string): boolean => {
    const element = system.elementOf(id);
    return element !== undefined && isIn(element, state);
  };
  const flows = system.flows.filter((flow) => isIn(flow, state) && isThere(flow.from) && isThere(flow.to));
  const outgoing = new Map<string, SystemFlow[]>();
  for (const flow of flows) {
    if (!flow.isSync || flow.from === flow.to) continue;
    const list = outgoing.get(flow.from);
    if (list) list.push(flow);
    else outgoing.set(flow.from, [flow]);
  }
  const needs = new Map<string, readonly Need[]>();
  const read = (id: string): readonly Need[] => {
    const called = new Map<string, Need>();
    for (const flow of outgoing.get(id) ?? [])
      if (!flow.facts.optional && !called.has(flow.to)) called.set(flow.to, { to: flow.to, flow });
    const { realizedBy = {}, runsOn = {} } = system.elementOf(id)?.facts ?? {};
    for (const names of [realizedBy, runsOn]) {
      const there = Object.keys(names).filter((name) => name !== id && isThere(name));
      // Of several, nobody says whether all are needed or one is enough.
      const [only] = there;
      if (only !== undefined && there.length === 1 && !called.has(only))
        called.set(only, { to: only, flow: undefined });
    }
    return [...called.values()];
  };
  return {
    state,
    elements,
    ids: elements.map(({ id }) => id),
    flows,
    waitsFor: (id) => [...new Set((outgoing.get(id) ?? []).map(({ to }) => to))],
    needs: (id) => {
      let own = needs.get(id);
      if (!own) needs.set(id, (own = read(id)));
      return own;
    },
  };
}
