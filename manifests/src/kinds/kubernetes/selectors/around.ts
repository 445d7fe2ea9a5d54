import type { Entity, Reference } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { contains } from '../../../core/text/span.ts';
import { resourceKey } from '../../../formats/resources/resource-key.ts';
import { scopeOf } from '../resources/identity.ts';
import type { Resource } from '../resources/model.ts';

/** The resource in which a reference is; undefined for one in a file of another kind, and in a resource without a name. */
export function holderOf({ uri, span }: Reference, graph: Graph): Entity | undefined {
  return graph.declaredIn(uri).find(({ type, extent }) => type === 'resource' && contains(extent, span));
}

/** The entity of a resource of the model; undefined for one without a name. */
export function entityOf(resource: Resource, graph: Graph, uri: string): Entity | undefined {
  const { kind, name } = resource;
  if (!name) return undefined;
  const scope = scopeOf(resource);
  return graph
    .find('resource', resourceKey(kind, name.text), uri)
    .find((found) => found.uri === uri && found.scope === scope && found.span.start === name.span.start);
}

/** The autoscalers that set the replicas of a workload. */
export function autoscalersOf(workload: Entity, graph: Graph): readonly Entity[] {
  return graph
    .referencesTo(workload)
    .filter(({ relation }) => relation === 'scale-target')
    .map((reference) => holderOf(reference, graph))
    .filter((holder) => holder !== undefined)
    .filter(({ facts }) => facts?.kind !== 'VerticalPodAutoscaler');
}
