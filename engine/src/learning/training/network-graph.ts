import { attribute, onnxFile, type TensorField } from '../../inference/onnx-writer.ts';
import { GraphBuilder } from '../export/graph.ts';
import { ACTIVATION_OPERATORS } from '../export/network-nodes.ts';
import type { Activation } from '../networks/network.ts';
import { layerPlaces, parameterCount, type LayerPlace, type NetworkShape } from '../networks/parameters.ts';

/** What training makes smaller: half of squared differences, or the log loss of two classes or more. */
export type Loss = 'squares' | 'two-classes' | 'classes';

/** Of the moving means of gradients and of their squares (Kingma and Ba, 2015). */
export const ADAM = { first: 0.9, second: 0.999, epsilon: 1e-8 };

const OPERATORS = { '': 17 };

/**
 * A file that trains a network, batch after batch, by Adam: `parameters` and the two moving means go in and come out, and with them the
 * mean loss of each batch. Rows come in batches of one size: `x`, `y` and `weight` have a first side for batches and a second one for
 * rows; `rate` is the learning rate of each batch, `penalty` what squared weights cost. The loss, the gradients and the penalty of a batch are
 * divided by its weights.
 */
export function trainingFile(shape: NetworkShape, loss: Loss): Uint8Array {
  const count = parameterCount(shape);
  const [inputs = 0] = shape.sizes;
  const outputs = shape.sizes.at(-1) ?? 0;
  const state = (suffix: string): readonly TensorField[] =>
    ['parameters', 'first', 'second'].map((name) => ({ name: `${name}${suffix}`, shape: [count] }));
  const given: readonly TensorField[] = [
    { name: 'x', shape: ['batches', 'rows', inputs] },
    { name: 'y', shape: ['batches', 'rows', outputs] },
    { name: 'weight', shape: ['batches', 'rows', 1] },
    { name: 'rate', shape: ['batches'] },
  ];
  const body = stepGraph(shape, loss);
  const graph = new GraphBuilder();
  graph.nodes.push({
    operator: 'Scan',
    inputs: [...state(''), ...given].map(({ name }) => name),
    outputs: [...state(' after'), { name: 'loss' }].map(({ name }) => name),
    attributes: [
      attribute.int('num_scan_inputs', given.length),
      attribute.graph('body', {
        name: 'step',
        inputs: [
          ...state(' before'),
          ...given.map(({ name, shape: sides }) => ({ name: `${name} of batch`, shape: sides.slice(1) })),
        ],
        outputs: [...state(' next'), { name: 'loss of batch', shape: [] }],
        nodes: body.nodes,
        constants: body.constants,
      }),
    ],
  });
  return onnxFile(
    {
      name: 'training',
      inputs: [...state(''), ...given, { name: 'penalty', shape: [] }],
      outputs: [...state(' after'), { name: 'loss', shape: ['batches'] }],
      nodes: graph.nodes,
    },
    { operators: OPERATORS },
  );
}

/** A file that answers with the loss of each row, `losses`, for rows `x` with the truth `y`. */
export function lossFile(shape: NetworkShape, loss: Loss): Uint8Array {
  const [inputs = 0] = shape.sizes;
  const outputs = shape.sizes.at(-1) ?? 0;
  const graph = new GraphBuilder();
  const scores = forward(graph, shape, split(graph, shape, 'parameters'), 'x').at(-1) ?? 'x';
  graph.node('Identity', [lossNodes(graph, loss, scores, 'y')], { output: 'losses' });
  return onnxFile(
    {
      name: 'loss',
      inputs: [
        { name: 'parameters', shape: [parameterCount(shape)] },
        { name: 'x', shape: ['rows', inputs] },
        { name: 'y', shape: ['rows', outputs] },
      ],
      outputs: [{ name: 'losses', shape: ['rows', 1] }],
      nodes: graph.nodes,
      constants: graph.constants,
    },
    { operators: OPERATORS },
  );
}

/** One step: forward, backward, and Adam. */
function stepGraph(shape: NetworkShape, loss: Loss): GraphBuilder {
  const graph = new GraphBuilder('step:');
  const layers = split(graph, shape, 'parameters before');
  const outputs = forward(graph, shape, layers, 'x of batch');
  const scores = outputs.at(-1) ?? '';
  const sumOf = (value: string): string =>
    graph.node('ReduceSum', [value], { attributes: [attribute.int('keepdims', 0)] });
  const total = sumOf('weight of batch');
  const weighted = graph.node('Mul', [lossNodes(graph, loss, scores, 'y of batch'), 'weight of batch']);
  graph.node('Div', [sumOf(weighted), total], { output: 'loss of batch' });
  const distance = graph.node('Sub', [answerNodes(graph, loss, scores), 'y of batch']);
  const share = graph.node('Div', ['weight of batch', total]);
  const gradient = backward(graph, shape, { layers, outputs, error: graph.node('Mul', [distance, share]) });
  const penalty = graph.node('Div', [penaltyNodes(graph, shape), total]);
  adamNodes(graph, graph.node('Add', [gradient, penalty]));
  return graph;
}

interface LayerValues {
  readonly weights: string;
  readonly biases: string;
}

