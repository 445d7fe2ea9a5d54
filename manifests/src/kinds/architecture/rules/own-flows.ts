import type { SystemFlow } from '../../../formats/architecture/system.ts';
import type { Flow } from '../model.ts';
import type { ArchitectureContext } from './architecture-rule.ts';

/** The flows of the system that are written in the file, with their places. */
export function* ownFlows({
  system,
  own,
  uri,
}: ArchitectureContext): Iterable<{ flow: SystemFlow; item: Flow }> {
  for (const flow of system.flows) {
    const item = flow.entity.uri === uri ? own.flowOf(flow) : undefined;
    if (item) yield { flow, item };
  }
}
