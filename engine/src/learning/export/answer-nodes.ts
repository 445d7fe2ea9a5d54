import { attribute, type TensorField } from '../../inference/onnx-writer.ts';
import { logOdds, type Answer } from '../model/model.ts';
import type { GraphBuilder } from './graph.ts';

/** What the outputs of a file are called: with an underscore where a column has the name. */
export interface OutputNames {
  readonly label: string;
  readonly probabilities: string;
  readonly prediction: string;
  readonly score: string;
}

export function outputNames(columns: readonly string[]): OutputNames {
  const free = (name: string): string => (columns.includes(name) ? free(`${name}_`) : name);
  return {
    label: free('label'),
    probabilities: free('probabilities'),
    prediction: free('prediction'),
    score: free('score'),
  };
}

/** The outputs of a model by what it answers; numbers are of 64 bits. */
export function outputFields(answer: Answer, names: OutputNames): readonly TensorField[] {
  switch (answer.of) {
    case 'number':
      return [{ name: names.prediction, type: 'double', shape: ['rows'] }];
    case 'anomaly':
      return [{ name: names.score, type: 'double', shape: ['rows'] }];
    case 'classes': {
      const isNumbers = answer.names.every((name) => typeof name === 'number');
      return [
        { name: names.label, type: isNumbers ? 'int64' : 'string', shape: ['rows'] },
        { name: names.probabilities, type: 'double', shape: ['rows', answer.names.length] },
      ];
    }
  }
}

/**
 * The nodes from scores to the outputs.
 * @param scores of 64 bits, a column for each.
 */
export function answerNodes(graph: GraphBuilder, answer: Answer, outputs: OutputNames, scores: string): void {
  switch (answer.of) {
    case 'number':
      graph.node('Reshape', [scores, graph.integers([-1])], { output: outputs.prediction });
      return;
    case 'anomaly':
      anomalyNodes(graph, answer, outputs, graph.node('Reshape', [scores, graph.integers([-1])]));
      return;
    case 'classes':
      if (answer.names.length === 2) twoClasses(graph, answer, outputs, scores);
      else severalClasses(graph, answer, outputs, scores);
  }
}

function anomalyNodes(
  graph: GraphBuilder,
  { by, expected }: Extract<Answer, { of: 'anomaly' }>,
  { score: output }: OutputNames,
  scores: string,
): void {
  if (by === 'path') {
    const exponent = graph.node('Mul', [scores, graph.number(-1 / expected)]);
    graph.node('Pow', [graph.number(2), exponent], { output });
  } else graph.node('Div', [scores, graph.node('Add', [scores, graph.number(expected)])], { output });
}

type Classes = Extract<Answer, { of: 'classes' }>;

function twoClasses(graph: GraphBuilder, answer: Classes, outputs: OutputNames, scores: string): void {
  const isProbability = answer.scores === 'probabilities';
  const positive = positiveNodes(graph, answer, scores);
  const negative = graph.node('Sub', [graph.number(1), positive]);
  graph.node('Concat', [negative, positive], {
    output: outputs.probabilities,
    attributes: [attribute.int('axis', 1)],
  });
  // Scores, not probabilities, are compared: an exponential function is rounded in several ways.
  const cut = graph.number(isProbability ? answer.threshold : logOdds(answer.threshold));
  const isPositive = graph.cast(graph.node('GreaterOrEqual', [scores, cut]), 'int64');
  labelNode(graph, answer, outputs, graph.node('Reshape', [isPositive, graph.integers([-1])]));
}

function severalClasses(graph: GraphBuilder, answer: Classes, outputs: OutputNames, scores: string): void {
  if (answer.scores === 'probabilities') graph.node('Identity', [scores], { output: outputs.probabilities });
  else
    graph.node('Softmax', [scores], {
      output: outputs.probabilities,
      attributes: [attribute.int('axis', 1)],
    });
  const largest = graph.node('ArgMax', [scores], {
    attributes: [attribute.int('axis', 1), attribute.int('keepdims', 0)],
  });
  labelNode(graph, answer, outputs, largest);
}

/** The probability of the second of two classes, a column. */
export function positiveNodes(
  graph: GraphBuilder,
  { scores: kind }: Pick<Classes, 'scores'>,
  scores: string,
): string {
  return kind === 'probabilities' ? scores : sigmoidNodes(graph, scores);
}

/** The probabilities of several classes, a column for each. */
export function probabilityNodes(
  graph: GraphBuilder,
  { scores: kind }: Pick<Classes, 'scores'>,
  scores: string,
): string {
  if (kind === 'probabilities') return scores;
  return graph.node('Softmax', [scores], { attributes: [attribute.int('axis', 1)] });
}

function sigmoidNodes(graph: GraphBuilder, scores: string): string {
  const power = graph.node('Exp', [graph.node('Neg', [scores])]);
  return graph.node('Div', [graph.number(1), graph.node('Add', [power, graph.number(1)])]);
}

function labelNode(graph: GraphBuilder, { names }: Classes, outputs: OutputNames, index: string): void {
  const numbers = names.filter((name) => typeof name === 'number');
  const table = numbers.length === names.length ? graph.integers(numbers) : graph.texts(names.map(String));
  graph.node('Gather', [table, index], { output: outputs.label, attributes: [attribute.int('axis', 0)] });
}
