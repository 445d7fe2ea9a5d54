import { commonEnds } from '../../../core/graph/difference.ts';
import type { Arrows } from '../../../core/order/arrows.ts';
import { keptAlong, type Computed } from '../../../core/text/memory.ts';
import type { SystemFlow } from '../system-flows.ts';
import type { System } from '../system.ts';
import { numberedElements, type NumberedElements } from './numbered-elements.ts';

/** An answer is waited for, and the element that waits does not work without it. */
export const SYNC = 1;
export const NEEDED = 2;

/**
 * The flows of a system by their places in its list, with the numbers of the elements at their ends. The same object for
 * versions of the system that differ in nothing of it, such as a latency.
 */
export interface NumberedFlows {
  readonly elements: NumberedElements;
  /** The elements at their ends; both -1 where one is not there. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly since: Int32Array;
  readonly until: Int32Array;
  /** `SYNC` and `NEEDED`, added up. */
  readonly traits: Uint8Array;
  /** From each element to the flows that begin at it. */
  readonly starting: Arrows;
}

export const numberedFlows = keptAlong(
  (system: System, before: Computed<System, NumberedFlows> | undefined): NumberedFlows => {
    const elements = numberedElements(system);
    if (!before) return numbered(system, elements);
    const { version, result } = before;
    if (result.elements === elements && areSame(version.flows, system.flows)) return result;
    return numbered(system, elements, before);
  },
);

function areSame(before: readonly SystemFlow[], after: readonly SystemFlow[]): boolean {
  if (before.length !== after.length) return false;
  const { start, end } = commonEnds(before, after, Object.is);
  return after.slice(start, after.length - end).every((flow, at) => saysTheSame(flow, before[start + at]));
}

/** True when nothing differs of what is told of flows as numbers. */
function saysTheSame(one: SystemFlow, other: SystemFlow | undefined): boolean {
  if (one === other) return true;
  return (
    other !== undefined &&
    one.from === other.from &&
    one.to === other.to &&
    one.since === other.since &&
    one.until === other.until &&
    traitsOf(one) === traitsOf(other)
  );
}

function traitsOf({ isSync, facts }: SystemFlow): number {
  return (isSync ? SYNC : 0) + (facts.optional ? 0 : NEEDED);
}

/** @param before whose ends are taken over where flows and numbers are the same. */
function numbered(
  { flows }: System,
  elements: NumberedElements,
  before?: Computed<System, NumberedFlows>,
): NumberedFlows {
  const from = new Int32Array(flows.length).fill(-1);
  const to = new Int32Array(flows.length).fill(-1);
  const since = new Int32Array(flows.length);
  const until = new Int32Array(flows.length);
  const traits = new Uint8Array(flows.length);
  let [start, end] = [0, 0];
  if (before?.result.elements.numberOf === elements.numberOf) {
    const { version, result } = before;
    ({ start, end } = commonEnds(version.flows, flows, Object.is));
    const rest = version.flows.length - end;
    const keep = <Numbers extends Int32Array | Uint8Array>(numbers: Numbers, old: Numbers): void => {
      numbers.set(old.subarray(0, start));
      numbers.set(old.subarray(rest), flows.length - end);
    };
    keep(from, result.from);
    keep(to, result.to);
    keep(since, result.since);
    keep(until, result.until);
    keep(traits, result.traits);
  }
  for (let at = start; at < flows.length - end; at++) {
    const flow = flows[at];
    if (!flow) continue;
    since[at] = flow.since;
    until[at] = flow.until;
    traits[at] = traitsOf(flow);
    const first = elements.numberOf(flow.from);
    const last = elements.numberOf(flow.to);
    if (first === undefined || last === undefined) continue;
    from[at] = first;
    to[at] = last;
  }
  return {
    elements,
    from,
    to,
    since,
    until,
    traits,
    starting: startingAt(from, elements.ids.length),
  };
}

/** The flows by where they begin, in their order. */
function startingAt(from: Int32Array, count: number): Arrows {
  const first = new Int32Array(count + 1);
  for (const number of from) if (number !== -1) first[number + 1] = (first[number + 1] ?? 0) + 1;
  for (let number = 0; number < count; number++)
    first[number + 1] = (first[number + 1] ?? 0) + (first[number] ?? 0);
  const next = first.slice();
  const to = new Int32Array(first[count] ?? 0);
  for (const [at, number] of from.entries()) {
    if (number === -1) continue;
    const place = next[number] ?? 0;
    to[place] = at;
    next[number] = place + 1;
  }
  return { first, to };
}
