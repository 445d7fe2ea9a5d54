import { ArrowList, nextOf, type Arrows } from '../../../core/order/arrows.ts';
import { isIn, type System, type SystemElement, type SystemFlow } from '../system.ts';
import { knownGraph, type CallGraph } from './call-graph.ts';
import { joinedFlowsOf, type JoinedFlow, type JoinedFlows } from './joined-flows.ts';

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
  /** All flows of the state between elements that are there: a list is made of them when it is asked for. */
  readonly flows: readonly SystemFlow[];
  /** True for one of those flows. */
  readonly hasFlow: (flow: SystemFlow) => boolean;
  /** The same, as numbers. */
  readonly graph: CallGraph;
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
  const joined = joinedFlowsOf(system);
  const there = Uint8Array.from(joined.elements, (element) => (isIn(element, state) ? 1 : 0));
  const inState: InState = {
    hasElement: (number) => there[number] === 1,
    hasFlow: ({ flow, from, to }) => there[from] === 1 && there[to] === 1 && isIn(flow, state),
  };
  const graph = knownGraph(readGraph(system, joined, inState));
  const elements = [...system.elements.values()].filter((_, number) => there[number] === 1);
  const followed = ({ arrows, id }: { readonly arrows: Arrows; readonly id: string }): readonly number[] => {
    const number = joined.numberOf(id);
    return number === undefined ? [] : [...nextOf(arrows, number)];
  };
  let flows: readonly SystemFlow[] | undefined;
  const idOf = (number: number): string => graph.ids[number] ?? '';
  return {
    state,
    elements,
    ids: elements.map(({ id }) => id),
    get flows() {
      return (flows ??= joined.flows.filter(inState.hasFlow).map(({ flow }) => flow));
    },
    hasFlow: (flow) =>
      isIn(flow, state) && [flow.from, flow.to].every((id) => there[joined.numberOf(id) ?? -1] === 1),
    graph,
    waitsFor: (id) => followed({ arrows: graph.waits, id }).map(idOf),
    needs: (id) => {
      const flows = joined.from(joined.numberOf(id) ?? -1).filter(inState.hasFlow);
      return followed({ arrows: graph.needs, id }).map((to) => ({
        to: idOf(to),
        flow: flows.find((one) => one.to === to && one.flow.isSync && !one.flow.facts.optional)?.flow,
      }));
    },
  };
}

/** What is there in a state. */
interface InState {
  readonly hasElement: (number: number) => boolean;
  readonly hasFlow: (flow: JoinedFlow) => boolean;
}

function readGraph(
  { elements: own }: System,
  { elements, ids, from, supports }: JoinedFlows,
  { hasElement, hasFlow }: InState,
): CallGraph {
  const waits = new ArrowList(ids.length);
  const needs = new ArrowList(ids.length);
  for (const number of elements.keys()) {
    for (const joined of from(number)) {
      if (!joined.flow.isSync || joined.to === number || !hasFlow(joined)) continue;
      waits.add(joined.to);
      if (!joined.flow.facts.optional) needs.add(joined.to);
    }
    for (const list of (hasElement(number) ? supports.get(number) : undefined) ?? []) {
      const [only, ...others] = list.filter(hasElement);
      if (only !== undefined && others.length === 0) needs.add(only);
    }
    waits.endNode();
    needs.endNode();
  }
  const flagged = (isMeant: (element: SystemElement, number: number) => boolean): Uint8Array =>
    Uint8Array.from(elements, (element, number) => (hasElement(number) && isMeant(element, number) ? 1 : 0));
  return {
    ids,
    waits: waits.arrows(),
    needs: needs.arrows(),
    critical: flagged((element, number) => number < own.size && isCritical(element)),
    single: flagged(({ facts }) => facts.replicas === 1),
  };
}
