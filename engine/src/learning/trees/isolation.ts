import { permutation, Random } from '../random.ts';
import type { Features } from './bins.ts';
import { TreeBuilder } from './tree-builder.ts';
import { summable, type Ensemble, type Tree } from './tree.ts';

export interface IsolationOptions {
  readonly trees: number;
  /** Rows that each tree is grown on. */
  readonly sample: number;
  readonly seed: number;
}

/** As in the article, and in scikit-learn. */
export const ISOLATION: Omit<IsolationOptions, 'seed'> = { trees: 100, sample: 256 };

export interface IsolationForest {
  /** Trees whose sum, divided by their number, is how many questions a row is alone after. */
  readonly ensemble: Ensemble;
  /** That of a row like any other: `anomalyScore` compares with it. */
  readonly expected: number;
}

/** An isolation forest (Liu, Ting and Zhou, 2008): rows that are alone after few random questions are unlike the others. */
export function trainIsolation(
  features: Features,
  { trees, sample, seed }: IsolationOptions,
): IsolationForest {
  const size = Math.min(sample, features.rows);
  const depth = Math.ceil(Math.log2(Math.max(2, size)));
  const grown = Array.from({ length: trees }, (_, tree) => {
    const random = new Random(seed, tree);
    return isolationTree(features, permutation(features.rows, random).slice(0, size), depth, random);
  });
  return { ensemble: summable({ trees: grown, outputs: 1 }), expected: expectedPath(size) };
}

/** From 0 to 1; about 0.5 for a row like any other, near 1 for one that is unlike them. */
export function anomalyScore(meanPath: number, expected: number): number {
  return 2 ** (-meanPath / expected);
}

/** Questions of a search tree of so many rows until one is found that is not there. */
export function expectedPath(rows: number): number {
  if (rows <= 1) return 0;
  if (rows === 2) return 1;
  return 2 * (Math.log(rows - 1) + 0.577_215_664_901_532_9) - (2 * (rows - 1)) / rows;
}

function isolationTree(features: Features, rows: Uint32Array, maxDepth: number, random: Random): Tree {
  const builder = new TreeBuilder(1);
  const totals = (own: Uint32Array, depth: number): Float64Array =>
    Float64Array.of(own.length, own.length, own.length * (depth + expectedPath(own.length)));
  const grow = (node: number, own: Uint32Array, depth: number): void => {
    const split = depth < maxDepth && own.length > 1 ? randomSplitOf(features, own, random) : undefined;
    if (!split) return;
    const column = features.columns[split.column] ?? new Float32Array();
    const left = own.filter((row) => (column[row] ?? Number.NaN) <= split.threshold);
    const right = own.filter((row) => !((column[row] ?? Number.NaN) <= split.threshold));
    const both = [totals(left, depth + 1), totals(right, depth + 1)] as const;
    const nodes = builder.split(node, split.column, split.threshold, both, 0);
    grow(nodes[0], left, depth + 1);
    grow(nodes[1], right, depth + 1);
  };
  grow(builder.leaf(totals(rows, 0), 0), rows, 0);
  return builder.tree();
}

/** A column at random, and a number between its smallest and largest; undefined where all rows are alike. */
function randomSplitOf(
  { columns }: Features,
  rows: Uint32Array,
  random: Random,
): { readonly column: number; readonly threshold: number } | undefined {
  for (const column of permutation(columns.length, random)) {
    let low = Infinity;
    let high = -Infinity;
    let missing = 0;
    for (const row of rows) {
      const value = columns[column]?.[row] ?? Number.NaN;
      if (Number.isNaN(value)) missing++;
      else {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    // Missing values go right: they can be told from all others.
    if (missing > 0 && missing < rows.length && low === high) return { column, threshold: high };
    if (!(low < high)) continue;
    const threshold = Math.fround(low + random.next() * (high - low));
    return { column, threshold: threshold < high ? threshold : low };
  }
  return undefined;
}
