import { keptBy } from '../../../core/text/memory.ts';
import { parentOf } from '../system-elements.ts';
import type { System } from '../system.ts';
import { numberedElements, type NumberedElements } from './numbered-elements.ts';
import { numberedFlows, type NumberedFlows } from './numbered-flows.ts';

type Ids = ReadonlySet<string>;

/** The elements that are at an end of a flow, and those around them. */
export function endsOfFlows(system: System): Ids {
  const numbers = numberedFlows(system);
  const kept = keptEnds(numbers);
  return (kept.ids ??= withOuter(endsIn(numbers, system)));
}

/** Each once; what is no element may be within one. */
function endsIn({ from, to, elements }: NumberedFlows, { flows }: System): readonly string[] {
  const isEnd = new Uint8Array(elements.ids.length);
  const others: string[] = [];
  for (const [at, flow] of flows.entries()) {
    const [start = -1, end = -1] = [from[at], to[at]];
    if (start === -1 || end === -1) others.push(flow.from, flow.to);
    else isEnd[start] = isEnd[end] = 1;
  }
  return [...elements.ids.filter((_, number) => isEnd[number] === 1), ...others];
}

/** The elements that realize others, and those around them. */
export function realizingElements(system: System): Ids {
  const kept = keptNames(numberedElements(system));
  return (kept.realizing ??= withOuter(
    [...system.elements.values()].flatMap(({ facts }) => Object.keys(facts.realizedBy)),
  ));
}

/** The elements that others replace. */
export function replacedElements(system: System): Ids {
  const kept = keptNames(numberedElements(system));
  return (kept.replaced ??= new Set(
    [...system.elements.values()].flatMap(({ facts }) => Object.keys(facts.replaces)),
  ));
}

// What names what is the same for as long as the numbers are.
const keptEnds = keptBy<NumberedFlows, { ids?: Ids }>(() => ({}));
const keptNames = keptBy<NumberedElements, { realizing?: Ids; replaced?: Ids }>(() => ({}));

/** Ids, and those of what they are within. */
function withOuter(ids: readonly string[]): Ids {
  const all = new Set<string>();
  for (const id of ids)
    for (let one: string | undefined = id; one !== undefined && !all.has(one); one = parentOf(one))
      all.add(one);
  return all;
}
