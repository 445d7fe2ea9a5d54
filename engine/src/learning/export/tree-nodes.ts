import { attribute } from '../../inference/onnx-writer.ts';
import type { Ensemble } from '../trees/tree.ts';
import { ML, type GraphBuilder } from './graph.ts';

/**
 * The node that adds up the answers of trees. It is a regressor for classes as well: a `TreeEnsembleClassifier` of two classes is
 * read differently by runtimes.
 * @param input numbers of 32 bits, a column for each feature.
 * @returns the sums, of 32 bits, a column for each output.
 */
export function treeNodes(
  graph: GraphBuilder,
  { trees, outputs, outputOf }: Ensemble,
  input: string,
): string {
  const nodes = {
    trees: [] as number[],
    ids: [] as number[],
    features: [] as number[],
    values: [] as number[],
    modes: [] as string[],
    left: [] as number[],
    right: [] as number[],
  };
  const targets = {
    trees: [] as number[],
    nodes: [] as number[],
    ids: [] as number[],
    weights: [] as number[],
  };
  for (const [index, tree] of trees.entries()) {
    const own = outputOf?.(index);
    for (const [node, feature] of tree.feature.entries()) {
      const isLeaf = feature < 0;
      nodes.trees.push(index);
      nodes.ids.push(node);
      nodes.features.push(isLeaf ? 0 : feature);
      nodes.values.push(isLeaf ? 0 : (tree.threshold[node] ?? 0));
      nodes.modes.push(isLeaf ? 'LEAF' : 'BRANCH_LEQ');
      nodes.left.push(tree.left[node] ?? 0);
      nodes.right.push(tree.right[node] ?? 0);
      if (!isLeaf) continue;
      const count = own === undefined ? outputs : 1;
      for (let each = 0; each < count; each++) {
        targets.trees.push(index);
        targets.nodes.push(node);
        targets.ids.push(own ?? each);
        targets.weights.push(tree.value[node * count + each] ?? 0);
      }
    }
  }
  return graph.node('TreeEnsembleRegressor', [input], {
    domain: ML,
    attributes: [
      attribute.int('n_targets', outputs),
      attribute.ints('nodes_treeids', nodes.trees),
      attribute.ints('nodes_nodeids', nodes.ids),
      attribute.ints('nodes_featureids', nodes.features),
      attribute.floats('nodes_values', nodes.values),
      attribute.strings('nodes_modes', nodes.modes),
      attribute.ints('nodes_truenodeids', nodes.left),
      attribute.ints('nodes_falsenodeids', nodes.right),
      attribute.ints('target_treeids', targets.trees),
      attribute.ints('target_nodeids', targets.nodes),
      attribute.ints('target_ids', targets.ids),
      attribute.floats('target_weights', targets.weights),
    ],
  });
}