/** The weights and biases of each layer out of all parameters. */
function split(graph: GraphBuilder, shape: NetworkShape, parameters: string): readonly LayerValues[] {
  const part = (from: number, to: number): string =>
    graph.node('Slice', [parameters, graph.integers([from]), graph.integers([to])]);
  return layerPlaces(shape).map(({ inputs, outputs, weights, biases }) => ({
    weights: graph.node('Reshape', [part(weights, biases), graph.integers([inputs, outputs])]),
    biases: part(biases, biases + outputs),
  }));
}

/** The input, then what each layer makes of it. */
function forward(
  graph: GraphBuilder,
  { activation }: NetworkShape,
  layers: readonly LayerValues[],
  input: string,
): readonly string[] {
  const values = [input];
  for (const [index, { weights, biases }] of layers.entries()) {
    const sums = graph.node('Gemm', [values.at(-1) ?? input, weights, biases]);
    values.push(index === layers.length - 1 ? sums : graph.node(ACTIVATION_OPERATORS[activation], [sums]));
  }
  return values;
}

/** What scores mean, to be compared with the truth. */
function answerNodes(graph: GraphBuilder, loss: Loss, scores: string): string {
  if (loss === 'squares') return scores;
  return graph.node(loss === 'two-classes' ? 'Sigmoid' : 'Softmax', [scores]);
}

/** The loss of each row. */
function lossNodes(graph: GraphBuilder, loss: Loss, scores: string, truth: string): string {
  switch (loss) {
    case 'squares': {
      const distance = graph.node('Sub', [scores, truth]);
      const mean = graph.node('ReduceMean', [graph.node('Mul', [distance, distance])], {
        attributes: [attribute.ints('axes', [1])],
      });
      return graph.node('Mul', [mean, graph.floats([0.5], [])]);
    }
    case 'two-classes':
      return graph.node('Sub', [graph.node('Softplus', [scores]), graph.node('Mul', [scores, truth])]);
    case 'classes': {
      const own = graph.node('Mul', [graph.node('LogSoftmax', [scores]), truth]);
      return graph.node('Neg', [graph.node('ReduceSum', [own, graph.integers([1])])]);
    }
  }
}

/** The gradient of all parameters. */
function backward(
  graph: GraphBuilder,
  shape: NetworkShape,
  pass: {
    readonly layers: readonly LayerValues[];
    readonly outputs: readonly string[];
    readonly error: string;
  },
): string {
  let { error } = pass;
  const parts: string[] = [];
  for (let index = pass.layers.length - 1; index >= 0; index--) {
    const before = pass.outputs[index] ?? '';
    const weights = graph.node('Gemm', [before, error], { attributes: [attribute.int('transA', 1)] });
    const biases = graph.node('ReduceSum', [error, graph.integers([0])], {
      attributes: [attribute.int('keepdims', 0)],
    });
    parts.unshift(graph.node('Reshape', [weights, graph.integers([-1])]), biases);
    if (index === 0) continue;
    const passed = graph.node('Gemm', [error, pass.layers[index]?.weights ?? ''], {
      attributes: [attribute.int('transB', 1)],
    });
    error = graph.node('Mul', [passed, slopeNodes(graph, shape.activation, before)]);
  }
  return graph.node('Concat', parts, { attributes: [attribute.int('axis', 0)] });
}

/** How fast an activation rises, told from what it made. */
function slopeNodes(graph: GraphBuilder, activation: Activation, output: string): string {
  const one = graph.floats([1], []);
  switch (activation) {
    case 'relu':
      return graph.cast(graph.node('Greater', [output, graph.floats([0], [])]), 'float');
    case 'tanh':
      return graph.node('Sub', [one, graph.node('Mul', [output, output])]);
    case 'logistic':
      return graph.node('Mul', [output, graph.node('Sub', [one, output])]);
  }
}

/** The gradient of the penalty: weights cost something, biases nothing. */
function penaltyNodes(graph: GraphBuilder, shape: NetworkShape): string {
  const costs = layerPlaces(shape).flatMap(({ inputs, outputs }: LayerPlace) => [
    ...new Array<number>(inputs * outputs).fill(1),
    ...new Array<number>(outputs).fill(0),
  ]);
  const own = graph.node('Mul', ['parameters before', graph.floats(costs)]);
  return graph.node('Mul', [own, 'penalty']);
}

function adamNodes(graph: GraphBuilder, gradient: string): void {
  const mean = (before: string, part: number, value: string, output: string): string => {
    const kept = graph.node('Mul', [before, graph.floats([part], [])]);
    const added = graph.node('Mul', [value, graph.floats([1 - part], [])]);
    return graph.node('Add', [kept, added], { output });
  };
  const first = mean('first before', ADAM.first, gradient, 'first next');
  const squares = graph.node('Mul', [gradient, gradient]);
  const second = mean('second before', ADAM.second, squares, 'second next');
  const size = graph.node('Add', [graph.node('Sqrt', [second]), graph.floats([ADAM.epsilon], [])]);
  const step = graph.node('Mul', [graph.node('Div', [first, size]), 'rate of batch']);
  graph.node('Sub', ['parameters before', step], { output: 'parameters next' });
}
