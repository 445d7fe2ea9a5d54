import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import type { DeployedCall } from './call.ts';
import { composeCalls } from './compose-calls.ts';
import { kubernetesCalls } from './kubernetes-calls.ts';

/** What a workload calls, as far as its manifest tells. @param workload a resource of Kubernetes or a service of a Compose file. */
export function callsOf(graph: Graph, workload: Entity): readonly DeployedCall[] {
  return workload.type === 'service' ? composeCalls(graph, workload) : kubernetesCalls(graph, workload);
}
