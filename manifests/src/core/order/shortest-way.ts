/** A way of the fewest arrows from one node to another, both included; undefined when there is none. Linear. */
export function shortestWay<Node>(
  from: Node,
  to: Node,
  next: (node: Node) => Iterable<Node>,
): readonly Node[] | undefined {
  const before = new Map<Node, Node | undefined>([[from, undefined]]);
  const waiting = [from];
  for (const node of waiting) {
    if (node === to) return wayTo(node, before);
    for (const other of next(node)) {
      if (before.has(other)) continue;
      before.set(other, node);
      waiting.push(other);
    }
  }
  return undefined;
}

function wayTo<Node>(end: Node, before: ReadonlyMap<Node, Node | undefined>): Node[] {
  const way: Node[] = [];
  for (let node: Node | undefined = end; node !== undefined; node = before.get(node)) way.push(node);
  return way.reverse();
}
