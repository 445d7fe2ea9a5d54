import { keptBy } from '../../../core/text/memory.ts';
import type { System, SystemFlow } from '../../../formats/architecture/system.ts';
import type { Flow } from '../model.ts';
import type { ArchitectureContext } from './architecture-rule.ts';

/** The flows of the system that are written in the file, with their places. */
export function* ownFlows({
  system,
  own,
  uri,
}: ArchitectureContext): Iterable<{ flow: SystemFlow; item: Flow }> {
  for (const flow of flowsByFile(system).get(uri) ?? []) {
    const item = own.flowOf(flow);
    if (item) yield { flow, item };
  }
}

const flowsByFile = keptBy(({ flows }: System): ReadonlyMap<string, readonly SystemFlow[]> => {
  const byFile = new Map<string, SystemFlow[]>();
  for (const flow of flows) {
    const { uri } = flow.entity;
    const list = byFile.get(uri);
    if (list) list.push(flow);
    else byFile.set(uri, [flow]);
  }
  return byFile;
});
