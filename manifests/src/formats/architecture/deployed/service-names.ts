import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { keptBy } from '../../../core/text/memory.ts';

/** The services of Compose files that a name means for one of them: those of its project that are reached under it. */
export function servicesNamed(graph: Graph, from: Entity, name: string): readonly Entity[] {
  const { facts, scope } = from;
  if (facts?.extraHosts && Object.hasOwn(facts.extraHosts, name)) return [];
  const linked = facts?.links && Object.hasOwn(facts.links, name) ? facts.links[name] : undefined;
  const own = graph.find('service', linked ?? name, from.uri).filter((service) => service.scope === scope);
  if (own.length > 0) return own;
  return byAlias(graph.all('service', from.uri)).get(`${scope ?? ''} ${name}`) ?? [];
}

const byAlias = keptBy((services: readonly Entity[]): ReadonlyMap<string, readonly Entity[]> => {
  const found = new Map<string, Entity[]>();
  for (const service of services)
    for (const alias of Object.keys(service.facts?.aliases ?? {})) {
      const key = `${service.scope ?? ''} ${alias}`;
      found.set(key, [...(found.get(key) ?? []), service]);
    }
  return found;
});
