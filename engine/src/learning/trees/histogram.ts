import { AssemblyMemory } from '../../assembly/memory.ts';
import type { Binned } from './bins.ts';
import { HISTOGRAMS_WASM } from './histograms-wasm.ts';

/** What is to be told apart: for each row a weight and `outputs` sums, already multiplied by it. */
export interface Targets {
  readonly outputs: number;
  readonly weights: Float64Array;
  /** `outputs` numbers for each row, one row after the other. */
  readonly sums: Float64Array;
}

/** What a split has to leave on both sides. */
export interface SplitLimits {
  /** Rows of a leaf, at least. */
  readonly minRows: number;
  /** Their weight, at least. */
  readonly minWeight: number;
  /** Added to the weight of a leaf: answers become smaller where little is known. */
  readonly l2: number;
}

/** Where rows are told apart best. */
export interface SplitPoint {
  readonly column: number;
  /** The last bin that goes left. */
  readonly edge: number;
  /** By how much the squared error, or the loss, becomes smaller. */
  readonly gain: number;
}

/** See `engine/assembly/histograms.ts`. All places are in bytes of the memory. */
interface Program {
  fill(
    histogram: number,
    bins: number,
    rows: number,
    count: number,
    weights: number,
    sums: number,
    outputs: number,
  ): void;
  fillFour(
    first: number,
    second: number,
    third: number,
    fourth: number,
    firstBins: number,
    secondBins: number,
    thirdBins: number,
    fourthBins: number,
    rows: number,
    count: number,
    weights: number,
    sums: number,
  ): void;
  clear(place: number, bytes: number): void;
  subtract(from: number, other: number, length: number): void;
  bestSplit(
    histogram: number,
    edges: number,
    totals: number,
    outputs: number,
    minRows: number,
    minWeight: number,
    l2: number,
    gain: number,
  ): number;
}

/** The sums of a node by column and bin: where they are in the memory. */
export type Histogram = number;

/** Bytes of a histogram. */
export function histogramSize({ edges }: Binned, outputs: number): number {
  return edges.reduce((sum, { length }) => sum + columnSize(length, outputs), 0);
}

function columnSize(edges: number, outputs: number): number {
  return (edges + 1) * (outputs + 2) * 8;
}

/**
 * Sums of rows by bin, one column after the other: for each bin the number of rows, their weight, and their sums. They are
 * filled for the columns that are asked for.
 */
