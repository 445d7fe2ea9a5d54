import type { Entity } from '../../../core/graph/entity.ts';
import { isIn, type System } from '../system.ts';
import type { SystemElement } from '../system-elements.ts';
import { flowName, type SystemFlow } from '../system-flows.ts';
import { isPlainMap, type DecisionCheck, type Plain } from './check.ts';
import { elementMeets, flowMeets, type Verdict } from './properties.ts';
import { findCycles, findWays } from './ways.ts';

/** What breaks a check, fulfils it or leaves it open. */
export interface Instance {
  /** `shop.api`, `shop.api→shop.db`, or a way: `web → api → db`. */
  readonly text: string;
  /** Elements and flows that have a part in it: where it is told. */
  readonly entities: readonly Entity[];
  /** The element or flow itself; undefined for a way. */
  readonly item?: SystemElement | SystemFlow;
}

/** How a check stands in the current state of a model. */
export interface Outcome {
  readonly broken: readonly Instance[];
  /** Elements and flows that are as they must be, and ways that lead through what they must pass. */
  readonly proven: readonly Instance[];
  /** Those of which the model does not say what the check asks for. */
  readonly open: readonly Instance[];
  /** Those that an exception leaves out. */
  readonly excepted: readonly Instance[];
  /** Those of which the model does not say whether they are selected. */
  readonly unselected: readonly Instance[];
  /** Elements or flows that were looked at. */
  readonly looked: number;
  /** Subjects for which it holds, and those of which the model does not say enough. */
  readonly holds: number;
  readonly unknown: number;
  /** Whether the selector matches nothing: the check says nothing, too. */
  readonly isEmpty: boolean;
}

/** @param today ISO: exceptions count to their last day. */
export function evaluateCheck(check: DecisionCheck, system: System, today: string): Outcome {
  switch (check.subject) {
    case 'elements':
      return ofElements(check, system, today);
    case 'flows':
      return ofFlows(check, system, today);
    case 'paths':
      return ofPaths(check, system, today);
  }
}

function ofElements(check: DecisionCheck, system: System, today: string): Outcome {
  const present = currentElements(system);
  const excepted = exceptions(check, today);
  return outcomeOf(check, {
    items: present,
    selected: (element) => elementMeets(system, element, check.selector, {}),
    isExcepted: (element) =>
      excepted.some((selector) => elementMeets(system, element, selector, {}) === true),
    instance: (element) => ({ text: element.id, entities: [element.entity], item: element }),
    meets: (element) => elementMeets(system, element, check.requirement, {}),
  });
}

function ofFlows(check: DecisionCheck, system: System, today: string): Outcome {
  const excepted = exceptions(check, today);
  return outcomeOf(check, {
    items: currentFlows(system),
    selected: (flow) => flowMeets(system, flow, check.selector),
    isExcepted: (flow) => excepted.some((selector) => flowMeets(system, flow, selector) === true),
    instance: (flow) => ({ text: flowName(flow.from, flow.to), entities: [flow.entity], item: flow }),
    meets: (flow) => (isPlainMap(check.requirement) ? flowMeets(system, flow, check.requirement) : false),
  });
}

/** What a check is about, and how it is asked. */
interface Subjects<Item> {
  readonly items: readonly Item[];
  readonly selected: (item: Item) => Verdict;
  readonly isExcepted: (item: Item) => boolean;
  readonly instance: (item: Item) => Instance;
  readonly meets: (item: Item) => Verdict;
}

