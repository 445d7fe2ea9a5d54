import { arrowsOf, sizeOf, type Arrows } from './arrows.ts';

/**
 * Immediate dominators of what a node leads to: for each node that is reached, the last node that is on every way from the
 * start to it. The start has none.
 */
export function dominatorsFrom<Node>(
  start: Node,
  next: (node: Node) => Iterable<Node>,
): ReadonlyMap<Node, Node> {
  const nodes = [start];
  const places = new Map([[start, 0]]);
  const lists: number[][] = [];
  for (const node of nodes) {
    lists.push(
      Array.from(next(node), (other) => {
        const known = places.get(other);
        if (known !== undefined) return known;
        places.set(other, nodes.length);
        return nodes.push(other) - 1;
      }),
    );
  }
  const found = dominatorsIn(
    arrowsOf(nodes.length, (place) => lists[place] ?? []),
    0,
  );
  return new Map(
    nodes.flatMap((node, place) => {
      const dominator = found[place] ?? -1;
      return dominator === -1 ? [] : [[node, nodes[dominator] as Node] as const];
    }),
  );
}

/**
 * The immediate dominator of each node of a graph of numbers; -1 for the start, and for what it does not lead to. Lengauer and
 * Tarjan 1979, the simple version: near-linear in nodes and arrows, whatever the depth.
 */
export function dominatorsIn(arrows: Arrows, start: number): Int32Array {
  const { nodes, parents, before } = walk(arrows, start);
  const count = nodes.length;
  const semi = Int32Array.from(nodes.keys());
  const label = Int32Array.from(nodes.keys());
  const ancestor = new Int32Array(count).fill(-1);
  const dominator = new Int32Array(count);
  // The nodes of each semidominator, as chains: the newest of each, and from each to the one before it.
  const newest = new Int32Array(count).fill(-1);
  const older = new Int32Array(count).fill(-1);
  const at = (list: Int32Array, index: number): number => list[index] ?? 0;

  /** The node of least semidominator on the way up to the root of its tree; the way is made short. */
  const best = (node: number): number => {
    if (at(ancestor, node) === -1) return node;
    const path: number[] = [];
    for (let up = node; at(ancestor, at(ancestor, up)) !== -1; up = at(ancestor, up)) path.push(up);
    for (let one = path.pop(); one !== undefined; one = path.pop()) {
      const above = at(ancestor, one);
      if (at(semi, at(label, above)) < at(semi, at(label, one))) label[one] = at(label, above);
      ancestor[one] = at(ancestor, above);
    }
    return at(label, node);
  };

  for (let node = count - 1; node > 0; node--) {
    for (let from = at(before.first, node); from < at(before.first, node + 1); from++)
      semi[node] = Math.min(at(semi, node), at(semi, best(at(before.to, from))));
    older[node] = at(newest, at(semi, node));
    newest[at(semi, node)] = node;
    const parent = at(parents, node);
    ancestor[node] = parent;
    for (let waiting = at(newest, parent); waiting !== -1; waiting = at(older, waiting)) {
      const least = best(waiting);
      dominator[waiting] = at(semi, least) < at(semi, waiting) ? least : parent;
    }
    newest[parent] = -1;
  }
  const result = new Int32Array(sizeOf(arrows)).fill(-1);
  for (let node = 1; node < count; node++) {
    if (at(dominator, node) !== at(semi, node)) dominator[node] = at(dominator, at(dominator, node));
    result[nodes[node] ?? 0] = nodes[at(dominator, node)] ?? -1;
  }
  return result;
}

interface Walk {
  /** In the order in which they are first reached, depth first. */
  readonly nodes: readonly number[];
  /** The node from which each was first reached, by their places in that order. */
  readonly parents: Int32Array;
  /** The nodes that lead to each, by their places in that order. */
  readonly before: Arrows;
}

function walk(arrows: Arrows, start: number): Walk {
  const { first, to } = arrows;
  const places = new Int32Array(sizeOf(arrows)).fill(-1);
  const parents: number[] = [];
  const nodes: number[] = [];
  const follow = first.slice(0, sizeOf(arrows));
  const enter = (node: number, parent: number): void => {
    places[node] = nodes.push(node) - 1;
    parents.push(parent);
  };
  enter(start, 0);
  const open = [start];
  for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
    const at = follow[node] ?? 0;
    if (at >= (first[node + 1] ?? 0)) {
      open.pop();
      continue;
    }
    follow[node] = at + 1;
    const other = to[at] ?? 0;
    if (places[other] !== -1) continue;
    enter(other, places[node] ?? 0);
    open.push(other);
  }
  return { nodes, parents: Int32Array.from(parents), before: turnedBy(arrows, nodes, places) };
}

/** The arrows the other way round, between the nodes that are reached, by their places. */
function turnedBy({ first, to }: Arrows, nodes: readonly number[], places: Int32Array): Arrows {
  const starts = new Int32Array(nodes.length + 1);
  const eachArrow = (tell: (from: number, to: number) => void): void => {
    for (const [place, node] of nodes.entries())
      for (let at = first[node] ?? 0; at < (first[node + 1] ?? 0); at++)
        tell(place, places[to[at] ?? 0] ?? 0);
  };
  eachArrow((_, end) => {
    starts[end + 1] = (starts[end + 1] ?? 0) + 1;
  });
  for (let place = 0; place < nodes.length; place++)
    starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
  const fill = starts.slice();
  const from = new Int32Array(starts[nodes.length] ?? 0);
  eachArrow((start, end) => {
    const at = fill[end] ?? 0;
    from[at] = start;
    fill[end] = at + 1;
  });
  return { first: starts, to: from };
}
