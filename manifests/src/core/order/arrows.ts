/**
 * A directed graph over the numbers from 0, without an object per node: the arrows of a node lead to `to[first[node]]`,
 * …, `to[first[node + 1] - 1]`.
 */
export interface Arrows {
  /** One more than there are nodes. */
  readonly first: Int32Array;
  readonly to: Int32Array;
}

/** Arrows that are written down node by node; several from one node to another are one. */
export class ArrowList {
  readonly #first: Int32Array;
  readonly #to: number[] = [];
  /** For each node the last one that got an arrow to it, one higher. */
  readonly #latest: Int32Array;
  #node = 0;

  /** @param count of the nodes. */
  constructor(count: number) {
    this.#first = new Int32Array(count + 1);
    this.#latest = new Int32Array(count);
  }

  /** An arrow from the current node. */
  add(other: number): void {
    if (this.#latest[other] === this.#node + 1) return;
    this.#latest[other] = this.#node + 1;
    this.#to.push(other);
  }

  /** The next arrows are those of the next node. */
  endNode(): void {
    this.#first[++this.#node] = this.#to.length;
  }

  arrows(): Arrows {
    return { first: this.#first, to: Int32Array.from(this.#to) };
  }
}

/** @param next the numbers that each node leads to; asked once for each node, in their order. */
export function arrowsOf(count: number, next: (node: number) => Iterable<number>): Arrows {
  const list = new ArrowList(count);
  for (let node = 0; node < count; node++) {
    for (const other of next(node)) list.add(other);
    list.endNode();
  }
  return list.arrows();
}

/** A graph of any nodes as one of numbers; arrows to what is not among the nodes are left out. */
export function arrowsBetween<Node>(
  nodes: readonly Node[],
  next: (node: Node) => Iterable<Node>,
): { readonly arrows: Arrows; readonly places: ReadonlyMap<Node, number> } {
  const places = new Map<Node, number>();
  for (const [place, node] of nodes.entries()) if (!places.has(node)) places.set(node, place);
  const arrows = arrowsOf(nodes.length, function* (place) {
    for (const other of next(nodes[place] as Node)) {
      const known = places.get(other);
      if (known !== undefined) yield known;
    }
  });
  return { arrows, places };
}

/** How many nodes a graph has. */
export function sizeOf({ first }: Arrows): number {
  return first.length - 1;
}

/** The numbers that a node leads to. */
export function nextOf({ first, to }: Arrows, node: number): Int32Array {
  return to.subarray(first[node], first[node + 1]);
}

/** True for two graphs with the same arrows in the same order. */
export function areSameArrows(one: Arrows, other: Arrows): boolean {
  return areSameNumbers(one.first, other.first) && areSameNumbers(one.to, other.to);
}

function areSameNumbers(one: Int32Array, other: Int32Array): boolean {
  return one.length === other.length && one.every((number, at) => number === other[at]);
}
