import { attribute, onnxFile } from '../../inference/onnx-writer.ts';
import type { LinearModel } from '../linear/matrix.ts';
import type { Model } from '../model/model.ts';
import { answerNodes, outputFields, outputNames, positiveNodes, probabilityNodes } from './answer-nodes.ts';
import { calibrationNodes } from './calibration-nodes.ts';
import { encoderNodes, inputFields } from './encoder-nodes.ts';
import { GraphBuilder, ML, TEXTS } from './graph.ts';
import { networkNodes, reconstructionNodes } from './network-nodes.ts';
import { treeNodes } from './tree-nodes.ts';

/** Versions of the operators: runtimes since 2022 know them. */
const OPERATORS = { '': 17, [ML]: 3 };

/**
 * The file of a model, which turns a row of the table into an answer: an input for each column, encoding and model in one graph.
 * @param metadata texts that are kept in the file.
 */
export function exportModel(
  { encoders, core, calibration, answer }: Model,
  { metadata, version }: { readonly metadata: Readonly<Record<string, string>>; readonly version: string },
): Uint8Array {
  const graph = new GraphBuilder();
  const outputs = outputNames(encoders.map(({ name }) => name));
  const scores = scoreNodes(graph, encoders, core);
  const calibrated = calibration ? calibrationNodes(graph, calibration, scores) : scores;
  answerNodes(graph, answer, outputs, calibrated);
  const hasTokens = encoders.some(({ by }) => by === 'words' || by === 'date');
  const operators = hasTokens ? { ...OPERATORS, [TEXTS]: 1 } : OPERATORS;
  return onnxFile(
    {
      name: 'model',
      inputs: inputFields(encoders),
      outputs: outputFields(answer, outputs),
      nodes: graph.nodes,
      constants: graph.constants,
    },
    { operators, metadata, producer: ['vitruve', version] },
  );
}

/** The nodes that make scores, of 64 bits, a column for each. */
function scoreNodes(graph: GraphBuilder, encoders: Model['encoders'], core: Model['core']): string {
  switch (core.by) {
    case 'columns':
      return linearNodes(graph, core.model, encoderNodes(graph, encoders, true));
    case 'network':
      return networkNodes(graph, core.network, encoderNodes(graph, encoders, true));
    case 'reconstruction':
      return reconstructionNodes(graph, core.network, encoderNodes(graph, encoders, true));
    case 'stack': {
      const columns = core.bases.flatMap(({ model }) => stackedNodes(graph, model));
      return linearNodes(
        graph,
        core.model,
        graph.node('Concat', columns, { attributes: [attribute.int('axis', 1)] }),
      );
    }
    case 'trees': {
      const columns = graph.cast(encoderNodes(graph, encoders, false), 'float');
      const sums = graph.cast(treeNodes(graph, core.ensemble, columns), 'double');
      const means = core.divisor === 1 ? sums : graph.node('Div', [sums, graph.number(core.divisor)]);
      return core.base.every((value) => value === 0)
        ? means
        : graph.node('Add', [means, graph.numbers(core.base)]);
    }
  }
}

function linearNodes(
  graph: GraphBuilder,
  { coefficients, intercepts, outputs }: LinearModel,
  columns: string,
): string {
  const weights = graph.numbers(coefficients, [coefficients.length / outputs, outputs]);
  return graph.node('Add', [graph.node('MatMul', [columns, weights]), graph.numbers(intercepts)]);
}

/** What a model predicts as columns of another: as `stackedColumns`. */
function stackedNodes(graph: GraphBuilder, { encoders, core, answer }: Model): string {
  const scores = scoreNodes(graph, encoders, core);
  if (answer.of !== 'classes') return graph.node('Reshape', [scores, graph.integers([-1, 1])]);
  return answer.names.length === 2
    ? positiveNodes(graph, answer, scores)
    : probabilityNodes(graph, answer, scores);
}
