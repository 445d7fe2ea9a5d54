import type { Diagram, DiagramGroup, DiagramNode } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { clustered, NEIGHBORS } from './clustered.ts';
import { collapsed } from './subset.ts';

/** So many boxes are read on one level; of more, the neighbors are one group. */
const MOST_SEEN = 60;

/**
 * One level of a diagram: a group with what is in it, and what that is linked to outside. Groups below the last level are folded;
 * a neighbor is the outermost group around it that is not around the level too. Edges that then lead between the same two are one.
 * Levels of many nodes are divided into clusters.
 * @param scope the id of the group; undefined for the first level, of a group that is not there nothing is shown.
 * @param depth how many levels are shown, from 1.
 */
export function zoomed(diagram: Diagram, scope: string | undefined, depth = 1): Diagram {
  const byId = new Map(diagram.groups.map((group) => [group.id, group]));
  if (scope !== undefined && !byId.has(scope)) return { ...diagram, nodes: [], edges: [], groups: [] };
  const around = new Set(levelPath(diagram.groups, scope).map(({ id }) => id));
  const folded = diagram.groups.filter(({ id }) => {
    if (around.has(id)) return false;
    const steps = stepsTo(scope, id, byId);
    return steps === undefined || steps >= depth;
  });
  const part = collapsed(diagram, new Set(folded.map(({ id }) => id)));
  const inside = (id: string | undefined): boolean => stepsTo(scope, id, byId) !== undefined;
  const within = new Set(part.nodes.filter(({ group }) => inside(group)).map(({ id }) => id));
  const edges = part.edges.filter(({ from, to }) => within.has(from) || within.has(to));
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = part.nodes.flatMap((node) => {
    if (within.has(node.id)) return [node];
    return linked.has(node.id) ? [withoutGroup(node)] : [];
  });
  const groups = part.groups.flatMap((group) => {
    if (group.id === scope) return [asOutermost(group)];
    return inside(group.id) ? [group] : [];
  });
  const level = { ...diagram, nodes, edges, groups };
  return clustered(nodes.length > MOST_SEEN ? withNeighborsTogether(level, within) : level);
}

/** A group and those around it, the outermost first; empty for none and for a group that is not there. */
export function levelPath(
  groups: readonly DiagramGroup[],
  scope: string | undefined,
): readonly DiagramGroup[] {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const path = new Set<DiagramGroup>();
  for (let at = byId.get(scope ?? ''); at && !path.has(at); at = byId.get(at.parent ?? '')) path.add(at);
  return [...path].reverse();
}

/** How many groups lie between a group and the level that it is in; 0 for the level itself, undefined outside of it. */
function stepsTo(
  scope: string | undefined,
  group: string | undefined,
  byId: ReadonlyMap<string, DiagramGroup>,
): number | undefined {
  const seen = new Set<string>();
  for (let at = group; at !== scope; at = byId.get(at)?.parent) {
    if (at === undefined || seen.has(at)) return undefined;
    seen.add(at);
  }
  return seen.size;
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

function withoutGroup(node: DiagramNode): DiagramNode {
  const copy: Mutable<DiagramNode> = { ...node };
  delete copy.group;
  return copy;
}

function asOutermost(group: DiagramGroup): DiagramGroup {
  const copy: Mutable<DiagramGroup> = { ...group };
  delete copy.parent;
  return copy;
}

/** Neighbors in a group of their own, which starts folded. */
function withNeighborsTogether(level: Diagram, within: ReadonlySet<string>): Diagram {
  const isNeighbor = ({ id }: DiagramNode): boolean => !within.has(id);
  if (level.nodes.filter(isNeighbor).length < 2) return level;
  return {
    ...level,
    nodes: level.nodes.map((node) => (isNeighbor(node) ? { ...node, group: NEIGHBORS } : node)),
    groups: [...level.groups, { id: NEIGHBORS, label: t('Neighbors outside') }],
  };
}
