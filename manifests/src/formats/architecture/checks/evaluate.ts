import type { Entity } from '../../../core/graph/entity.ts';
import { flowName, isIn, type System, type SystemElement, type SystemFlow } from '../system.ts';
import { isPlainMap, type DecisionCheck, type Plain } from './check.ts';
import { elementMeets, flowMeets, type Verdict } from './properties.ts';
import { findCycles, findWays } from './ways.ts';

/** What breaks a check. */
export interface Violation {
  /** `shop.api`, `shop.api→shop.db`, or a way: `web → api → db`. */
  readonly text: string;
  /** Elements and flows that have a part in it: where it is told. */
  readonly entities: readonly Entity[];
}

/** How a check stands in the current state of a model. */
export interface Outcome {
  readonly broken: readonly Violation[];
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
  const chosen = present.filter((element) => elementMeets(system, element, check.selector, {}) === true);
  const counted = chosen.filter(
    (element) => !excepted.some((selector) => elementMeets(system, element, selector, {}) === true),
  );
  const violation = (element: SystemElement): Violation => ({ text: element.id, entities: [element.entity] });
  return outcomeOf(check, counted, chosen.length, violation, (element) =>
    elementMeets(system, element, check.requirement, {}),
  );
}

function ofFlows(check: DecisionCheck, system: System, today: string): Outcome {
  const chosen = currentFlows(system).filter((flow) => flowMeets(system, flow, check.selector) === true);
  const excepted = exceptions(check, today);
  const counted = chosen.filter(
    (flow) => !excepted.some((selector) => flowMeets(system, flow, selector) === true),
  );
  const violation = ({ from, to, entity }: SystemFlow): Violation => ({
    text: flowName(from, to),
    entities: [entity],
  });
  return outcomeOf(check, counted, chosen.length, violation, (flow) =>
    isPlainMap(check.requirement) ? flowMeets(system, flow, check.requirement) : false,
  );
}

function outcomeOf<Item>(
  { verb, requirement }: DecisionCheck,
  items: readonly Item[],
  chosen: number,
  violation: (item: Item) => Violation,
  meets: (item: Item) => Verdict,
): Outcome {
  const isEmpty = chosen === 0;
  if (verb === 'atMost') {
    const isBroken = typeof requirement === 'number' && items.length > requirement;
    return { broken: isBroken ? items.map(violation) : [], holds: isBroken ? 0 : 1, unknown: 0, isEmpty };
  }
  const isForbidden = verb === 'never';
  const verdicts = items.map((item): Verdict => {
    const met = isForbidden && requirement === true ? true : meets(item);
    return met === undefined ? undefined : met !== isForbidden;
  });
  return {
    broken: items.filter((_, index) => verdicts[index] === false).map(violation),
    holds: verdicts.filter((verdict) => verdict === true).length,
    unknown: verdicts.filter((verdict) => verdict === undefined).length,
    // What must never be is not there: that is what the decision wants.
    isEmpty: isEmpty && !(isForbidden && requirement === true),
  };
}

function ofPaths(check: DecisionCheck, system: System, today: string): Outcome {
  const excepted = exceptions(check, today);
  const flows = currentFlows(system).filter(
    (flow) => !excepted.some((selector) => flowMeets(system, flow, selector) === true),
  );
  const present = currentElements(system);
  const chosen = (selector: Plain | undefined): ReadonlySet<string> =>
    new Set(
      present
        .filter((element) => selector === undefined || elementMeets(system, element, selector, {}) === true)
        .map(({ id }) => id),
    );
  const { from, to, cycle } = check.selector;
  const told = (way: readonly string[]): Violation => ({
    text: way.join(' → '),
    entities: way.flatMap((id, index) => {
      const next = way[index + 1];
      const flow = next === undefined ? undefined : flows.find((one) => one.from === id && one.to === next);
      return flow ? [flow.entity] : [];
    }),
  });
  if (cycle === true) {
    const cycles = findCycles(flows, chosen(from));
    return { broken: cycles.map(told), holds: cycles.length === 0 ? 1 : 0, unknown: 0, isEmpty: false };
  }
  const [starts, ends] = [chosen(from), chosen(to)];
  const { requirement } = check;
  const via = isPlainMap(requirement) ? chosen(requirement['via']) : new Set<string>();
  const broken = findWays(flows, starts, ends, via).map(told);
  return {
    broken,
    holds: starts.size - broken.length,
    unknown: 0,
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
