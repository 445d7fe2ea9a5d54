import type { Diagram, DiagramNode } from '@vitruve/manifests';
import { groupedBy } from '../grouped.ts';

/** A part of a diagram that nothing connects with the rest. */
export interface Component {
  readonly diagram: Diagram;
  /** The indices that its edges have in the whole diagram. */
  readonly edges: readonly number[];
}

/** The parts of a diagram that neither an edge nor a group connects, in the order of their first nodes. */
export function components(diagram: Diagram): readonly Component[] {
  const parents = new Map(diagram.groups.map(({ id, parent }) => [id, parent]));
  const sets = new Sets();
  for (const { id, parent } of diagram.groups) {
    if (parent !== undefined && parents.has(parent)) sets.join(`g${id}`, `g${parent}`);
  }
  const ids = new Set<string>();
  for (const { id, group } of diagram.nodes) {
    ids.add(id);
    if (group !== undefined && parents.has(group)) sets.join(`n${id}`, `g${group}`);
  }
  const edges = diagram.edges.flatMap((edge, index) =>
    ids.has(edge.from) && ids.has(edge.to) ? [index] : [],
  );
  for (const index of edges) {
    const edge = diagram.edges[index];
    if (edge) sets.join(`n${edge.from}`, `n${edge.to}`);
  }
  const home = ({ id }: Pick<DiagramNode, 'id'>): string => sets.find(`n${id}`);
  const edgesOf = groupedBy(edges, (index) => home({ id: diagram.edges[index]?.from ?? '' }));
  const groupsOf = groupedBy(diagram.groups, ({ id }) => sets.find(`g${id}`));
  return [...groupedBy(diagram.nodes, home)].map(([set, nodes]) => {
    const own = edgesOf.get(set) ?? [];
    return {
      diagram: {
        ...diagram,
        nodes,
        groups: groupsOf.get(set) ?? [],
        edges: own.flatMap((index) => diagram.edges[index] ?? []),
      },
      edges: own,
    };
  });
}

/** Sets that are joined, each known by one of its members. */
class Sets {
  readonly #above = new Map<string, string>();

  find(member: string): string {
    let top = member;
    for (let next = this.#above.get(top); next !== undefined; next = this.#above.get(top)) top = next;
    // The next who asks has a shorter way.
    for (let at = member; at !== top;) {
      const next = this.#above.get(at) ?? top;
      this.#above.set(at, top);
      at = next;
    }
    return top;
  }

  join(one: string, other: string): void {
    const [a, b] = [this.find(one), this.find(other)];
    if (a !== b) this.#above.set(b, a);
  }
}
