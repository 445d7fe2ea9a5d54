import type { Features } from './bins.ts';

/** A tree as arrays by node; node 0 is the root. */
export interface Tree {
  /** The column that a node asks about; -1 for a leaf. */
  readonly feature: Int32Array;
  /** What is at most this goes left; the rest, missing values among it, goes right. */
  readonly threshold: Float32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** What a leaf answers, `outputs` numbers for each node. */
  readonly value: Float64Array;
  /** Rows of the training that came to a node, by their weight. */
  readonly cover: Float64Array;
}

/** Trees whose answers add up. */
export interface Ensemble {
  readonly trees: readonly Tree[];
  /** Numbers that an answer has. */
  readonly outputs: number;
  /** The output that a tree adds to, where it has one of several: that of a class in boosting. */
  readonly outputOf?: ((tree: number) => number) | undefined;
}

/** The node of a tree that a row ends at. */
export function leafOf(tree: Tree, { columns }: Features, row: number): number {
  let node = 0;
  for (;;) {
    const feature = tree.feature[node] ?? -1;
    if (feature < 0) return node;
    const isLeft = (columns[feature]?.[row] ?? Number.NaN) <= (tree.threshold[node] ?? 0);
    node = (isLeft ? tree.left[node] : tree.right[node]) ?? 0;
  }
}

/** The sums of what trees answer for each row: `outputs` numbers for each, one row after the other. */
export function sumsOf({ trees, outputs, outputOf }: Ensemble, features: Features): Float64Array {
  const sums = new Float64Array(features.rows * outputs);
  for (const [index, tree] of trees.entries()) {
    const own = outputOf?.(index);
    for (let row = 0; row < features.rows; row++) {
      const leaf = leafOf(tree, features, row);
      if (own === undefined)
        for (let each = 0; each < outputs; each++)
          sums[row * outputs + each] =
            (sums[row * outputs + each] ?? 0) + (tree.value[leaf * outputs + each] ?? 0);
      else sums[row * outputs + own] = (sums[row * outputs + own] ?? 0) + (tree.value[leaf] ?? 0);
    }
  }
  return sums;
}

/**
 * Trees with answers rounded so that 32-bit sums of them are exact, in whatever order: then a file answers bit by bit what it was
 * trained to, on every machine. A leaf changes by 2⁻²³ of the largest sum at most.
 */
export function summable(ensemble: Ensemble): Ensemble {
  const largest = new Float64Array(ensemble.outputs);
  for (const [index, { value }] of ensemble.trees.entries()) {
    const own = ensemble.outputOf?.(index);
    const peaks = new Float64Array(ensemble.outputs);
    for (let at = 0; at < value.length; at++) {
      const output = own ?? at % ensemble.outputs;
      peaks[output] = Math.max(peaks[output] ?? 0, Math.abs(value[at] ?? 0));
    }
    for (let output = 0; output < peaks.length; output++)
      largest[output] = (largest[output] ?? 0) + (peaks[output] ?? 0);
  }
  const peak = Math.max(...largest);
  if (peak === 0 || !Number.isFinite(peak)) return ensemble;
  // 24 bits hold the largest sum, one of them being left for what rounding adds.
  const step = 2 ** (Math.ceil(Math.log2(peak)) - 23);
  return {
    ...ensemble,
    trees: ensemble.trees.map((tree) => ({
      ...tree,
      value: tree.value.map((value) => Math.round(value / step) * step),
    })),
  };
}
