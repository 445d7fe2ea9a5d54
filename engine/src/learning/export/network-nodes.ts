import { attribute } from '../../inference/onnx-writer.ts';
import { LARGEST_INPUT, type Activation, type Network } from '../networks/network.ts';
import type { GraphBuilder } from './graph.ts';

/** The operators of activations. */
export const ACTIVATION_OPERATORS: Readonly<Record<Activation, string>> = {
  relu: 'Relu',
  tanh: 'Tanh',
  logistic: 'Sigmoid',
};

/** The nodes of a network, as `networkScores`. @param columns scaled numbers of 64 bits. */
export function networkNodes(graph: GraphBuilder, network: Network, columns: string): string {
  return layerNodes(graph, network, limitNodes(graph, columns));
}

/** The nodes that tell how far a network is from its inputs, as `reconstructionErrors`. @param columns scaled numbers of 64 bits. */
export function reconstructionNodes(graph: GraphBuilder, network: Network, columns: string): string {
  const inputs = limitNodes(graph, columns);
  const distance = graph.node('Sub', [inputs, layerNodes(graph, network, inputs)]);
  return graph.node('ReduceMean', [graph.node('Mul', [distance, distance])], {
    attributes: [attribute.ints('axes', [1])],
  });
}

function limitNodes(graph: GraphBuilder, columns: string): string {
  const raised = graph.node('Max', [columns, graph.number(-LARGEST_INPUT)]);
  return graph.node('Min', [raised, graph.number(LARGEST_INPUT)]);
}

function layerNodes(graph: GraphBuilder, { activation, layers }: Network, inputs: string): string {
  let values = inputs;
  for (const [index, { weights, biases, inputs: rows, outputs }] of layers.entries()) {
    const products = graph.node('MatMul', [values, graph.numbers(weights, [rows, outputs])]);
    const sums = graph.node('Add', [products, graph.numbers(biases)]);
    values = index === layers.length - 1 ? sums : graph.node(ACTIVATION_OPERATORS[activation], [sums]);
  }
  return values;
}
