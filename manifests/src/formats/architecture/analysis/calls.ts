import { ArrowList, nextOf, type Arrows } from '../../../core/order/arrows.ts';
import { keptBy } from '../../../core/text/memory.ts';
import type { SystemElement } from '../system-elements.ts';
import type { SystemFlow } from '../system-flows.ts';
import { isIn, type System } from '../system.ts';
import { knownGraph, type CallGraph } from './call-graph.ts';
import { NEEDED, numberedFlows, SYNC, type NumberedFlows } from './numbered-flows.ts';

/** Why one element needs another: a flow that it waits for, or the only thing that it runs on or is realized by. */
export interface Need {
  readonly to: string;
  readonly flow: SystemFlow | undefined;
}

/** Who calls whom, and who needs whom, in one state of a system. Lists are made when they are asked for. */
export interface Calls {
  readonly state: number;
  /** Those of the model that are there. */
  readonly elements: readonly SystemElement[];
  readonly ids: readonly string[];
  /** All flows of the state between elements that are there. */
  readonly flows: readonly SystemFlow[];
  /** True for one of those flows. */
  readonly hasFlow: (flow: SystemFlow) => boolean;
  /** The same, as numbers. */
  readonly graph: CallGraph;
  /** A flow that is waited for between two elements that are there. */
  syncFlow(from: string, to: string): SystemFlow | undefined;
  /** Elements that an element waits for, also where it works without them. */
  waitsFor(id: string): readonly string[];
  /** What an element does not work without. */
  needs(id: string): readonly Need[];
}

const callsByState = keptBy<System, Map<number, Calls>>(() => new Map());

/** What is known of a state; kept for as long as the system is. @param state its place. */
export function callsOf(system: System, state: number): Calls {
  const kept = callsByState(system);
  let calls = kept.get(state);
  if (!calls) kept.set(state, (calls = readCalls(system, state)));
  return calls;
}

/** The places of all states, the current one first. */
export function statesOf({ states, current }: System): readonly number[] {
  return [current, ...Array.from(states.keys()).filter((state) => state !== current)];
}

function readCalls(system: System, state: number): Calls {
  const numbers = numberedFlows(system);
  const { numberOf, ids } = numbers.elements;
  const graph = graphIn(numbers, state);
  const idOf = (number: number): string => ids[number] ?? '';
  const followed = (arrows: Arrows, id: string): readonly string[] => {
    const number = numberOf(id);
    return number === undefined ? [] : Array.from(nextOf(arrows, number), idOf);
  };
  const isThere = (id: string): boolean => {
    const number = numberOf(id);
    return number !== undefined && hasElement(numbers, number, state);
  };
  /** The flows of the state that begin at an element. */
  const flowsFrom = (id: string): readonly SystemFlow[] => {
    const number = numberOf(id);
    if (number === undefined) return [];
    return Array.from(nextOf(numbers.starting, number)).flatMap((at) =>
      hasFlowAt(numbers, at, state) ? (system.flows[at] ?? []) : [],
    );
  };
  let elements: readonly SystemElement[] | undefined;
  let flows: readonly SystemFlow[] | undefined;
  return {
    state,
    get elements() {
      return (elements ??= [...system.elements.values()].filter((element) => isIn(element, state)));
    },
    get ids() {
      return this.elements.map(({ id }) => id);
    },
    get flows() {
      return (flows ??= system.flows.filter((_, at) => hasFlowAt(numbers, at, state)));
    },
    hasFlow: (flow) => isIn(flow, state) && isThere(flow.from) && isThere(flow.to),
    graph,
    syncFlow: (from, to) => flowsFrom(from).find((flow) => flow.isSync && flow.to === to),
    waitsFor: (id) => followed(graph.waits, id),
    needs: (id) => {
      const needed = followed(graph.needs, id);
      if (needed.length === 0) return [];
      const flows = flowsFrom(id);
      return needed.map((to) => ({
        to,
        flow: flows.find((flow) => flow.to === to && flow.isSync && !flow.facts.optional),
      }));
    },
  };
}

function hasElement({ elements }: NumberedFlows, number: number, state: number): boolean {
  return (elements.since[number] ?? 0) <= state && state <= (elements.until[number] ?? -1);
}

function hasFlowAt(numbers: NumberedFlows, at: number, state: number): boolean {
  const { from, to, since, until } = numbers;
  const start = from[at] ?? -1;
  return (
    start !== -1 &&
    (since[at] ?? 0) <= state &&
    state <= (until[at] ?? -1) &&
    hasElement(numbers, start, state) &&
    hasElement(numbers, to[at] ?? -1, state)
  );
}

const graphsByState = keptBy<NumberedFlows, Map<number, CallGraph>>(() => new Map());

function graphIn(numbers: NumberedFlows, state: number): CallGraph {
  const kept = graphsByState(numbers);
  let graph = kept.get(state);
  if (!graph) kept.set(state, (graph = knownGraph(readGraph(numbers, state))));
  return graph;
}

function readGraph(numbers: NumberedFlows, state: number): CallGraph {
  const { elements, starting, traits, to } = numbers;
  const { ids, supports } = elements;
  const there = Uint8Array.from(ids, (_, number) => (hasElement(numbers, number, state) ? 1 : 0));
  const isThere = (number: number): boolean => there[number] === 1;
  const waits = new ArrowList(ids.length);
  const needs = new ArrowList(ids.length);
  for (let number = 0; number < ids.length; number++) {
    for (const at of nextOf(starting, number)) {
      const trait = traits[at] ?? 0;
      const end = to[at] ?? -1;
      if ((trait & SYNC) === 0 || end === number || !hasFlowAt(numbers, at, state)) continue;
      waits.add(end);
      if ((trait & NEEDED) !== 0) needs.add(end);
    }
    for (const list of (isThere(number) ? supports.get(number) : undefined) ?? []) {
      const [only, ...others] = list.filter(isThere);
      if (only !== undefined && others.length === 0) needs.add(only);
    }
    waits.endNode();
    needs.endNode();
  }
  const flagged = (flags: Uint8Array): Uint8Array => flags.map((flag, number) => flag & (there[number] ?? 0));
  return {
    ids,
    waits: waits.arrows(),
    needs: needs.arrows(),
    critical: flagged(elements.critical),
    single: flagged(elements.single),
  };
}
