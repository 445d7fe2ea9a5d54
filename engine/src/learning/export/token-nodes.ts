import { attribute } from '../../inference/onnx-writer.ts';
import { TEXTS, type GraphBuilder } from './graph.ts';

/**
 * The parts of texts that match a regular expression (of RE2), one after the other; spaces behind the last one of a text.
 * @param column texts, one for each row.
 */
export function tokenNodes(graph: GraphBuilder, column: string, expression: string): string {
  const tokens = graph.node('Tokenizer', [graph.node('Reshape', [column, graph.integers([-1])])], {
    domain: TEXTS,
    attributes: [
      attribute.int('mark', 0),
      attribute.int('mincharnum', 1),
      attribute.string('pad_value', ' '),
      attribute.string('tokenexp', expression),
    ],
  });
  // Tells the type to those who do not know the operator: the official checker crashes where a LabelEncoder has an input of no known type.
  return graph.cast(tokens, 'string');
}
