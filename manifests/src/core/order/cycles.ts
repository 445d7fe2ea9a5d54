/**
 * The cycles of a directed graph: for each strongly connected group one way round it, beginning with its first node in the
 * order given. A node that leads to itself is a cycle of one. Linear in nodes and arrows, whatever the depth (Tarjan 1972).
 * @param next the nodes that a node leads to; those that are not among `nodes` are passed over.
 */
export function cyclesOf<Node extends string | number | object>(
  nodes: readonly Node[],
  next: (node: Node) => readonly Node[],
): readonly (readonly Node[])[] {
  const rank = new Map(nodes.map((node, index) => [node, index] as const));
  const groups = stronglyConnected(nodes, (node) => next(node).filter((other) => rank.has(other)));
  return groups.flatMap((group) => {
    const members = new Set(group);
    const [first] = group.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
    if (first === undefined || (group.length === 1 && !next(first).includes(first))) return [];
    return [wayRound(first, (node) => next(node).filter((other) => members.has(other)))];
  });
}

/** The shortest way from a node back to itself, itself first and not repeated. */
function wayRound<Node extends string | number | object>(
  start: Node,
  next: (node: Node) => readonly Node[],
): Node[] {
  const before = new Map<Node, Node>();
  let frontier: readonly Node[] = [start];
  while (frontier.length > 0) {
    const reached: Node[] = [];
    for (const node of frontier) {
      for (const other of next(node)) {
        if (other === start) return pathTo(node, start, before);
        if (before.has(other)) continue;
        before.set(other, node);
        reached.push(other);
      }
    }
    frontier = reached;
  }
  return [start];
}

function pathTo<Node extends string | number | object>(
  end: Node,
  start: Node,
  before: ReadonlyMap<Node, Node>,
): Node[] {
  const path = [end];
  for (let node = end; node !== start;) {
    const previous = before.get(node);
    if (previous === undefined) break;
    path.push((node = previous));
  }
  return path.reverse();
}

interface Visit<Node> {
  readonly node: Node;
  readonly next: readonly Node[];
  at: number;
}

function stronglyConnected<Node extends string | number | object>(
  nodes: readonly Node[],
  next: (node: Node) => readonly Node[],
): Node[][] {
  const index = new Map<Node, number>();
  const low = new Map<Node, number>();
  const stack: Node[] = [];
  const onStack = new Set<Node>();
  const groups: Node[][] = [];
  const lower = (node: Node, by: number): void => {
    low.set(node, Math.min(low.get(node) ?? by, by));
  };
  for (const root of nodes) {
    if (index.has(root)) continue;
    const visits: Visit<Node>[] = [];
    const enter = (node: Node): void => {
      index.set(node, index.size);
      lower(node, index.size - 1);
      stack.push(node);
      onStack.add(node);
      visits.push({ node, next: next(node), at: 0 });
    };
    enter(root);
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const { node } = visit;
      if (visit.at < visit.next.length) {
        const other = visit.next[visit.at++] as Node;
        if (!index.has(other)) enter(other);
        else if (onStack.has(other)) lower(node, index.get(other) ?? 0);
        continue;
      }
      visits.pop();
      const parent = visits.at(-1);
      if (parent) lower(parent.node, low.get(node) ?? 0);
      if (low.get(node) !== index.get(node)) continue;
      const group = stack.splice(stack.lastIndexOf(node));
      for (const member of group) onStack.delete(member);
      groups.push(group);
    }
  }
  return groups;
}
