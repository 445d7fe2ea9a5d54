import { matchesReference, type Entity, type Reference } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';

/**
 * The resources of Terraform that a reference means. A state, which says what is there, comes before a plan, and both before what is
 * written; what a module is written as stands nearest.
 */
export function resourcesMeant(graph: Graph, reference: Reference): readonly Entity<'cloud-resource'>[] {
  const named = graph
    .find('cloud-resource', reference.key, reference.uri)
    .filter((entity) => matchesReference(reference, entity));
  for (const recordedBy of ['state', 'plan'] as const) {
    const recorded = named.filter(({ facts }) => facts?.recordedBy === recordedBy);
    if (recorded.length > 0) return recorded;
  }
  return graph.resolve(reference).filter(isCloudResource);
}

function isCloudResource(entity: Entity): entity is Entity<'cloud-resource'> {
  return entity.type === 'cloud-resource';
}
