import { bears, type Entity, type Reference } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { contains } from '../../../core/text/span.ts';
import type { DeployedCall } from './call.ts';

/** What the environment of a container says: it may be without the Service, but the address is meant. */
const CALLS: ReadonlySet<string> = new Set(['calls', 'optional-calls']);

/**
 * The calls that the environment of a workload proves: literal addresses of Services, each Service once, in the order of the text.
 * What a patch changes is not known: it has none.
 */
export function kubernetesCalls(graph: Graph, workload: Entity): readonly DeployedCall[] {
  const services = new Map<Entity, Reference>();
  for (const reference of graph.referencesIn(workload.uri)) {
    if (!CALLS.has(reference.relation) || !contains(workload.extent, reference.span)) continue;
    const found = graph.resolve(reference).filter(isService);
    const [service] = found;
    // Of several, nobody says which is meant.
    if (service && found.length === 1 && !services.has(service)) services.set(service, reference);
  }
  return [...services].map(([service, at]) => ({
    at,
    name: service.name,
    called: podsOf(graph, service),
    grade: 'certain' as const,
  }));
}

/** True for a Service of Kubernetes. */
export function isService({ type, facts }: Entity): boolean {
  return type === 'resource' && facts?.kind === 'Service';
}

/** The workloads of the same namespace that bear all labels that a Service asks for. */
export function podsOf(graph: Graph, { facts, scope, uri }: Entity): readonly Entity[] {
  const selector = facts?.selector;
  if (typeof selector !== 'object' || Object.keys(selector).length === 0) return [];
  return graph
    .all('resource', uri)
    .filter(
      (resource) =>
        resource.facts?.pods === true &&
        (resource.scope === undefined || scope === undefined || resource.scope === scope) &&
        bears(resource.labels, selector),
    );
}
