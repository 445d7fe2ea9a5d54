import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { keptBy } from '../../../core/text/memory.ts';
import { labelKey, OWNER_LABEL } from '../resources/identity.ts';
import type { Choice } from './choice.ts';
import { areTogether, layoutOf } from '../units/layout.ts';
import { choosesNamespace, isNamespace, labelsOfNamespace } from './namespaces.ts';
import { chooses } from './selector.ts';

/** What a selector chooses: workloads, or Services. Those that are deployed with it, where there are any. */
export function chosenBy(choice: Choice, graph: Graph, from: string): readonly Entity[] {
  const found = candidates(choice, graph, from).filter(
    (entity) => isChosen(choice, entity) && isInChosen(choice, entity, graph, from),
  );
  if (found.length < 2) return found;
  const layout = layoutOf(graph, from);
  const near = found.filter(({ uri }) => areTogether(layout, from, uri));
  return near.length > 0 ? near : found;
}

/** True when a selector chooses a thing, wherever that is deployed. */
function isChosen({ selector, scopes, of }: Choice, entity: Entity): boolean {
  const { labels = {}, scope } = entity;
  if (scopes !== undefined && scope !== undefined && !scopes.includes(scope)) return false;
  return chooses(selector, of === 'namespace' ? labelsOfNamespace(entity) : labels);
}

/** True where the selector of namespaces beside a selector chooses the namespace of a thing, or may do so. */
function isInChosen({ namespaces }: Choice, { scope }: Entity, graph: Graph, from: string): boolean {
  if (!namespaces || scope === undefined) return true;
  return choosesNamespace(namespaces, scope, graph, from) !== false;
}

const namespacesIn = keptBy((resources: readonly Entity[]) => resources.filter(isNamespace));

/** Resources that may be chosen; all of them only where the selector names no label. */
function candidates({ selector, of }: Choice, graph: Graph, from: string): readonly Entity[] {
  if (of === 'namespace') return namespacesIn(graph.all('resource', from));
  let fewest: readonly Entity[] | undefined;
  for (const { name, value } of selector.written) {
    const bearing = graph.find('label', labelKey(name, value.text, of), from);
    if (!fewest || bearing.length < fewest.length) fewest = bearing;
  }
  if (!fewest) {
    return graph
      .all('resource', from)
      .filter(({ facts }) => (of === 'pods' ? facts?.pods === true : facts?.kind === 'Service'));
  }
  return fewest.map((label) => ownerOfPart(label, graph) ?? label);
}

/** The resource that a label, a port or a key is part of; undefined for one without a name. */
export function ownerOfPart({ labels, uri, scope }: Entity, graph: Graph): Entity | undefined {
  const owner = labels?.[OWNER_LABEL];
  if (owner === undefined) return undefined;
  return graph.find('resource', owner, uri).find((entity) => entity.uri === uri && entity.scope === scope);
}
