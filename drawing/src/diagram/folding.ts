import type { Diagram, DiagramGroup } from '@vitruve/manifests';
import { isCluster } from './clustered.ts';
import { contents, type Contents } from './contents.ts';

/** From so many nodes on a diagram with groups starts folded: more is a picture of nothing. */
const FOLD_FROM = 200;

/** So many nodes and folded groups are seen at once. */
const MOST_SEEN = 60;

/**
 * The ids of the groups that are folded before anybody says so: of a large diagram those below the last level that can be
 * seen as a whole, of others the clusters alone. So a diagram whose nodes are all in one group does not begin as one box.
 */
export function foldedAtFirst(diagram: Diagram): ReadonlySet<string> {
  if (diagram.nodes.length <= FOLD_FROM) return new Set(diagram.groups.filter(isCluster).map(({ id }) => id));
  const within = contents(diagram);
  const open = new Set<string>();
  let level = within.groupsIn.get(undefined) ?? [];
  let seen = sizeOf(within, undefined);
  while (level.length > 0) {
    const opened = level.reduce((sum, { id }) => sum + sizeOf(within, id) - 1, seen);
    if (opened > MOST_SEEN) break;
    for (const { id } of level) open.add(id);
    seen = opened;
    level = level.flatMap(({ id }): readonly DiagramGroup[] => within.groupsIn.get(id) ?? []);
  }
  return new Set(diagram.groups.filter(({ id }) => !open.has(id)).map(({ id }) => id));
}

/** How many nodes and groups are side by side in a group. */
function sizeOf({ nodesIn, groupsIn }: Contents, group: string | undefined): number {
  return (nodesIn.get(group)?.length ?? 0) + (groupsIn.get(group)?.length ?? 0);
}
