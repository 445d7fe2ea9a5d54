import { arrowsBetween, nextOf, sizeOf, type Arrows } from './arrows.ts';

/**
 * The cycles of a directed graph: for each strongly connected group one way round it, beginning with its first node in the
 * order given. A node that leads to itself is a cycle of one. Linear in nodes and arrows, whatever the depth (Tarjan 1972).
 * @param next the nodes that a node leads to; those that are not among `nodes` are passed over.
 */
export function cyclesOf<Node extends string | number | object>(
  nodes: readonly Node[],
  next: (node: Node) => readonly Node[],
): readonly (readonly Node[])[] {
  const { arrows } = arrowsBetween(nodes, next);
  return cyclesIn(arrows).map((cycle) => cycle.map((node) => nodes[node] as Node));
}

/** The groups of nodes that all lead to each other, in the same order: whoever is in a cycle is in one of them. */
export function cyclicGroupsOf<Node extends string | number | object>(
  nodes: readonly Node[],
  next: (node: Node) => readonly Node[],
): readonly (readonly Node[])[] {
  const { arrows } = arrowsBetween(nodes, next);
  return stronglyConnected(arrows)
    .groups.filter(([first = 0, ...others]) => others.length > 0 || nextOf(arrows, first).includes(first))
    .map((group) => group.map((node) => nodes[node] as Node));
}

/** The cycles of a graph of numbers, as those of any nodes. */
export function cyclesIn(arrows: Arrows): readonly (readonly number[])[] {
  const { groups, groupOf } = stronglyConnected(arrows);
  return groups.flatMap((members, group) => {
    const first = members.reduce((least, node) => Math.min(least, node));
    if (members.length === 1 && !nextOf(arrows, first).includes(first)) return [];
    return [wayRound(arrows, first, (node) => groupOf[node] === group)];
  });
}

/** The shortest way from a node back to itself, itself first and not repeated. */
function wayRound(arrows: Arrows, start: number, isMember: (node: number) => boolean): readonly number[] {
  const before = new Map<number, number>();
  const waiting = [start];
  for (const node of waiting) {
    for (const other of nextOf(arrows, node)) {
      if (other === start) return pathTo(node, start, before);
      if (before.has(other) || !isMember(other)) continue;
      before.set(other, node);
      waiting.push(other);
    }
  }
  return [start];
}

function pathTo(end: number, start: number, before: ReadonlyMap<number, number>): readonly number[] {
  const path = [end];
  for (let node = end; node !== start;) {
    const previous = before.get(node);
    if (previous === undefined) break;
    path.push((node = previous));
  }
  return path.reverse();
}

interface Groups {
  readonly groups: readonly (readonly number[])[];
  /** The place of each node's group. */
  readonly groupOf: Int32Array;
}

/** Without recursion: a way may be as long as the graph is large. */
function stronglyConnected(arrows: Arrows): Groups {
  const { first, to } = arrows;
  const count = sizeOf(arrows);
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const groupOf = new Int32Array(count).fill(-1);
  /** The arrow of each open node that is followed next. */
  const follow = first.slice(0, count);
  const open: number[] = [];
  const stack: number[] = [];
  const groups: number[][] = [];
  let entered = 0;
  const enter = (node: number): void => {
    order[node] = low[node] = entered++;
    stack.push(node);
    open.push(node);
  };
  const lower = (node: number, by: number): void => {
    if (by < (low[node] ?? 0)) low[node] = by;
  };
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue;
    enter(root);
    for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
      const at = follow[node] ?? 0;
      if (at < (first[node + 1] ?? 0)) {
        follow[node] = at + 1;
        const other = to[at] ?? 0;
        if (order[other] === -1) enter(other);
        else if (groupOf[other] === -1) lower(node, order[other] ?? 0);
        continue;
      }
      open.pop();
      const parent = open.at(-1);
      if (parent !== undefined) lower(parent, low[node] ?? 0);
      if (low[node] !== order[node]) continue;
      const group = stack.splice(stack.lastIndexOf(node));
      for (const member of group) groupOf[member] = groups.length;
      groups.push(group);
    }
  }
  return { groups, groupOf };
}
