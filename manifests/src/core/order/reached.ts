/** All that a node leads to, at once or by way of others; itself only where a way leads back to it. */
export function reachedFrom<Node>(start: Node, next: (node: Node) => Iterable<Node>): ReadonlySet<Node> {
  const reached = new Set<Node>();
  const waiting = [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const other of next(node)) {
      if (reached.has(other)) continue;
      reached.add(other);
      waiting.push(other);
    }
  }
  return reached;
}

/** The other way round: what is waited for, by what waits for it. */
export function turned<Node>(
  nodes: Iterable<Node>,
  next: (node: Node) => Iterable<Node>,
): (node: Node) => readonly Node[] {
  const before = new Map<Node, Node[]>();
  for (const node of nodes) {
    for (const other of next(node)) {
      const list = before.get(other);
      if (list) list.push(node);
      else before.set(other, [node]);
    }
  }
  return (node) => before.get(node) ?? [];
}
