import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Random } from '../random.ts';
import { TreeEffects, treeValue } from './tree-effects.ts';
import type { FileTree } from './tree-file.ts';

const FEATURES = 5;
/** Two features are made of the second column, as of a text. */
const COLUMN_OF = Int32Array.of(0, 1, 1, 2, 3);
const COLUMNS = 4;
const COMPARISONS = ['BRANCH_LEQ', 'BRANCH_LT', 'BRANCH_GTE', 'BRANCH_GT', 'BRANCH_EQ', 'BRANCH_NEQ'];

/** A full tree of random questions. */
function randomTree(random: Random, depth: number): FileTree {
  const nodes = 2 ** (depth + 1) - 1;
  const inner = 2 ** depth - 1;
  const each = (of: (node: number) => number): number[] =>
    Array.from({ length: nodes }, (_, node) => of(node));
  return {
    root: 0,
    feature: Int32Array.from(each((node) => (node < inner ? random.below(FEATURES) : -1))),
    comparison: each(() => random.below(COMPARISONS.length)).map((at) => COMPARISONS[at] ?? ''),
    threshold: Float64Array.from(each(() => random.below(4))),
    yes: Int32Array.from(each((node) => (node < inner ? 2 * node + 1 : -1))),
    no: Int32Array.from(each((node) => (node < inner ? 2 * node + 2 : -1))),
    isMissingYes: Uint8Array.from(each(() => random.below(2))),
    value: Float64Array.from(each(() => random.next() - 0.5)),
  };
}

const randomRow = (random: Random): Float64Array =>
  Float64Array.from({ length: FEATURES }, () => (random.below(6) === 0 ? Number.NaN : random.below(4)));

/** By the definition: over all sets of the other columns. */
function byDefinition(tree: FileTree, row: Float64Array, other: Float64Array): number[] {
  const valueOf = (set: number): number =>
    treeValue(
      tree,
      row.map((value, feature) =>
        ((set >> (COLUMN_OF[feature] ?? 0)) & 1) === 1 ? value : (other[feature] ?? 0),
      ),
    );
  const factorial = (of: number): number => (of < 2 ? 1 : of * factorial(of - 1));
  return Array.from({ length: COLUMNS }, (_, column) => {
    let effect = 0;
    for (let set = 0; set < 2 ** COLUMNS; set++) {
      if (((set >> column) & 1) === 1) continue;
      const size = set.toString(2).replaceAll('0', '').length;
      const weight = (factorial(size) * factorial(COLUMNS - size - 1)) / factorial(COLUMNS);
      effect += weight * (valueOf(set | (1 << column)) - valueOf(set));
    }
    return effect;
  });
}

describe('effects of trees', () => {
  it('are the Shapley values of columns, which may be several features', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 5 }), (seed, depth) => {
        const random = new Random(seed);
        const trees = [randomTree(random, depth), randomTree(random, 2)];
        const [row, other] = [randomRow(random), randomRow(random)];
        const treeEffects = new TreeEffects(trees, COLUMN_OF, COLUMNS);
        const effects = new Float64Array(COLUMNS);
        treeEffects.add(treeEffects.steps(row), treeEffects.steps(other), effects);
        const expected = trees.map((tree) => byDefinition(tree, row, other));
        for (let column = 0; column < COLUMNS; column++) {
          const sum = expected.reduce((all, each) => all + (each[column] ?? 0), 0);
          assert.ok(Math.abs((effects[column] ?? 0) - sum) < 1e-12);
        }
      }),
      { numRuns: 300 },
    );
  });
});
