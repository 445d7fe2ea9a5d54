import type { Diagram, DiagramEdge, DiagramGroup, DiagramNode } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { groupedBy } from '../grouped.ts';

/** So many nodes side by side in one group, or in none, are a thicket. */
const CLUSTER_FROM = 60;
/** A cluster of more is divided further, where links allow it. */
const MOST = 40;
/** Fewer nodes are no cluster of their own. */
const FEWEST = 4;
/** Rounds after which nodes have found their clusters, as good as always. */
const ROUNDS = 12;

/** How much a link holds together: a succession more than a mention. */
const WEIGHTS: Readonly<Record<DiagramEdge['line'], number>> = { thick: 4, solid: 3, dashed: 2, dotted: 1 };

/** The ids of groups that are clusters begin with one of these: that of a cluster, and of what is in none. */
const CLUSTER = 'cluster ';
const CLUSTERLESS = 'clusterless ';

/** The group of what a level of many nodes is linked to outside: it is folded at first, as a cluster is. */
export const NEIGHBORS = 'cluster of neighbors';

export function isCluster({ id }: Pick<DiagramGroup, 'id'>): boolean {
  return id.startsWith(CLUSTER) || id.startsWith(CLUSTERLESS);
}

/**
 * A diagram whose many nodes no groups divide, divided by their links: each cluster is a group named after its most linked
 * node; what is in none is in a group too. The same diagram gives the same clusters; it is linear in nodes and edges.
 */
export function clustered(diagram: Diagram): Diagram {
  const groups: DiagramGroup[] = [];
  const homes = new Map<string, string>();
  for (const [parent, nodes] of groupedBy(diagram.nodes, ({ group }) => group)) {
    if (nodes.length <= CLUSTER_FROM) continue;
    const found = clustersOf(nodes, linksAmong(nodes, diagram.edges), parent);
    if (found.length < 2) continue;
    for (const { group, members } of found) {
      groups.push(group);
      for (const id of members) homes.set(id, group.id);
    }
  }
  if (groups.length === 0) return diagram;
  return {
    ...diagram,
    nodes: diagram.nodes.map((node) => {
      const group = homes.get(node.id);
      return group === undefined ? node : { ...node, group };
    }),
    groups: [...diagram.groups, ...groups],
  };
}

/** For each node the nodes that it is linked to, with the weight of the links. */
type Links = ReadonlyMap<string, ReadonlyMap<string, number>>;

function linksAmong(nodes: readonly DiagramNode[], edges: readonly DiagramEdge[]): Links {
  const links = new Map(nodes.map(({ id }) => [id, new Map<string, number>()]));
  for (const { from, to, line } of edges) {
    const [a, b] = [links.get(from), links.get(to)];
    if (!a || !b || from === to) continue;
    a.set(to, (a.get(to) ?? 0) + WEIGHTS[line]);
    b.set(from, (b.get(from) ?? 0) + WEIGHTS[line]);
  }
  return links;
}

interface Cluster {
  readonly group: DiagramGroup;
  readonly members: readonly string[];
}

function clustersOf(nodes: readonly DiagramNode[], links: Links, parent: string | undefined): Cluster[] {
  const within = parent === undefined ? {} : { parent };
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const clusters: Cluster[] = [];
  let rest = nodes.map(({ id }) => id);
  // Whoever found all clusters full may find one among those that did too.
  for (;;) {
    const members = [...groupedBy(rest, memberships(rest, links)).values()];
    const large = members.filter((ids) => ids.length >= FEWEST);
    for (const ids of large) {
      const hub = mostLinked(ids, links);
      const label = t('Around {0}', labels.get(hub) ?? hub);
      clusters.push({ group: { id: `${CLUSTER}${hub}`, label, ...within }, members: ids });
    }
    rest = members.filter((ids) => ids.length < FEWEST).flat();
    if (large.length === 0) break;
  }
  if (rest.length === 0) return clusters;
  const id = `${CLUSTERLESS}${parent ?? ''}`;
  return [...clusters, { group: { id, label: t('Few or no links'), ...within }, members: rest }];
}

/**
 * Label propagation: each node goes to the cluster that most of its links lead to, as long as that is not full, until none
 * moves any more.
 */
function memberships(ids: readonly string[], links: Links): (id: string) => string {
  const home = new Map(ids.map((id) => [id, id]));
  const sizes = new Map(ids.map((id) => [id, 1]));
  for (let round = 0, moved = true; moved && round < ROUNDS; round++) {
    moved = false;
    for (const id of ids) {
      const before = home.get(id) ?? id;
      const pulls = new Map<string, number>();
      for (const [other, weight] of links.get(id) ?? []) {
        const cluster = home.get(other);
        if (cluster === undefined) continue;
        pulls.set(cluster, (pulls.get(cluster) ?? 0) + weight);
      }
      let best = before;
      for (const [cluster, pull] of pulls) {
        const hasRoom = (sizes.get(cluster) ?? 0) < MOST;
        if (hasRoom && pull > (pulls.get(best) ?? 0)) best = cluster;
      }
      if (best === before) continue;
      moved = true;
      home.set(id, best);
      sizes.set(before, (sizes.get(before) ?? 1) - 1);
      sizes.set(best, (sizes.get(best) ?? 0) + 1);
    }
  }
  return (id) => home.get(id) ?? id;
}

function mostLinked(ids: readonly string[], links: Links): string {
  const weight = (id: string): number =>
    [...(links.get(id)?.values() ?? [])].reduce((sum, one) => sum + one, 0);
  return ids.reduce((best, id) => (weight(id) > weight(best) ? id : best));
}
