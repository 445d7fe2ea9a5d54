import { attribute, type TensorField } from '../../inference/onnx-writer.ts';
import type { Encoder } from '../model/encoding.ts';
import { ML, type GraphBuilder } from './graph.ts';

/** An input for each column of the table: texts, or numbers of 64 bits, one for each row. */
export function inputFields(encoders: readonly Encoder[]): readonly TensorField[] {
  return encoders.map(({ name, type }) => ({
    name,
    type: type === 'number' ? 'double' : 'string',
    shape: ['rows', 1],
  }));
}

/**
 * The nodes that make numbers of the inputs.
 * @param isScaled whether missing values are replaced and numbers are scaled.
 * @returns the name of a value with a column for each number, of 64 bits.
 */
export function encoderNodes(graph: GraphBuilder, encoders: readonly Encoder[], isScaled: boolean): string {
  const columns = encoders.map((encoder) => {
    if (encoder.type === 'text') return categoryNodes(graph, encoder);
    return isScaled ? scalingNodes(graph, encoder) : encoder.name;
  });
  return columns.length === 1 && columns[0] !== undefined
    ? columns[0]
    : graph.node('Concat', columns, { attributes: [attribute.int('axis', 1)] });
}

function categoryNodes(
  graph: GraphBuilder,
  { name, categories }: Encoder & { readonly type: 'text' },
): string {
  const encoded = graph.node('OneHotEncoder', [name], {
    domain: ML,
    attributes: [attribute.strings('cats_strings', categories), attribute.int('zeros', 1)],
  });
  const flat = graph.node('Reshape', [encoded, graph.integers([-1, categories.length])]);
  return graph.cast(flat, 'double');
}

function scalingNodes(
  graph: GraphBuilder,
  { name, missing, shift, scale }: Encoder & { readonly type: 'number' },
): string {
  const isMissing = graph.node('IsNaN', [name]);
  const known = graph.node('Where', [isMissing, graph.number(missing), name]);
  const shifted = graph.node('Sub', [known, graph.number(shift)]);
  return graph.node('Mul', [shifted, graph.number(scale)]);
}
