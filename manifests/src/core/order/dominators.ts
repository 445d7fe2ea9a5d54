/**
 * Immediate dominators of what a node leads to: for each node that is reached, the last node that is on every way from the
 * start to it. The start has none. Lengauer and Tarjan 1979, the simple version: near-linear in nodes and arrows, whatever
 * the depth.
 */
export function dominatorsFrom<Node>(
  start: Node,
  next: (node: Node) => Iterable<Node>,
): ReadonlyMap<Node, Node> {
  const { nodes, parents, before } = walk(start, next);
  const semi = nodes.map((_, index) => index);
  const label = nodes.map((_, index) => index);
  const ancestor = nodes.map(() => -1);
  const dominator = nodes.map(() => 0);
  const buckets: number[][] = nodes.map(() => []);
  const at = (list: readonly number[], index: number): number => list[index] ?? 0;

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

  for (let node = nodes.length - 1; node > 0; node--) {
    for (const previous of before[node] ?? [])
      semi[node] = Math.min(at(semi, node), at(semi, best(previous)));
    buckets[at(semi, node)]?.push(node);
    const parent = at(parents, node);
    ancestor[node] = parent;
    for (const waiting of buckets[parent]?.splice(0) ?? []) {
      const least = best(waiting);
      dominator[waiting] = at(semi, least) < at(semi, waiting) ? least : parent;
    }
  }
  const result = new Map<Node, Node>();
  for (let node = 1; node < nodes.length; node++) {
    if (at(dominator, node) !== at(semi, node)) dominator[node] = at(dominator, at(dominator, node));
    result.set(nodes[node] as Node, nodes[at(dominator, node)] as Node);
  }
  return result;
}

interface Walk<Node> {
  /** In the order in which they are first reached, depth first. */
  readonly nodes: readonly Node[];
  /** The node from which each was first reached, by their places. */
  readonly parents: readonly number[];
  /** The nodes that lead to each. */
  readonly before: readonly (readonly number[])[];
}

function walk<Node>(start: Node, next: (node: Node) => Iterable<Node>): Walk<Node> {
  const nodes: Node[] = [start];
  const parents = [0];
  const before: number[][] = [[]];
  const places = new Map<Node, number>([[start, 0]]);
  const open = [{ place: 0, others: next(start)[Symbol.iterator]() }];
  for (let visit = open.at(-1); visit; visit = open.at(-1)) {
    const step = visit.others.next();
    if (step.done === true) {
      open.pop();
      continue;
    }
    const other = step.value;
    const known = places.get(other);
    if (known !== undefined) {
      before[known]?.push(visit.place);
      continue;
    }
    const place = nodes.push(other) - 1;
    places.set(other, place);
    parents.push(visit.place);
    before.push([visit.place]);
    open.push({ place, others: next(other)[Symbol.iterator]() });
  }
  return { nodes, parents, before };
}
