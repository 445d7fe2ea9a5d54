import type { Diagram, DiagramFilter } from '@vitruve/manifests';
import { only } from './subset.ts';

/** What is chosen of each filter, by its id; nothing is, or an unknown value, for all of the diagram. */
export type Chosen = Readonly<Record<string, string>>;

/**
 * The part of a diagram that filters leave. Nodes that do not have the property of a filter stay where they are linked to one
 * that does. A filter of edges alone leaves these edges with their ends; one of both leaves its nodes, linked or not.
 */
export function filtered(diagram: Diagram, filters: readonly DiagramFilter[], chosen: Chosen): Diagram {
  let nodes = new Set(diagram.nodes.map(({ id }) => id));
  let edges = new Set(diagram.edges.keys());
  let isByNode = false;
  let isByEdge = false;
  const having = new Set<string>();
  for (const { id, choices } of filters) {
    const choice = choices.find(({ value }) => value === chosen[id]);
    if (choice?.nodes) {
      isByNode = true;
      const others = new Set(choices.flatMap((other) => other.nodes ?? []));
      for (const node of others) having.add(node);
      const left = new Set(choice.nodes);
      nodes = new Set([...nodes].filter((node) => left.has(node) || !others.has(node)));
    }
    if (choice?.edges) {
      isByEdge ||= !choice.nodes;
      const left = new Set(choice.edges);
      edges = new Set([...edges].filter((index) => left.has(index)));
    }
  }
  const linked = new Set<string>();
  for (const index of edges) {
    const { from = '', to = '' } = diagram.edges[index] ?? {};
    if (!nodes.has(from) || !nodes.has(to)) continue;
    if (!isByNode || having.has(from) || having.has(to)) for (const end of [from, to]) linked.add(end);
  }
  const kept = [...nodes].filter(
    (node) => linked.has(node) || (!isByEdge && (!isByNode || having.has(node))),
  );
  const part = { ...diagram, edges: diagram.edges.filter((_, index) => edges.has(index)) };
  return only(part, new Set(kept));
}
