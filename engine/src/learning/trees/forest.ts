import { Random } from '../random.ts';
import { binned, type Features } from './bins.ts';
import { TreeGrower } from './grow.ts';
import type { Targets } from './histogram.ts';
import { summable, type Ensemble, type Tree } from './tree.ts';

export interface ForestOptions {
  readonly trees: number;
  readonly maxDepth: number;
  /** Rows of a leaf, at least. */
  readonly minRows: number;
  /** Columns that each split chooses from; the root of their number for classes, a third for numbers, otherwise. */
  readonly columnsPerSplit?: number | undefined;
  readonly seed: number;
  /** Called after each tree; throws to end the training. */
  readonly onTree?: ((done: number) => void) | undefined;
}

/** As scikit-learn's, but for the depth: deeper trees make files of hundreds of megabytes. */
export const FOREST: Pick<ForestOptions, 'trees' | 'maxDepth' | 'minRows'> = {
  trees: 100,
  maxDepth: 12,
  minRows: 1,
};

/**
 * A random forest (Breiman, 2001): each tree is grown on rows that are drawn with replacement.
 * @param targets one output for numbers (less their mean), a share for each class but the first for two classes, one for each
 *   class for more; weights are those of rows.
 * @returns trees whose sum, divided by their number, is the answer.
 */
export function trainForest(features: Features, targets: Targets, options: ForestOptions): Ensemble {
  const { rows, columns } = features;
  const { trees, maxDepth, minRows, seed } = options;
  const drawn: Targets = {
    outputs: targets.outputs,
    weights: new Float64Array(rows),
    sums: new Float64Array(rows * targets.outputs),
  };
  const grower = new TreeGrower(binned(features, seed), drawn, {
    maxDepth,
    maxLeaves: Infinity,
    minRows,
    minWeight: Number.MIN_VALUE,
    l2: 0,
    columnsPerSplit: options.columnsPerSplit ?? Math.max(1, Math.floor(Math.sqrt(columns.length))),
  });
  const grown: Tree[] = [];
  for (let tree = 0; tree < trees; tree++) {
    const random = new Random(seed, tree + 1);
    grown.push(grower.grow(drawRows(targets, drawn, random), random));
    options.onTree?.(tree + 1);
  }
  return summable({ trees: grown, outputs: targets.outputs });
}

/** Draws rows into targets, each with its weight as often as it was drawn. */
function drawRows(targets: Targets, drawn: Targets, random: Random): Uint32Array {
  const { outputs } = targets;
  const rows = drawn.weights.length;
  const times = new Uint32Array(rows);
  for (let draw = 0; draw < rows; draw++) {
    const row = random.below(rows);
    times[row] = (times[row] ?? 0) + 1;
  }
  let count = 0;
  const found = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    const often = times[row] ?? 0;
    if (often === 0 || targets.weights[row] === 0) continue;
    found[count++] = row;
    drawn.weights[row] = often * (targets.weights[row] ?? 0);
    for (let each = 0; each < outputs; each++)
      drawn.sums[row * outputs + each] = often * (targets.sums[row * outputs + each] ?? 0);
  }
  return found.subarray(0, count);
}
