import { nested, textOf, wireFields, ProtobufError } from './protobuf.ts';

/** Numbers of types of values, from onnx.proto, by their names. */
export const ELEMENTS: ReadonlyMap<number, string> = new Map([
  [1, 'float'],
  [2, 'uint8'],
  [3, 'int8'],
  [5, 'int16'],
  [6, 'int32'],
  [7, 'int64'],
  [8, 'string'],
  [9, 'bool'],
  [10, 'float16'],
  [11, 'double'],
]);

/** An input or output of a graph. */
export interface GraphValue {
  readonly name: string;
  /** A name of `ELEMENTS`; undefined for what is no tensor, such as a map, and for rare types. */
  readonly element: string | undefined;
  /** Sides; undefined for those that are open. */
  readonly shape: readonly (number | undefined)[];
}

/** A step of a graph. */
export interface GraphNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Messages by name. */
  readonly attributes: ReadonlyMap<string, Uint8Array>;
}

/** The outer graph of a model, without its weights. */
export interface OnnxGraphView {
  readonly nodes: readonly GraphNode[];
  /** Without those that have a value of their own. */
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
  /** Constants by name: messages of tensors. */
  readonly constants: ReadonlyMap<string, Uint8Array>;
  /** Domains of operators that the file declares; '' for the common ones. */
  readonly domains: ReadonlySet<string>;
  readonly producer: string;
}

// Numbers of fields, from onnx.proto.
const MODEL = { producer: 2, graph: 7, operators: 8 } as const;
const GRAPH = { node: 1, constant: 5, input: 11, output: 12 } as const;
const NODE = { input: 1, output: 2, operator: 4, attribute: 5 } as const;
const TENSOR_NAME = 8;
const ATTRIBUTE = { name: 1, text: 4, floats: 7, ints: 8, strings: 9 } as const;

/** @throws ProtobufError for bytes that are no model. */
export function readOnnxGraph(bytes: Uint8Array): OnnxGraphView {
  const [graph] = nested(bytes, MODEL.graph);
  if (!graph) throw new ProtobufError('there is no graph');
  const constants = new Map(
    [...nested(graph, GRAPH.constant)].map((tensor) => [textOf(tensor, TENSOR_NAME), tensor]),
  );
  return {
    nodes: [...nested(graph, GRAPH.node)].map(nodeOf),
    inputs: [...nested(graph, GRAPH.input)].map(valueOf).filter(({ name }) => !constants.has(name)),
    outputs: [...nested(graph, GRAPH.output)].map(valueOf),
    constants,
    domains: new Set([...nested(bytes, MODEL.operators)].map((set) => textOf(set, 1))),
    producer: textOf(bytes, MODEL.producer),
  };
}

function nodeOf(node: Uint8Array): GraphNode {
  return {
    operator: textOf(node, NODE.operator),
    inputs: textsOf(node, NODE.input),
    outputs: textsOf(node, NODE.output),
    attributes: new Map([...nested(node, NODE.attribute)].map((one) => [textOf(one, ATTRIBUTE.name), one])),
  };
}

function valueOf(value: Uint8Array): GraphValue {
  const [type] = nested(value, 2);
  const [tensor] = type ? nested(type, 1) : [];
  const element = tensor ? numbersOf(tensor, 1)[0] : undefined;
  const [shape] = tensor ? nested(tensor, 2) : [];
  return {
    name: textOf(value, 1),
    element: element === undefined ? undefined : ELEMENTS.get(element),
    shape: shape ? [...nested(shape, 1)].map((side) => numbersOf(side, 1)[0]) : [],
  };
}

/** The whole numbers of an attribute. */
export function intsOf(attribute: Uint8Array): readonly number[] {
  return numbersOf(attribute, ATTRIBUTE.ints);
}

/** The texts of an attribute. */
export function stringsOf(attribute: Uint8Array): readonly string[] {
  return textsOf(attribute, ATTRIBUTE.strings);
}

/** The text of an attribute. */
export function stringOf(attribute: Uint8Array): string {
  return textOf(attribute, ATTRIBUTE.text);
}

/** The numbers of an attribute, of 32 bits. */
export function floatsOf(attribute: Uint8Array): readonly number[] {
  return [...nested(attribute, ATTRIBUTE.floats)].flatMap((bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) =>
      view.getFloat32(index * 4, true),
    );
  });
}

/** The sides of a constant tensor. */
export function sidesOf(tensor: Uint8Array): readonly number[] {
  return numbersOf(tensor, 1);
}

/** The texts or whole numbers of a constant tensor; undefined for other types. */
export function listOf(tensor: Uint8Array): readonly (string | number)[] | undefined {
  const type = ELEMENTS.get(numbersOf(tensor, 2)[0] ?? 0);
  if (type === 'string') return textsOf(tensor, 6);
  if (type !== 'int64' && type !== 'int32') return undefined;
  const [raw] = nested(tensor, 9);
  if (!raw) return numbersOf(tensor, type === 'int64' ? 7 : 5);
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const size = type === 'int64' ? 8 : 4;
  return Array.from({ length: Math.floor(raw.length / size) }, (_, index) =>
    size === 8 ? Number(view.getBigInt64(index * 8, true)) : view.getInt32(index * 4, true),
  );
}

function textsOf(message: Uint8Array, number: number): string[] {
  return [...nested(message, number)].map((bytes) => new TextDecoder().decode(bytes));
}

/** Whole numbers of a field, one by one or packed. */
function numbersOf(message: Uint8Array, number: number): number[] {
  const found: number[] = [];
  for (const field of wireFields(message)) {
    if (field.number !== number) continue;
    if (typeof field.value === 'number') found.push(field.value);
    else found.push(...unpacked(field.value));
  }
  return found;
}

function* unpacked(bytes: Uint8Array): Generator<number> {
  let value = 0n;
  let shift = 0n;
  for (const byte of bytes) {
    value |= BigInt(byte & 0x7f) << shift;
    shift += 7n;
    if (byte < 0x80) {
      yield Number(BigInt.asIntN(64, value));
      value = 0n;
      shift = 0n;
    }
  }
}
