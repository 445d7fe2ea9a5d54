import type { Diagram, DiagramGroup, DiagramNode } from '@vitruve/manifests';
import { groupedBy } from '../grouped.ts';

export interface Contents {
  /** By the group they are in; those in none, or in one that is not there, under undefined. */
  readonly nodesIn: ReadonlyMap<string | undefined, readonly DiagramNode[]>;
  readonly groupsIn: ReadonlyMap<string | undefined, readonly DiagramGroup[]>;
}

/** What is in each group. Groups that hold nothing are left out, and a group that is in itself is in none. */
export function contents({ nodes, groups }: Diagram): Contents {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const parents = new Map<string, string | undefined>();
  for (const { id, parent } of groups) {
    parents.set(
      id,
      parent !== undefined && byId.has(parent) && !leadsBack(id, parent, parents) ? parent : undefined,
    );
  }
  const nodesIn = groupedBy(nodes, ({ group }) =>
    group !== undefined && byId.has(group) ? group : undefined,
  );
  const filled = new Set<string>();
  for (const group of nodesIn.keys()) {
    for (let at = group; at !== undefined && !filled.has(at); at = parents.get(at)) filled.add(at);
  }
  const shown = groups.filter(({ id }) => filled.has(id));
  return { nodesIn, groupsIn: groupedBy(shown, ({ id }) => parents.get(id)) };
}

function leadsBack(id: string, parent: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  for (let at: string | undefined = parent; at !== undefined; at = parents.get(at))
    if (at === id) return true;
  return false;
}
