import { permutation, type Random } from '../random.ts';
import type { Binned } from './bins.ts';
import {
  Histograms,
  histogramSize,
  type Histogram,
  type SplitLimits,
  type SplitPoint,
  type Targets,
} from './histogram.ts';
import { TreeBuilder } from './tree-builder.ts';
import type { Tree } from './tree.ts';

/** How large a tree becomes, and what it looks at. */
export interface Growth extends SplitLimits {
  readonly maxDepth: number;
  /** The most useful splits come first, until there are so many leaves. */
  readonly maxLeaves: number;
  /** Columns that each split chooses from, at random. */
  readonly columnsPerSplit: number;
}

/** A leaf that may be split. */
interface OpenLeaf {
  readonly node: number;
  readonly depth: number;
  /** Its rows, a part of one array of all. */
  readonly from: number;
  readonly to: number;
  /** Rows, weight and sums. */
  readonly totals: Float64Array;
  /** The histograms of all columns; undefined where each split looks at some only. */
  readonly histogram: Histogram | undefined;
  readonly split: SplitPoint;
}

/** Bytes of histograms that are kept for the sake of their siblings. */
const MOST_KEPT = 2 ** 28;

/** Grows trees on the same rows and targets; what it needs of memory is used again. */
export class TreeGrower {
  readonly #binned: Binned;
  readonly #growth: Growth;
  readonly #targets: Targets;
  readonly #histograms: Histograms;
  readonly #scratch: Uint32Array;
  /** For splits that choose from some columns, or too many to keep; undefined where those of all leaves are kept. */
  readonly #shared: Histogram | undefined;

  /** @param targets may be filled anew before each tree. */
  constructor(binned: Binned, targets: Targets, growth: Growth) {
    this.#binned = binned;
    this.#growth = growth;
    this.#targets = targets;
    this.#scratch = new Uint32Array(binned.rows);
    const { maxLeaves, maxDepth, columnsPerSplit } = growth;
    // All open leaves, and the two that one of them becomes.
    const most = Math.min(maxLeaves, 2 ** Math.min(20, maxDepth)) + 2;
    const keeps =
      columnsPerSplit >= binned.columns.length && most * histogramSize(binned, targets.outputs) <= MOST_KEPT;
    this.#histograms = new Histograms(binned, targets, keeps ? most : 1);
    this.#shared = keeps ? undefined : this.#histograms.take();
  }

  /**
   * Grows a tree.
   * @param rows that it is grown on; they are put into the order of its leaves.
   * @param onLeaf called with each leaf, its answer, and its rows.
   */
  grow(rows: Uint32Array, random: Random, onLeaf?: (value: Float64Array, rows: Uint32Array) => void): Tree {
    const builder = new TreeBuilder(this.#targets.outputs);
    const open: OpenLeaf[] = [];
    const closed: Pick<OpenLeaf, 'node' | 'from' | 'to'>[] = [];
    const consider = (leaf: Omit<OpenLeaf, 'split'>): void => {
      const split = leaf.depth < this.#growth.maxDepth ? this.#splitOf(leaf, rows, random) : undefined;
      if (split) open.push({ ...leaf, split });
      else {
        if (leaf.histogram !== undefined) this.#histograms.release(leaf.histogram);
        closed.push(leaf);
      }
    };
    const totals = this.#totalsOf(rows);
    const histogram = this.#shared === undefined ? this.#filled(rows) : undefined;
    consider({
      node: builder.leaf(totals, this.#growth.l2),
      depth: 0,
      from: 0,
      to: rows.length,
      totals,
      histogram,
    });
    for (let leaves = 1; leaves < this.#growth.maxLeaves && open.length > 0; leaves++) {
      const leaf = taken(open, this.#growth.maxLeaves);
      for (const child of this.#split(leaf, rows, builder)) consider(child);
    }
    for (const { histogram } of open) if (histogram !== undefined) this.#histograms.release(histogram);
    for (const { node, from, to } of [...open, ...closed])
      onLeaf?.(builder.valueOf(node), rows.subarray(from, to));
    return builder.tree();
  }

  #totalsOf(rows: Uint32Array): Float64Array {
    const { outputs, weights, sums } = this.#targets;
    const totals = new Float64Array(2 + outputs);
    totals[0] = rows.length;
    let [weight, sum] = [0, 0];
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0;
      weight += weights[row] ?? 0;
      sum += sums[row * outputs] ?? 0;
    }
    totals[1] = weight;
    totals[2] = sum;
    for (let each = 1; each < outputs; each++) {
      let other = 0;
      for (let at = 0; at < rows.length; at++) other += sums[(rows[at] ?? 0) * outputs + each] ?? 0;
      totals[2 + each] = other;
    }
    return totals;
  }

  #filled(rows: Uint32Array): Histogram {
    const histogram = this.#histograms.take();
    this.#histograms.gather(rows);
    this.#histograms.fillAll(histogram);
    return histogram;
  }

  #splitOf(leaf: Omit<OpenLeaf, 'split'>, rows: Uint32Array, random: Random): SplitPoint | undefined {
    const columns = this.#binned.columns.length;
    const { columnsPerSplit, minRows } = this.#growth;
    if (leaf.to - leaf.from < 2 * minRows) return undefined;
    const own = rows.subarray(leaf.from, leaf.to);
    const isSampled = columnsPerSplit < columns;
    const order = isSampled ? permutation(columns, random) : undefined;
    const histogram = leaf.histogram ?? this.#shared;
    if (histogram === undefined) throw new Error('a leaf has no histogram');
    if (leaf.histogram === undefined) this.#histograms.gather(own);
    let best: SplitPoint | undefined;
    for (let looked = 0; looked < columns; looked++) {
      // As many as asked for, and more until one of them tells rows apart.
      if (looked >= columnsPerSplit && best) break;
      const column = order ? (order[looked] ?? 0) : looked;
      if (leaf.histogram === undefined) this.#histograms.fill(histogram, column);
      const found = this.#histograms.bestSplit(histogram, column, leaf.totals, this.#growth);
      if (found && found.gain > (best?.gain ?? 0)) best = found;
    }
    return best;
  }

