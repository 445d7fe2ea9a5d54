/** A way of the fewest arrows from one node to another, both included; undefined when there is none. Linear. */
export function shortestWay<Node>(
  from: Node,
  to: Node,
  next: (node: Node) => Iterable<Node>,
): readonly Node[] | undefined {
  return shortestWays(from, next, to)(to);
}

/**
 * Ways of the fewest arrows from one node to all that it leads to, found in one walk. Linear.
 * @param until the walk ends with this node, where one is given.
 * @returns the way to a node, both ends included; undefined when there is none.
 */
export function shortestWays<Node>(
  from: Node,
  next: (node: Node) => Iterable<Node>,
  until?: Node,
): (to: Node) => readonly Node[] | undefined {
  const before = new Map<Node, Node | undefined>([[from, undefined]]);
  const waiting = [from];
  for (const node of waiting) {
    if (node === until) break;
    for (const other of next(node)) {
      if (before.has(other)) continue;
      before.set(other, node);
      waiting.push(other);
    }
  }
  return (to) => {
    if (!before.has(to)) return undefined;
    const way: Node[] = [];
    for (let node: Node | undefined = to; node !== undefined; node = before.get(node)) way.push(node);
    return way.reverse();
  };
}
