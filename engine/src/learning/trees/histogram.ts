import type { Binned } from './bins.ts';

/** What is to be told apart: for each row a weight and `outputs` sums, already multiplied by it. */
export interface Targets {
  readonly outputs: number;
  readonly weights: Float64Array;
  /** `outputs` numbers for each row, one row after the other. */
  readonly sums: Float64Array;
}

/**
 * Sums by bin, one column after the other: for each bin the number of rows, their weight, and their sums. It is filled for the
 * columns that are asked for.
 */
export class Histograms {
  /** Numbers for each bin. */
  readonly stride: number;
  /** Where each column begins, in numbers. */
  readonly starts: Int32Array;
  readonly length: number;
  readonly #binned: Binned;
  readonly #targets: Targets;
  /** Weights and sums of the rows of a node, in their order: they are read once for each column. */
  readonly #weights: Float64Array;
  readonly #sums: Float64Array;

  constructor(binned: Binned, targets: Targets) {
    this.stride = 2 + targets.outputs;
    this.starts = new Int32Array(binned.edges.length);
    let length = 0;
    for (const [column, edges] of binned.edges.entries()) {
      this.starts[column] = length;
      length += (edges.length + 1) * this.stride;
    }
    this.length = length;
    this.#binned = binned;
    this.#targets = targets;
    this.#weights = new Float64Array(binned.rows);
    this.#sums = new Float64Array(binned.rows * targets.outputs);
  }

  /** Takes the rows of a node, before `fill`. */
  gather(rows: Uint32Array): void {
    const { outputs, weights, sums } = this.#targets;
    if (outputs === 1) {
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at] ?? 0;
        this.#weights[at] = weights[row] ?? 0;
        this.#sums[at] = sums[row] ?? 0;
      }
      return;
    }
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0;
      this.#weights[at] = weights[row] ?? 0;
      for (let each = 0; each < outputs; each++)
        this.#sums[at * outputs + each] = sums[row * outputs + each] ?? 0;
    }
  }

  /** The sums of a column over the rows that were gathered. */
  fill(into: Float64Array, column: number, rows: Uint32Array): void {
    const bins = this.#binned.columns[column];
    if (!bins) return;
    const start = this.starts[column] ?? 0;
    const edges = this.#binned.edges[column]?.length ?? 0;
    into.fill(0, start, start + (edges + 1) * this.stride);
    if (this.#targets.outputs === 1) fillOne(into, start, bins, rows, this.#weights, this.#sums);
    else fillSeveral(into, start, bins, rows, this.#weights, this.#sums, this.#targets.outputs);
  }
}

function fillOne(
  into: Float64Array,
  start: number,
  bins: Uint8Array,
  rows: Uint32Array,
  weights: Float64Array,
  sums: Float64Array,
): void {
  for (let at = 0; at < rows.length; at++) {
    const bin = start + (bins[rows[at] ?? 0] ?? 0) * 3;
    into[bin] = (into[bin] ?? 0) + 1;
    into[bin + 1] = (into[bin + 1] ?? 0) + (weights[at] ?? 0);
    into[bin + 2] = (into[bin + 2] ?? 0) + (sums[at] ?? 0);
  }
}

function fillSeveral(
  into: Float64Array,
  start: number,
  bins: Uint8Array,
  rows: Uint32Array,
  weights: Float64Array,
  sums: Float64Array,
  outputs: number,
): void {
  const stride = outputs + 2;
  for (let at = 0; at < rows.length; at++) {
    const bin = start + (bins[rows[at] ?? 0] ?? 0) * stride;
    into[bin] = (into[bin] ?? 0) + 1;
    into[bin + 1] = (into[bin + 1] ?? 0) + (weights[at] ?? 0);
    for (let each = 0; each < outputs; each++)
      into[bin + 2 + each] = (into[bin + 2 + each] ?? 0) + (sums[at * outputs + each] ?? 0);
  }
}
