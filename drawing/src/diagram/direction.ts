import type { Diagram } from '@vitruve/manifests';
import { nodeSize } from './node-text.ts';

/** Room from rank to rank and from node to node, about as layouts leave it. */
const GAP = { ranks: 60, nodes: 34 } as const;

/**
 * The direction in which a diagram is less wide, as far as its ranks tell: down where as many nodes follow each other as are
 * beside each other. Nothing is laid out for that; it is linear in nodes and edges.
 */
export function narrowerDirection(diagram: Diagram): Diagram['direction'] {
  const ranks = ranksOf(diagram);
  const beside: number[] = [];
  const widest: number[] = [];
  for (const node of diagram.nodes) {
    const rank = ranks.get(node.id);
    if (rank === undefined) continue;
    const { width } = nodeSize(node);
    beside[rank] = (beside[rank] ?? 0) + width + GAP.nodes;
    widest[rank] = Math.max(widest[rank] ?? 0, width);
  }
  const down = beside.reduce((most, width) => Math.max(most, width), 0);
  const right = widest.reduce((sum, width) => sum + width + GAP.ranks, 0);
  return down <= right ? 'down' : 'right';
}

/**
 * How many nodes come before each one on the longest way to it. Of a cycle the node that is listed first comes first; nodes
 * that nothing is linked to have no rank.
 */
function ranksOf({ nodes, edges }: Diagram): ReadonlyMap<string, number> {
  const known = new Set(nodes.map(({ id }) => id));
  const next = new Map<string, string[]>();
  const waitsFor = new Map<string, number>();
  for (const { from, to } of edges) {
    if (from === to || !known.has(from) || !known.has(to)) continue;
    const list = next.get(from);
    if (list) list.push(to);
    else next.set(from, [to]);
    waitsFor.set(to, (waitsFor.get(to) ?? 0) + 1);
    if (!waitsFor.has(from)) waitsFor.set(from, 0);
  }
  const ranks = new Map<string, number>();
  const done = new Set<string>();
  const linked = nodes.flatMap(({ id }) => (waitsFor.has(id) ? [id] : []));
  const ready = linked.filter((id) => waitsFor.get(id) === 0);
  for (const first of [undefined, ...linked]) {
    // Whoever is left after all that wait for nobody is in a cycle, or behind one.
    if (first !== undefined && !done.has(first)) ready.push(first);
    for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
      if (done.has(id)) continue;
      done.add(id);
      const rank = ranks.get(id) ?? 0;
      ranks.set(id, rank);
      for (const other of next.get(id) ?? []) {
        if (done.has(other)) continue;
        ranks.set(other, Math.max(ranks.get(other) ?? 0, rank + 1));
        const left = (waitsFor.get(other) ?? 0) - 1;
        waitsFor.set(other, left);
        if (left === 0) ready.push(other);
      }
    }
  }
  return ranks;
}
