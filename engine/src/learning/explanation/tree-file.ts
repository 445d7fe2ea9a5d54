import {
  floatsOf,
  intsOf,
  stringOf,
  stringsOf,
  type GraphNode,
  type OnnxGraphView,
} from '../../inference/onnx-graph.ts';

/** Trees of a file, for one of their targets. */
export interface FileTrees {
  /** The value of the graph that they read: a column for each feature. */
  readonly input: string;
  readonly trees: readonly FileTree[];
  /** Added to the sum of all trees. */
  readonly base: number;
}

/** A tree. Of each node: */
export interface FileTree {
  readonly root: number;
  /** The feature that it asks for; -1 of a leaf. */
  readonly feature: Int32Array;
  readonly comparison: readonly string[];
  readonly threshold: Float64Array;
  /** The nodes that follow where the comparison is true, and where it is not. */
  readonly yes: Int32Array;
  readonly no: Int32Array;
  /** Whether a missing value is answered with yes. */
  readonly isMissingYes: Uint8Array;
  /** What a leaf adds to the target. */
  readonly value: Float64Array;
}

const OPERATORS: ReadonlySet<string> = new Set(['TreeEnsembleRegressor', 'TreeEnsembleClassifier']);
const COMPARISONS: ReadonlySet<string> = new Set([
  'BRANCH_LEQ',
  'BRANCH_LT',
  'BRANCH_GTE',
  'BRANCH_GT',
  'BRANCH_EQ',
  'BRANCH_NEQ',
]);

/**
 * The trees of a model, where one ensemble of trees is all that it has of them.
 * @param target a class, or a value of a regression with several.
 * @returns undefined for other models, and for ensembles that are written in a form that this does not know.
 */
export function treesOf(graph: OnnxGraphView, target: number): FileTrees | undefined {
  const [node, ...others] = graph.nodes.filter(({ operator }) => operator.startsWith('TreeEnsemble'));
  if (!node || others.length > 0 || !OPERATORS.has(node.operator)) return undefined;
  const { attributes, inputs } = node;
  const isUnknown = [...attributes.keys()].some((name) => name.endsWith('_as_tensor'));
  const aggregate = attributes.get('aggregate_function');
  if (isUnknown || (aggregate && stringOf(aggregate) !== 'SUM')) return undefined;
  const own = targetOf(node, target);
  const trees = own === undefined ? undefined : readTrees(node, own);
  return trees && { input: inputs[0] ?? '', trees, base: baseOf(node, own ?? 0) };
}

const ints = ({ attributes }: GraphNode, name: string): readonly number[] => {
  const found = attributes.get(name);
  return found ? intsOf(found) : [];
};

const floats = ({ attributes }: GraphNode, name: string): readonly number[] => {
  const found = attributes.get(name);
  return found ? floatsOf(found) : [];
};

/** What targets are called: by a regressor, and by a classifier. */
const prefixOf = ({ operator }: GraphNode): string =>
  operator === 'TreeEnsembleRegressor' ? 'target' : 'class';

/** The target as the node counts it: a classifier of two classes may have the second alone. */
function targetOf(node: GraphNode, target: number): number | undefined {
  const ids = new Set(ints(node, `${prefixOf(node)}_ids`));
  const [only] = ids;
  return ids.size === 1 ? only : ids.has(target) ? target : undefined;
}

function baseOf(node: GraphNode, target: number): number {
  const values = floats(node, 'base_values');
  return (values.length === 1 ? values[0] : values[target]) ?? 0;
}

/** @returns undefined where nodes do not make trees. */
function readTrees(node: GraphNode, target: number): readonly FileTree[] | undefined {
  const [treeIds, nodeIds] = [ints(node, 'nodes_treeids'), ints(node, 'nodes_nodeids')];
  const byTree = new Map<number, number[]>();
  for (const [index, tree] of treeIds.entries()) {
    const list = byTree.get(tree);
    if (list) list.push(index);
    else byTree.set(tree, [index]);
  }
  const columns = {
    feature: ints(node, 'nodes_featureids'),
    threshold: floats(node, 'nodes_values'),
    comparison: stringsOf(node.attributes.get('nodes_modes') ?? new Uint8Array()),
    yes: ints(node, 'nodes_truenodeids'),
    no: ints(node, 'nodes_falsenodeids'),
    missing: ints(node, 'nodes_missing_value_tracks_true'),
  };
  const values = leafValues(node, target);
  const trees: FileTree[] = [];
  for (const [id, list] of byTree) {
    const places = new Map(list.map((index, place) => [nodeIds[index] ?? -1, place]));
    const of = (list_: readonly number[], index: number): number => list_[index] ?? 0;
    const isLeaf = (index: number): boolean => columns.comparison[index] === 'LEAF';
    if (list.some((index) => !isLeaf(index) && !COMPARISONS.has(columns.comparison[index] ?? '')))
      return undefined;
    const next = (index: number, by: readonly number[]): number =>
      isLeaf(index) ? -1 : (places.get(of(by, index)) ?? -1);
    const tree = {
      feature: Int32Array.from(list, (index) => (isLeaf(index) ? -1 : of(columns.feature, index))),
      comparison: list.map((index) => columns.comparison[index] ?? 'LEAF'),
      threshold: Float64Array.from(list, (index) => of(columns.threshold, index)),
      yes: Int32Array.from(list, (index) => next(index, columns.yes)),
      no: Int32Array.from(list, (index) => next(index, columns.no)),
      isMissingYes: Uint8Array.from(list, (index) => of(columns.missing, index)),
      value: Float64Array.from(list, (index) => values.get(`${id} ${nodeIds[index] ?? -1}`) ?? 0),
    };
    const root = rootOf(tree);
    if (root === undefined) return undefined;
    trees.push({ ...tree, root });
  }
  return trees;
}

/** What leaves add to a target, by their tree and node. */
function leafValues(node: GraphNode, target: number): ReadonlyMap<string, number> {
  const prefix = prefixOf(node);
  const [trees, nodes] = [ints(node, `${prefix}_treeids`), ints(node, `${prefix}_nodeids`)];
  const [ids, weights] = [ints(node, `${prefix}_ids`), floats(node, `${prefix}_weights`)];
  const values = new Map<string, number>();
  for (const [index, id] of ids.entries()) {
    if (id !== target) continue;
    const key = `${trees[index] ?? -1} ${nodes[index] ?? -1}`;
    values.set(key, (values.get(key) ?? 0) + (weights[index] ?? 0));
  }
  return values;
}

/** The node that follows none, where all others follow one, once, and none is missing. */
function rootOf({ feature, yes, no }: Pick<FileTree, 'feature' | 'yes' | 'no'>): number | undefined {
  const isChild = new Uint8Array(feature.length);
  for (const [node, asked] of feature.entries()) {
    if (asked < 0) continue;
    for (const child of [yes[node] ?? -1, no[node] ?? -1]) {
      if (child < 0 || isChild[child] === 1) return undefined;
      isChild[child] = 1;
    }
  }
  const root = isChild.indexOf(0);
  return root >= 0 && isChild.indexOf(0, root + 1) < 0 ? root : undefined;
}
