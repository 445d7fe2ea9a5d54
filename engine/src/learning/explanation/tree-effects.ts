import type { FileTree } from './tree-file.ts';

/** A row as trees read it: a number for each feature. */
export type Row = Float64Array;

/** Whether a row answers a node with yes. */
function isYes(tree: FileTree, node: number, row: Row): boolean {
  const value = row[tree.feature[node] ?? 0] ?? Number.NaN;
  const comparison = tree.comparison[node] ?? '';
  if (Number.isNaN(value)) return tree.isMissingYes[node] === 1 || comparison === 'BRANCH_NEQ';
  const threshold = tree.threshold[node] ?? 0;
  switch (comparison) {
    case 'BRANCH_LEQ':
      return value <= threshold;
    case 'BRANCH_LT':
      return value < threshold;
    case 'BRANCH_GTE':
      return value >= threshold;
    case 'BRANCH_GT':
      return value > threshold;
    case 'BRANCH_EQ':
      return value === threshold;
    default:
      return value !== threshold;
  }
}

/** What a tree says of a row. */
export function treeValue(tree: FileTree, row: Row): number {
  let node = tree.root;
  while ((tree.feature[node] ?? -1) >= 0)
    node = (isYes(tree, node, row) ? tree.yes[node] : tree.no[node]) ?? tree.root;
  return tree.value[node] ?? 0;
}

/** The node that follows each node for a row, one tree after the other. */
export type Steps = Int32Array;

/** Who decides for a column while a tree is gone through: nobody yet, the row, or the one that it is compared with. */
const [NOBODY, ROW, OTHER] = [0, 1, 2];

/**
 * Exact Shapley values of the columns of a row for trees, compared with other rows: what a column adds when it takes the value of the
 * row instead of that of the other, on average over all orders of columns ("interventional").
 * @see Lundberg et al., From local explanations to global understanding with explainable AI for trees (2020)
 */
export class TreeEffects {
  readonly #trees: readonly FileTree[];
  /** Of each node, one tree after the other: the column that it asks for, -1 of a leaf, and what a leaf says. */
  readonly #column: Int32Array;
  readonly #value: Float64Array;
  readonly #roots: Int32Array;
  readonly #decided: Uint8Array;
  /** Columns that the row and the other one have decided, in the order of the path. */
  readonly #byRow: number[] = [];
  readonly #byOther: number[] = [];

  /**
   * @param columnOf the column that each feature is made of, from 0; several may be made of one.
   * @param columns their number.
   */
  constructor(trees: readonly FileTree[], columnOf: Int32Array, columns: number) {
    const nodes = trees.reduce((sum, { feature }) => sum + feature.length, 0);
    this.#trees = trees;
    this.#column = new Int32Array(nodes);
    this.#value = new Float64Array(nodes);
    this.#roots = new Int32Array(trees.length);
    this.#decided = new Uint8Array(columns);
    let first = 0;
    for (const [index, { root, feature, value }] of trees.entries()) {
      this.#roots[index] = first + root;
      this.#column.set(
        feature.map((asked) => (asked < 0 ? -1 : (columnOf[asked] ?? 0))),
        first,
      );
      this.#value.set(value, first);
      first += feature.length;
    }
  }

  /** What a row answers to each node: the same for all rows that it is compared with. */
  steps(row: Row): Steps {
    const steps = new Int32Array(this.#column.length);
    let first = 0;
    for (const tree of this.#trees) {
      for (let node = 0; node < tree.feature.length; node++) {
        if ((tree.feature[node] ?? -1) < 0) continue;
        steps[first + node] = first + ((isYes(tree, node, row) ? tree.yes[node] : tree.no[node]) ?? 0);
      }
      first += tree.feature.length;
    }
    return steps;
  }

  /** Adds the effects of the columns of a row, compared with another one, to `effects`. */
  add(row: Steps, other: Steps, effects: Float64Array): void {
    for (const root of this.#roots) this.#follow(root, row, other, effects);
  }

  #follow(from: number, row: Steps, other: Steps, effects: Float64Array): void {
    let node = from;
    for (;;) {
      const column = this.#column[node] ?? -1;
      if (column < 0) {
        this.#leave(this.#value[node] ?? 0, effects);
        return;
      }
      const [own, its] = [row[node] ?? 0, other[node] ?? 0];
      const decided = this.#decided[column];
      if (own === its || decided === ROW) node = own;
      else if (decided === OTHER) node = its;
      else {
        this.#decided[column] = ROW;
        this.#byRow.push(column);
        this.#follow(own, row, other, effects);
        this.#byRow.pop();
        this.#decided[column] = OTHER;
        this.#byOther.push(column);
        this.#follow(its, row, other, effects);
        this.#byOther.pop();
        this.#decided[column] = NOBODY;
        return;
      }
    }
  }

  /** A leaf is reached by the sets of columns that hold all of the row's and none of the other's. */
  #leave(value: number, effects: Float64Array): void {
    const [own, its] = [this.#byRow.length, this.#byOther.length];
    if (own + its === 0) return;
    const share = value / combinations(own + its, own);
    for (const column of this.#byRow) effects[column] = (effects[column] ?? 0) + share / own;
    for (const column of this.#byOther) effects[column] = (effects[column] ?? 0) - share / its;
  }
}

/** The number of ways to choose some of all. */
function combinations(all: number, some: number): number {
  let ways = 1;
  for (let each = 1; each <= some; each++) ways = (ways * (all - some + each)) / each;
  return ways;
}
