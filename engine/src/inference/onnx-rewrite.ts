import { message, type Field } from './protobuf-writer.ts';
import { nested, textOf, wireFields } from './protobuf.ts';

// Numbers of fields, from onnx.proto.
const MODEL = { graph: 7, operators: 8, metadata: 14 } as const;
const GRAPH = { node: 1, constant: 5, input: 11, output: 12, between: 13 } as const;
const NODE = { input: 1, output: 2, operator: 4, attribute: 5 } as const;
const ATTRIBUTE = { graph: 6, graphs: 11 } as const;
const TENSOR_NAME = 8;
const VALUE_NAME = 1;

/** Another outside for the graph of a model. */
export interface Rewriting {
  /** New names of values inside of the graph, by their names. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Operators whose nodes are left out. */
  readonly dropped: ReadonlySet<string>;
  /** Fields of the graph that come before and after those that it has: nodes, constants, inputs and outputs. */
  readonly before: readonly Field[];
  readonly after: readonly Field[];
  /** Added to the metadata, in the place of what has the same key. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Version of the common operators for a file that declares none. */
  readonly operators: number | undefined;
}

/** The same model with other inputs and outputs. Weights are copied as they are. */
export function rewritten(model: Uint8Array, rewriting: Rewriting): Uint8Array {
  const { before, after, metadata, operators } = rewriting;
  const fields: Field[] = [];
  for (const { number, value } of wireFields(model)) {
    if (number === MODEL.metadata && value instanceof Uint8Array && textOf(value, 1) in metadata) continue;
    if (number !== MODEL.graph || !(value instanceof Uint8Array)) {
      fields.push([number, value]);
      continue;
    }
    const inner = graphFields(value, rewriting).filter(
      ([of]) => of !== GRAPH.input && of !== GRAPH.output && of !== GRAPH.between,
    );
    fields.push([MODEL.graph, [...before, ...inner, ...after]]);
  }
  const added = Object.entries(metadata).map(([key, value]): Field => [
    MODEL.metadata,
    [
      [1, key],
      [2, value],
    ],
  ]);
  const common: Field[] = operators === undefined ? [] : [[MODEL.operators, [[2, operators]]]];
  return message([...fields, ...common, ...added]);
}

function graphFields(
  graph: Uint8Array,
  { renamed, dropped }: Pick<Rewriting, 'renamed' | 'dropped'>,
): Field[] {
  return [...wireFields(graph)].flatMap(({ number, value }): Field[] => {
    if (!(value instanceof Uint8Array)) return [[number, value]];
    switch (number) {
      case GRAPH.node:
        return dropped.has(textOf(value, NODE.operator)) ? [] : [[number, nodeFields(value, renamed)]];
      case GRAPH.constant:
        return [[number, withName(value, TENSOR_NAME, renamed)]];
      case GRAPH.input:
      case GRAPH.output:
      case GRAPH.between:
        return [[number, withName(value, VALUE_NAME, renamed)]];
      default:
        return [[number, value]];
    }
  });
}

function nodeFields(node: Uint8Array, renamed: Rewriting['renamed']): readonly Field[] {
  return [...wireFields(node)].map(({ number, value }): Field => {
    if (!(value instanceof Uint8Array)) return [number, value];
    if (number === NODE.input || number === NODE.output) {
      const name = new TextDecoder().decode(value);
      return [number, renamed.get(name) ?? value];
    }
    return [number, number === NODE.attribute ? attributeOf(value, renamed) : value];
  });
}

/** Graphs within a graph see its values under the same names. */
function attributeOf(attribute: Uint8Array, renamed: Rewriting['renamed']): Uint8Array {
  const holdsGraph = [ATTRIBUTE.graph, ATTRIBUTE.graphs].some(
    (number) => !nested(attribute, number).next().done,
  );
  if (!holdsGraph) return attribute;
  return message(
    [...wireFields(attribute)].map(({ number, value }): Field => {
      const isGraph = number === ATTRIBUTE.graph || number === ATTRIBUTE.graphs;
      if (!isGraph || !(value instanceof Uint8Array)) return [number, value];
      return [number, graphFields(value, { renamed, dropped: new Set() })];
    }),
  );
}

function withName(part: Uint8Array, field: number, renamed: Rewriting['renamed']): Uint8Array {
  const name = renamed.get(textOf(part, field));
  if (name === undefined) return part;
  return message(
    [...wireFields(part)].map(({ number, value }): Field => [number, number === field ? name : value]),
  );
}
