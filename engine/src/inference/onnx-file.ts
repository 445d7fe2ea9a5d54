import { nested, textOf, ProtobufError, wireFields } from './protobuf.ts';

/** What is looked at in a model's file before it is given to the runtime. */
export interface OnnxFile {
  /** What exporters note: `names`, `task`, `kpt_shape` … */
  readonly metadata: ReadonlyMap<string, string>;
  /** The operators that it uses, those of its inner graphs too. */
  readonly operators: ReadonlySet<string>;
  /** True when a `Scan` may run within another one, so that their steps multiply. */
  readonly hasNestedScans: boolean;
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
const SCAN = 'Scan';

/** Where a graph or a node is. */
interface Place {
  /** Graphs that may still be within it. */
  readonly depth: number;
  readonly isInScan: boolean;
}

const OUTERMOST: Place = { depth: DEEPEST, isInScan: false };
/** A function may be called anywhere, in the body of a `Scan` too. */
const IN_FUNCTION: Place = { depth: DEEPEST, isInScan: true };

/**
 * Reads what a model is made of, without its weights.
 * @throws ProtobufError when the bytes are no ONNX model.
 */
export function readOnnxFile(bytes: Uint8Array): OnnxFile {
  const metadata = new Map<string, string>();
  const found: Contents = { operators: new Set(), hasNestedScans: false, external: false };
  let graphs = 0;
  for (const { number, value } of wireFields(bytes)) {
    if (!(value instanceof Uint8Array)) continue;
    if (number === MODEL.metadata) metadata.set(textOf(value, 1), textOf(value, 2));
    if (number === MODEL.functions)
      for (const node of nested(value, FUNCTION.node)) readNode(node, found, IN_FUNCTION);
    if (number !== MODEL.graph) continue;
    graphs++;
    readGraph(value, found, OUTERMOST);
  }
  if (graphs !== 1 || found.operators.size === 0) throw new ProtobufError('there is no graph');
  return { metadata, ...found };
}

interface Contents {
  readonly operators: Set<string>;
  hasNestedScans: boolean;
  external: boolean;
}

function readGraph(graph: Uint8Array, found: Contents, place: Place): void {
  if (place.depth === 0) throw new ProtobufError('graphs are nested too deeply');
  for (const { number, value } of wireFields(graph)) {
    if (!(value instanceof Uint8Array)) continue;
    if (number === GRAPH.node) readNode(value, found, place);
    if (number === GRAPH.initializer) readTensor(value, found);
    if (number === GRAPH.sparseInitializer) for (const part of [1, 2]) readTensors(value, part, found);
  }
}

function readNode(node: Uint8Array, found: Contents, { depth, isInScan }: Place): void {
  const operator = textOf(node, NODE.operator);
  found.operators.add(operator);
  if (operator === SCAN && isInScan) found.hasNestedScans = true;
  const inside: Place = { depth: depth - 1, isInScan: isInScan || operator === SCAN };
  for (const attribute of nested(node, NODE.attribute)) {
    readTensors(attribute, ATTRIBUTE.tensor, found);
    readTensors(attribute, ATTRIBUTE.tensors, found);
    for (const field of [ATTRIBUTE.graph, ATTRIBUTE.graphs])
      for (const graph of nested(attribute, field)) readGraph(graph, found, inside);
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
