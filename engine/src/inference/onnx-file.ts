import { nested, textOf, ProtobufError, wireFields } from './protobuf.ts';

/** What is looked at in a model's file before it is given to the runtime. */
export interface OnnxFile {
  /** What exporters note: `names`, `task`, `kpt_shape` … */
  readonly metadata: ReadonlyMap<string, string>;
  /** The operators that it uses, those of its inner graphs too. */
  readonly operators: ReadonlySet<string>;
  /** True when weights are kept in other files, which the model names by path. */
  readonly external: boolean;
}

// Numbers of fields, from onnx.proto: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
const MODEL = { graph: 7, metadata: 14, functions: 25 } as const;
const GRAPH = { node: 1, initializer: 5, sparseInitializer: 15 } as const;
const NODE = { operator: 4, attribute: 5 } as const;
const FUNCTION = { node: 7 } as const;
const ATTRIBUTE = { tensor: 5, graph: 6, tensors: 10, graphs: 11 } as const;
const TENSOR = { externalData: 13, location: 14 } as const;
const EXTERNAL = 1;
/** Graphs within graphs; what is deeper is hostile. */
const DEEPEST = 16;

/**
 * Reads what a model is made of, without its weights.
 * @throws ProtobufError when the bytes are no ONNX model.
 */
export function readOnnxFile(bytes: Uint8Array): OnnxFile {
  const metadata = new Map<string, string>();
  const found: Contents = { operators: new Set(), external: false };
  let graphs = 0;
  for (const { number, value } of wireFields(bytes)) {
    if (!(value instanceof Uint8Array)) continue;
    if (number === MODEL.metadata) metadata.set(textOf(value, 1), textOf(value, 2));
    if (number === MODEL.functions)
      for (const node of nested(value, FUNCTION.node)) readNode(node, found, DEEPEST);
    if (number !== MODEL.graph) continue;
    graphs++;
    readGraph(value, found, DEEPEST);
  }
  if (graphs !== 1 || found.operators.size === 0) throw new ProtobufError('there is no graph');
  return { metadata, ...found };
}

interface Contents {
  readonly operators: Set<string>;
  external: boolean;
}

function readGraph(graph: Uint8Array, found: Contents, depth: number): void {
  if (depth === 0) throw new ProtobufError('graphs are nested too deeply');
  for (const { number, value } of wireFields(graph)) {
    if (!(value instanceof Uint8Array)) continue;
    if (number === GRAPH.node) readNode(value, found, depth);
    if (number === GRAPH.initializer) readTensor(value, found);
    if (number === GRAPH.sparseInitializer) for (const part of [1, 2]) readTensors(value, part, found);
  }
}

function readNode(node: Uint8Array, found: Contents, depth: number): void {
  found.operators.add(textOf(node, NODE.operator));
  for (const attribute of nested(node, NODE.attribute)) {
    readTensors(attribute, ATTRIBUTE.tensor, found);
    readTensors(attribute, ATTRIBUTE.tensors, found);
    for (const field of [ATTRIBUTE.graph, ATTRIBUTE.graphs])
      for (const graph of nested(attribute, field)) readGraph(graph, found, depth - 1);
  }
}

function readTensors(message: Uint8Array, number: number, found: Contents): void {
  for (const tensor of nested(message, number)) readTensor(tensor, found);
}

function readTensor(tensor: Uint8Array, found: Contents): void {
  for (const { number, value } of wireFields(tensor))
    if (number === TENSOR.externalData || (number === TENSOR.location && value === EXTERNAL))
      found.external = true;
}
