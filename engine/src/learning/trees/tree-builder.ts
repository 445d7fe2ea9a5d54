import type { Tree } from './tree.ts';

/** A tree while it grows. */
export class TreeBuilder {
  readonly #outputs: number;
  readonly #feature: number[] = [];
  readonly #threshold: number[] = [];
  readonly #left: number[] = [];
  readonly #right: number[] = [];
  readonly #value: number[] = [];
  readonly #cover: number[] = [];

  constructor(outputs: number) {
    this.#outputs = outputs;
  }

  /**
   * Adds a leaf, which answers with the mean of its rows.
   * @param totals rows, weight and sums.
   * @returns its number.
   */
  leaf(totals: Float64Array, l2: number): number {
    const node = this.#feature.length;
    const weight = (totals[1] ?? 0) + l2;
    this.#feature.push(-1);
    this.#threshold.push(0);
    this.#left.push(0);
    this.#right.push(0);
    this.#cover.push(totals[1] ?? 0);
    for (let each = 0; each < this.#outputs; each++)
      this.#value.push(weight > 0 ? (totals[2 + each] ?? 0) / weight : 0);
    return node;
  }

  /** Makes a leaf ask. */
  split(
    node: number,
    column: number,
    threshold: number,
    [left, right]: readonly [Float64Array, Float64Array],
    l2: number,
  ): readonly [left: number, right: number] {
    this.#feature[node] = column;
    this.#threshold[node] = threshold;
    const children = [this.leaf(left, l2), this.leaf(right, l2)] as const;
    [this.#left[node], this.#right[node]] = children;
    return children;
  }

  valueOf(node: number): Float64Array {
    return Float64Array.from(this.#value.slice(node * this.#outputs, (node + 1) * this.#outputs));
  }

  tree(): Tree {
    return {
      feature: Int32Array.from(this.#feature),
      threshold: Float32Array.from(this.#threshold),
      left: Int32Array.from(this.#left),
      right: Int32Array.from(this.#right),
      value: Float64Array.from(this.#value),
      cover: Float64Array.from(this.#cover),
    };
  }
}
