import { keptWith } from '../../../core/text/memory.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import type { System } from '../../../formats/architecture/system.ts';
import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';
import type { Flow } from '../model.ts';
import type { ArchitectureContext, OwnItems } from './architecture-rule.ts';

/** A flow of the system that is written in the file, with its place. */
export interface OwnFlow {
  readonly flow: SystemFlow;
  readonly item: Flow;
}

/** The flows of the system that are written in the file. Many rules ask for them. */
export function ownFlows({ own, system, uri, architecture }: ArchitectureContext): readonly OwnFlow[] {
  return flowsOf(own, system, uri, architecture.flows);
}

/** The flows of the system that are written in the file and are chosen by their places among all flows, in their order. */
export function* flowsAt(
  { own, system, uri, architecture }: ArchitectureContext,
  places: Iterable<number>,
): Iterable<OwnFlow> {
  const [from, to] = placesIn(system, uri);
  const named = architecture.flows.length === to - from ? architecture.flows : undefined;
  for (const place of places) {
    const flow = system.flows[place];
    if (!flow || place < from || place >= to) continue;
    const near = named?.[place - from];
    const item = near && isWrittenAs(flow, near) ? near : own.flowOf(flow);
    if (item) yield { flow, item };
  }
}

const flowsOf = keptWith(
  (own: OwnItems, system: System, uri: string, written: readonly Flow[]): readonly OwnFlow[] => {
    const [from, to] = placesIn(system, uri);
    const found: OwnFlow[] = [];
    // Both are in the order of the text, so that of nearly all flows the place need not be looked up.
    let next = 0;
    for (let place = from; place < to; place++) {
      const flow = system.flows[place];
      if (!flow) continue;
      const near = written[next];
      const item = near && isWrittenAs(flow, near) ? near : own.flowOf(flow);
      if (item) found.push({ flow, item });
      next++;
    }
    return found;
  },
);

function isWrittenAs({ entity }: SystemFlow, { id, from }: Flow): boolean {
  const name = id ?? from;
  return name !== undefined && contentOf(name).start === entity.span.start;
}

/** The flows of a file stand behind each other, and files in the order of their addresses: the first is found by halves. */
function placesIn({ flows }: System, uri: string): readonly [from: number, to: number] {
  let low = 0;
  let high = flows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((flows[middle]?.entity.uri ?? '') < uri) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (flows[end]?.entity.uri === uri) end++;
  return [low, end];
}
