/** On how many shortest ways each node lies, and how many pairs of nodes have a way at all. */
export interface Betweenness<Node> {
  /** For each node the sum, over all pairs of others, of the share of the pair's shortest ways that lead over it. */
  readonly shares: ReadonlyMap<Node, number>;
  /** Ordered pairs of different nodes of which the first leads to the second. */
  readonly pairs: number;
}

/**
 * Betweenness of all nodes of a directed graph whose arrows count alike (Brandes 2001): exact, in steps as many as nodes times
 * arrows. Not for every key stroke.
 */
export function betweennessOf<Node>(
  nodes: readonly Node[],
  next: (node: Node) => Iterable<Node>,
): Betweenness<Node> {
  const places = new Map(nodes.map((node, place) => [node, place] as const));
  const arrows = nodes.map((node) => [...next(node)].flatMap((other) => places.get(other) ?? []));
  const shares = new Float64Array(nodes.length);
  let pairs = 0;
  for (let start = 0; start < nodes.length; start++) pairs += addWaysFrom(start, arrows, shares);
  return { shares: new Map(nodes.map((node, place) => [node, shares[place] ?? 0])), pairs };
}

/** @returns how many nodes are reached. */
function addWaysFrom(start: number, arrows: readonly (readonly number[])[], shares: Float64Array): number {
  const distance = new Int32Array(arrows.length).fill(-1);
  const ways = new Float64Array(arrows.length);
  const order = [start];
  distance[start] = 0;
  ways[start] = 1;
  for (const node of order) {
    const far = (distance[node] ?? 0) + 1;
    for (const other of arrows[node] ?? []) {
      if (distance[other] === -1) {
        distance[other] = far;
        order.push(other);
      }
      if (distance[other] === far) ways[other] = (ways[other] ?? 0) + (ways[node] ?? 0);
    }
  }
  const dependency = new Float64Array(arrows.length);
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at] ?? start;
    const far = (distance[node] ?? 0) + 1;
    let sum = 0;
    for (const other of arrows[node] ?? []) {
      if (distance[other] !== far) continue;
      sum += ((ways[node] ?? 0) / (ways[other] ?? 1)) * (1 + (dependency[other] ?? 0));
    }
    dependency[node] = sum;
    if (node !== start) shares[node] = (shares[node] ?? 0) + sum;
  }
  return order.length - 1;
}
