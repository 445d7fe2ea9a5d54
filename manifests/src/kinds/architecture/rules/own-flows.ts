import { keptWith } from '../../../core/text/memory.ts';
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
export function ownFlows({ own, system, uri }: ArchitectureContext): readonly OwnFlow[] {
  return flowsOf(own, system, uri);
}

const flowsOf = keptWith((own: OwnItems, system: System, uri: string): readonly OwnFlow[] => {
  const found: OwnFlow[] = [];
  for (const flow of flowsIn(system, uri)) {
    const item = own.flowOf(flow);
    if (item) found.push({ flow, item });
  }
  return found;
});

/** The flows of a file stand behind each other, and files in the order of their addresses: the first is found by halves. */
function flowsIn({ flows }: System, uri: string): readonly SystemFlow[] {
  let low = 0;
  let high = flows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((flows[middle]?.entity.uri ?? '') < uri) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (flows[end]?.entity.uri === uri) end++;
  return flows.slice(low, end);
}
