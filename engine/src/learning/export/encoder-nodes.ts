import { attribute, type TensorField } from '../../inference/onnx-writer.ts';
import type { Encoder, Scale } from '../model/encoder.ts';
import { WORD } from '../model/words.ts';
import { dateNodes } from './date-nodes.ts';
import { ML, type GraphBuilder } from './graph.ts';
import { tokenNodes } from './token-nodes.ts';

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
  const columns = encoders.flatMap((encoder) => columnNodes(graph, encoder, isScaled));
  return columns.length === 1 && columns[0] !== undefined
    ? columns[0]
    : graph.node('Concat', columns, { attributes: [attribute.int('axis', 1)] });
}

type Of<By extends Encoder['by']> = Extract<Encoder, { by: By }>;

function columnNodes(graph: GraphBuilder, encoder: Encoder, isScaled: boolean): readonly string[] {
  switch (encoder.by) {
    case 'categories':
      return [categoryNodes(graph, encoder)];
    case 'words':
      return [wordNodes(graph, encoder)];
    case 'value':
      return [isScaled ? scalingNodes(graph, encoder, encoder.name) : encoder.name];
    case 'order': {
      const places = orderNodes(graph, encoder);
      return [isScaled ? scalingNodes(graph, encoder, places) : places];
    }
    case 'date': {
      const values = dateNodes(graph, encoder.name, encoder.parts);
      const { scales } = encoder;
      return values.map((value, index) => {
        const scale = scales[index];
        return isScaled && scale ? scalingNodes(graph, scale, value) : value;
      });
    }
  }
}

function categoryNodes(graph: GraphBuilder, { name, categories }: Of<'categories'>): string {
  const encoded = graph.node('OneHotEncoder', [name], {
    domain: ML,
    attributes: [attribute.strings('cats_strings', categories), attribute.int('zeros', 1)],
  });
  const flat = graph.node('Reshape', [encoded, graph.integers([-1, categories.length])]);
  return graph.cast(flat, 'double');
}

function orderNodes(graph: GraphBuilder, { name, order }: Of<'order'>): string {
  const places = graph.node('LabelEncoder', [name], {
    domain: ML,
    attributes: [
      attribute.strings('keys_strings', order),
      attribute.floats(
        'values_floats',
        order.map((_, place) => place),
      ),
      attribute.float('default_float', Number.NaN),
    ],
  });
  return graph.cast(places, 'double');
}

/** As `wordsOf`. */
function wordNodes(graph: GraphBuilder, { name, words, forms, weights }: Of<'words'>): string {
  const tokens = tokenNodes(graph, name, WORD);
  const places = graph.node('LabelEncoder', [tokens], {
    domain: ML,
    attributes: [
      attribute.strings('keys_strings', [...forms.keys()]),
      attribute.ints('values_int64s', [...forms.values()]),
      attribute.int('default_int64', -1),
    ],
  });
  const indexes = words.map((_, place) => place);
  const counts = graph.node('TfIdfVectorizer', [places], {
    attributes: [
      attribute.string('mode', 'TF'),
      attribute.int('min_gram_length', 1),
      attribute.int('max_gram_length', 1),
      attribute.int('max_skip_count', 0),
      attribute.ints('ngram_counts', [0]),
      attribute.ints('ngram_indexes', indexes),
      attribute.ints('pool_int64s', indexes),
    ],
  });
  const weighted = graph.node('Mul', [graph.cast(counts, 'double'), graph.numbers(weights)]);
  const squares = graph.node('ReduceSum', [graph.node('Mul', [weighted, weighted]), graph.integers([1])]);
  // A text without known words has no length, and stays 0.
  const length = graph.node('Max', [graph.node('Sqrt', [squares]), graph.number(Number.MIN_VALUE)]);
  return graph.node('Div', [weighted, length]);
}

function scalingNodes(graph: GraphBuilder, { missing, shift, scale }: Scale, value: string): string {
  const isMissing = graph.node('IsNaN', [value]);
  const known = graph.node('Where', [isMissing, graph.number(missing), value]);
  const shifted = graph.node('Sub', [known, graph.number(shift)]);
  return graph.node('Mul', [shifted, graph.number(scale)]);
}