export class Histograms {
  /** Bytes of one. */
  readonly #size: number;
  /** Where each column begins, in bytes. */
  readonly #starts: Int32Array;
  readonly #edges: Int32Array;
  readonly #targets: Targets;
  readonly #program: Program;
  /** Where things are in the memory. */
  readonly #places: {
    readonly bins: readonly number[];
    readonly rows: number;
    readonly weights: number;
    readonly sums: number;
    readonly totals: number;
    readonly gain: number;
  };
  /** Rows of a node with their weights and sums, in their order: they are read once for each column. */
  readonly #rows: Uint32Array;
  readonly #weights: Float64Array;
  readonly #sums: Float64Array;
  readonly #totals: Float64Array;
  readonly #gain: Float64Array;
  readonly #free: Histogram[];
  #count = 0;

  /** @param most histograms that there are at the same time. */
  constructor(binned: Binned, targets: Targets, most: number) {
    const { rows, columns, edges } = binned;
    const { outputs } = targets;
    this.#targets = targets;
    this.#edges = Int32Array.from(edges, ({ length }) => length);
    this.#starts = new Int32Array(edges.length);
    for (let column = 1; column < edges.length; column++)
      this.#starts[column] =
        (this.#starts[column - 1] ?? 0) + columnSize(this.#edges[column - 1] ?? 0, outputs);
    this.#size = histogramSize(binned, outputs);
    const memory = new AssemblyMemory();
    this.#program = memory.open(HISTOGRAMS_WASM) as Program;
    const layout = memory.layout();
    this.#places = {
      bins: columns.map(() => layout.place(rows)),
      rows: layout.place(rows * 4),
      weights: layout.place(rows * 8),
      sums: layout.place(rows * outputs * 8),
      totals: layout.place((outputs + 2) * 8 * 2),
      gain: layout.place(8),
    };
    this.#free = Array.from({ length: most }, () => layout.place(this.#size));
    const buffer = layout.claim();
    for (const [column, bins] of columns.entries())
      new Uint8Array(buffer, this.#places.bins[column], rows).set(bins);
    this.#rows = new Uint32Array(buffer, this.#places.rows, rows);
    this.#weights = new Float64Array(buffer, this.#places.weights, rows);
    this.#sums = new Float64Array(buffer, this.#places.sums, rows * outputs);
    this.#totals = new Float64Array(buffer, this.#places.totals, outputs + 2);
    this.#gain = new Float64Array(buffer, this.#places.gain, 1);
  }

  /** One that nobody uses. @throws Error when there are more than were asked for. */
  take(): Histogram {
    const histogram = this.#free.pop();
    if (histogram === undefined) throw new Error('there is no free histogram');
    return histogram;
  }

  /** Gives one back. */
  release(histogram: Histogram): void {
    this.#free.push(histogram);
  }

  /** Takes the rows of a node, before `fill`. */
  gather(rows: Uint32Array): void {
    const { outputs, weights, sums } = this.#targets;
    this.#count = rows.length;
    this.#rows.set(rows);
    // Fields of classes are looked up each time.
    const [ownWeights, ownSums] = [this.#weights, this.#sums];
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0;
      ownWeights[at] = weights[row] ?? 0;
      if (outputs === 1) ownSums[at] = sums[row] ?? 0;
      else
        for (let each = 0; each < outputs; each++)
          ownSums[at * outputs + each] = sums[row * outputs + each] ?? 0;
    }
  }

  /** The sums of a column over the rows that were gathered. */
  fill(histogram: Histogram, column: number): void {
    const bytes = columnSize(this.#edges[column] ?? 0, this.#targets.outputs);
    this.#program.clear(this.#placeOf(histogram, column), bytes);
    this.#add(histogram, column);
  }

  /** The sums of all columns over the rows that were gathered. */
  fillAll(histogram: Histogram): void {
    this.#program.clear(histogram, this.#size);
    const { bins, rows, weights, sums } = this.#places;
    const columns = bins.length;
    const fours = this.#targets.outputs === 1 ? columns - (columns % 4) : 0;
    for (let column = 0; column < fours; column += 4)
      this.#program.fillFour(
        this.#placeOf(histogram, column),
        this.#placeOf(histogram, column + 1),
        this.#placeOf(histogram, column + 2),
        this.#placeOf(histogram, column + 3),
        ...([
          bins[column] ?? 0,
          bins[column + 1] ?? 0,
          bins[column + 2] ?? 0,
          bins[column + 3] ?? 0,
        ] as const),
        ...([rows, this.#count, weights, sums] as const),
      );
    for (let column = fours; column < columns; column++) this.#add(histogram, column);
  }

  #add(histogram: Histogram, column: number): void {
    const { bins, rows, weights, sums } = this.#places;
    const at = this.#placeOf(histogram, column);
    this.#program.fill(at, bins[column] ?? 0, rows, this.#count, weights, sums, this.#targets.outputs);
  }

  #placeOf(histogram: Histogram, column: number): number {
    return histogram + (this.#starts[column] ?? 0);
  }

  /** Takes the sums of one child from those of a node: what is left is the other child. */
  subtract(from: Histogram, other: Histogram): void {
    this.#program.subtract(from, other, this.#size / 8);
  }

  /**
   * The best place to split a column, by the sums of its bins.
   * @param totals rows, weight and sums of the node.
   * @returns undefined where no split helps, or leaves enough on both sides.
   */
  bestSplit(
    histogram: Histogram,
    column: number,
    totals: Float64Array,
    { minRows, minWeight, l2 }: SplitLimits,
  ): SplitPoint | undefined {
    this.#totals.set(totals);
    const edge = this.#program.bestSplit(
      this.#placeOf(histogram, column),
      ...([this.#edges[column] ?? 0, this.#places.totals, this.#targets.outputs] as const),
      ...([minRows, minWeight, l2, this.#places.gain] as const),
    );
    return edge < 0 ? undefined : { column, edge, gain: this.#gain[0] ?? 0 };
  }
}
