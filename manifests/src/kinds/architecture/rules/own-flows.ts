import type { System } from '../../../formats/architecture/system.ts';
import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';
import type { Flow } from '../model.ts';
import type { ArchitectureContext } from './architecture-rule.ts';

/** The flows of the system that are written in the file, with their places. */
export function* ownFlows({
  system,
  own,
  uri,
}: ArchitectureContext): Iterable<{ flow: SystemFlow; item: Flow }> {
  for (const flow of flowsIn(system, uri)) {
    const item = own.flowOf(flow);
    if (item) yield { flow, item };
  }
}

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
