import { arrowsOf, nextOf, type Arrows } from '../../../core/order/arrows.ts';
import { keptBy } from '../../../core/text/memory.ts';
import type { System } from '../system.ts';
import { numberedElements, type NumberedElements } from './numbered-elements.ts';

/**
 * The numbers of elements that the bottom layer, or somebody else, supports in a state: by what realizes them, what that runs
 * on, and what is within them. Undefined where the bottom layer has no element in that state.
 */
export function supportedIn(system: System, state: number): ((id: string) => boolean) | undefined {
  const elements = numberedElements(system);
  const kept = keptSupported(elements);
  let supported = kept.get(state);
  if (supported === undefined) {
    supported = readSupported(elements, system.layers.length - 1, state);
    kept.set(state, supported);
  }
  if (supported === null) return undefined;
  const flags = supported;
  return (id) => flags[elements.numberOf(id) ?? -1] === 1;
}

const keptSupported = keptBy<NumberedElements, Map<number, Uint8Array | null>>(() => new Map());

function readSupported(elements: NumberedElements, bottom: number, state: number): Uint8Array | null {
  const { ids, own, since, until, layer, elsewhere } = elements;
  const isThere = (number: number): boolean =>
    (since[number] ?? 0) <= state && state <= (until[number] ?? -1);
  const isAtBottom = (number: number): boolean => isThere(number) && layer[number] === bottom;
  if (!ids.some((_, number) => number < own && isAtBottom(number))) return null;
  const above = turnedOf(belowIn(elements, isThere));
  const supported = new Uint8Array(ids.length);
  // What other models publish is supported there.
  const waiting = [...ids.keys()].filter(
    (number) => isAtBottom(number) || (isThere(number) && (number >= own || elsewhere[number] === 1)),
  );
  for (const base of waiting) supported[base] = 1;
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    for (const other of nextOf(above, number)) {
      if (supported[other] === 1) continue;
      supported[other] = 1;
      waiting.push(other);
    }
  }
  return supported;
}

/** From each element that is there to what supports it: its supports and parts, and what the whole runs on. */
function belowIn(
  { ids, own, parent, supports }: NumberedElements,
  isThere: (number: number) => boolean,
): Arrows {
  const within: number[][] = [];
  for (const [number, around] of parent.entries()) if (around !== -1) (within[around] ??= []).push(number);
  return arrowsOf(ids.length, (number) => {
    if (number >= own || !isThere(number)) return [];
    const [realizedBy = [], runsOn = []] = supports.get(number) ?? [];
    const around = parent[number] ?? -1;
    const [, outerRunsOn = []] = (around === -1 ? undefined : supports.get(around)) ?? [];
    return [...realizedBy, ...runsOn, ...(within[number] ?? []), ...outerRunsOn];
  });
}

function turnedOf({ first, to }: Arrows): Arrows {
  const before: number[][] = [];
  for (let number = 0; number + 1 < first.length; number++)
    for (let at = first[number] ?? 0; at < (first[number + 1] ?? 0); at++)
      (before[to[at] ?? 0] ??= []).push(number);
  return arrowsOf(first.length - 1, (number) => before[number] ?? []);
}