function outcomeOf<Item>(
  { verb, requirement }: DecisionCheck,
  { items: all, selected, isExcepted, instance, meets }: Subjects<Item>,
): Outcome {
  const chosen: Item[] = [];
  const unselected: Instance[] = [];
  for (const item of all) {
    const verdict = selected(item);
    if (verdict === true) chosen.push(item);
    else if (verdict === undefined) unselected.push(instance(item));
  }
  const items = chosen.filter((item) => !isExcepted(item));
  const excepted = chosen.filter((item) => isExcepted(item)).map(instance);
  const isEmpty = chosen.length === 0;
  const about = { excepted, unselected, looked: all.length };
  if (verb === 'atMost') {
    const isBroken = typeof requirement === 'number' && items.length > requirement;
    const [broken, proven] = isBroken ? [items.map(instance), []] : [[], items.map(instance)];
    return { ...about, broken, proven, open: [], holds: isBroken ? 0 : 1, unknown: 0, isEmpty };
  }
  const isForbidden = verb === 'never';
  const verdicts = items.map((item): Verdict => {
    const met = isForbidden && requirement === true ? true : meets(item);
    return met === undefined ? undefined : met !== isForbidden;
  });
  const having = (verdict: Verdict): readonly Instance[] =>
    items.filter((_, index) => verdicts[index] === verdict).map(instance);
  const [broken, proven, open] = [having(false), having(true), having(undefined)];
  return {
    ...{ ...about, broken, proven, open, holds: proven.length, unknown: open.length },
    // What must never be is not there: that is what the decision wants.
    isEmpty: isEmpty && !(isForbidden && requirement === true),
  };
}

function ofPaths(check: DecisionCheck, system: System, today: string): Outcome {
  const excepted = exceptions(check, today);
  const current = currentFlows(system);
  const isExcepted = (flow: SystemFlow): boolean =>
    excepted.some((selector) => flowMeets(system, flow, selector) === true);
  const flows = current.filter((flow) => !isExcepted(flow));
  const about = {
    open: [],
    unselected: [],
    unknown: 0,
    looked: flows.length,
    excepted: current
      .filter(isExcepted)
      .map((flow) => ({ text: flowName(flow.from, flow.to), entities: [flow.entity], item: flow })),
  };
  const present = currentElements(system);
  const chosen = (selector: Plain | undefined): ReadonlySet<string> =>
    new Set(
      present
        .filter((element) => selector === undefined || elementMeets(system, element, selector, {}) === true)
        .map(({ id }) => id),
    );
  const { from, to, cycle } = check.selector;
  const told = (way: readonly string[]): Instance => ({
    text: way.join(' → '),
    entities: way.flatMap((id, index) => {
      const next = way[index + 1];
      const flow = next === undefined ? undefined : flows.find((one) => one.from === id && one.to === next);
      return flow ? [flow.entity] : [];
    }),
  });
  if (cycle === true) {
    const cycles = findCycles(flows, chosen(from));
    const isProven = cycles.length === 0;
    return { ...about, broken: cycles.map(told), proven: [], holds: isProven ? 1 : 0, isEmpty: false };
  }
  const [starts, ends] = [chosen(from), chosen(to)];
  const { requirement } = check;
  const via = isPlainMap(requirement) ? chosen(requirement['via']) : new Set<string>();
  const broken = findWays(flows, starts, ends, via).map(told);
  // Ways that are allowed, because they lead through what they must pass: none where there must not be any.
  const around = new Set(broken.map(({ text }) => text.split(' → ')[0] ?? ''));
  const kept = new Set([...starts].filter((start) => !around.has(start)));
  const proven = via.size === 0 ? [] : findWays(flows, kept, ends, new Set()).map(told);
  return {
    ...about,
    broken,
    proven,
    holds: starts.size - broken.length,
    isEmpty: starts.size === 0 || ends.size === 0,
  };
}

function exceptions({ except }: DecisionCheck, today: string): DecisionCheck['selector'][] {
  return except.flatMap(({ selector, until }) => (until !== undefined && until >= today ? [selector] : []));
}

function currentElements(system: System): readonly SystemElement[] {
  return [...system.elements.values()].filter((element) => isIn(element, system.current));
}

function currentFlows(system: System): readonly SystemFlow[] {
  return system.flows.filter((flow) => isIn(flow, system.current));
}
