import { matchesReference, type Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { writtenAs } from '../../core/graph/notation.ts';
import type { WorkspaceChange } from '../../core/text/change.ts';
import type { KindContext } from '../../core/kind.ts';
import type { KubernetesModel } from './resources/model.ts';
import { areTogether, layoutOf } from './units/layout.ts';
import { isPatch } from './units/patch.ts';

/**
 * What else gets a new name with an entity: what the same characters declare besides (a SealedSecret and its Secret, a port and
 * what monitors see of it), and other workloads with a label by which one selector chooses all of them.
 */
export function kubernetesRenamed(
  { graph }: KindContext<KubernetesModel>,
  entity: Entity,
  newName: string,
): readonly WorkspaceChange[] {
  const changes: WorkspaceChange[] = [];
  const written = new Set<string>();
  for (const other of sameName(entity, graph)) {
    for (const { uri, span, notation } of [other, ...graph.referencesTo(other)]) {
      const at = `${uri} ${span.start}`;
      const document = graph.text(uri);
      if (written.has(at) || document === undefined) continue;
      written.add(at);
      const text = writtenAs(notation, document, span, newName);
      if (text !== undefined) changes.push({ kind: 'text', uri, span, text });
    }
  }
  return changes;
}

function sameName(entity: Entity, graph: Graph): ReadonlySet<Entity> {
  const found = new Set([entity]);
  const open = [entity];
  const take = (others: readonly Entity[]): void => {
    for (const other of others) {
      if (found.has(other)) continue;
      found.add(other);
      open.push(other);
    }
  };
  for (let next = open.pop(); next; next = open.pop()) {
    const { uri, span } = next;
    take(
      graph.declaredIn(uri).filter((other) => other.span.start === span.start && other.span.end === span.end),
    );
    take(patchedWith(next, graph));
    if (next.type === 'label')
      for (const reference of graph.referencesTo(next)) take(graph.resolve(reference));
    // Overlays that each make the configuration which one base names.
    if (next.facts?.generated === true)
      for (const reference of graph.referencesTo(next))
        take(graph.resolve(reference).filter(({ facts }) => facts?.generated === true));
  }
  return found;
}

/** What kustomize lays over a thing, or under it: patches of it, generators that add to it. */
function patchedWith(entity: Entity, graph: Graph): readonly Entity[] {
  const { type, key, uri } = entity;
  if (!PATCHED.has(type)) return [];
  const others = graph
    .find(type, key, uri)
    .filter(
      (other) =>
        other !== entity &&
        matchesReference(entity.scope === undefined ? {} : { scope: entity.scope }, other),
    );
  if (others.length === 0) return [];
  const layout = layoutOf(graph, uri);
  const isLayer = (one: Entity): boolean => isPatch(one.uri, graph) || one.facts?.generated === true;
  return others.filter((other) => (isLayer(entity) || isLayer(other)) && areTogether(layout, uri, other.uri));
}

/** What a strategic merge finds by its name. */
const PATCHED: ReadonlySet<Entity['type']> = new Set(['resource', 'container', 'volume', 'config-key']);