  /** Makes two leaves of one, the smaller of which is counted; the other is what is left. */
  #split(leaf: OpenLeaf, rows: Uint32Array, builder: TreeBuilder): readonly Omit<OpenLeaf, 'split'>[] {
    const { from, to, split } = leaf;
    const middle = this.#partition(rows, leaf);
    const left = this.#totalsOf(rows.subarray(from, middle));
    const right = leaf.totals.map((total, at) => total - (left[at] ?? 0));
    const histograms = this.#histogramsOf(leaf, rows, middle);
    const threshold = this.#binned.edges[split.column]?.[split.edge] ?? 0;
    const nodes = builder.split(leaf.node, split.column, threshold, [left, right], this.#growth.l2);
    return [
      { node: nodes[0], depth: leaf.depth + 1, from, to: middle, totals: left, histogram: histograms?.[0] },
      { node: nodes[1], depth: leaf.depth + 1, from: middle, to, totals: right, histogram: histograms?.[1] },
    ];
  }

  #histogramsOf(leaf: OpenLeaf, rows: Uint32Array, middle: number): readonly Histogram[] | undefined {
    const { histogram: rest, from, to } = leaf;
    if (rest === undefined) return undefined;
    const isLeftSmaller = middle - from <= to - middle;
    const counted = this.#filled(isLeftSmaller ? rows.subarray(from, middle) : rows.subarray(middle, to));
    this.#histograms.subtract(rest, counted);
    return isLeftSmaller ? [counted, rest] : [rest, counted];
  }

  /** Puts rows that go left before those that go right, both in their order. */
  #partition(rows: Uint32Array, { from, to, split }: OpenLeaf): number {
    const bins = this.#binned.columns[split.column] ?? new Uint8Array();
    const { edge } = split;
    const scratch = this.#scratch;
    let left = from;
    let right = 0;
    for (let at = from; at < to; at++) {
      const row = rows[at] ?? 0;
      // Both are written, and one is kept: where rows go cannot be foreseen, and a branch would wait for it.
      const goesLeft = Number((bins[row] ?? 0) <= edge);
      rows[left] = row;
      scratch[right] = row;
      left += goesLeft;
      right += 1 - goesLeft;
    }
    rows.set(scratch.subarray(0, right), left);
    return left;
  }
}

/** The leaf that is split next: the one that gains most where their number is limited, the last one otherwise. */
function taken(open: OpenLeaf[], maxLeaves: number): OpenLeaf {
  let best = open.length - 1;
  if (maxLeaves < Infinity)
    for (const [index, { split }] of open.entries())
      if (split.gain > (open[best]?.split.gain ?? 0)) best = index;
  const [leaf] = open.splice(best, 1);
  if (!leaf) throw new Error('there is no leaf to split');
  return leaf;
}
