import { message, type Field } from './protobuf-writer.ts';

/** Numbers of types, from onnx.proto. */
const TYPES = { float: 1, int64: 7, string: 8, bool: 9, double: 11 } as const;

export type TensorType = keyof typeof TYPES;

/** A constant tensor: of floats, unless `type` says otherwise. */
export type Constant = {
  readonly name: string;
  readonly shape: readonly number[];
} & (
  | { readonly type?: 'float' | 'int64' | 'double'; readonly data: ArrayLike<number> }
  | { readonly type: 'string'; readonly data: readonly string[] }
);

export interface Node {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: readonly Field[];
  /** `ai.onnx.ml` for operators of trees and texts; the common ones otherwise. */
  readonly domain?: string;
}

/** An input or output; a text for a side that is open. */
export interface TensorField {
  readonly name: string;
  readonly shape: readonly (number | string)[];
  /** Floats otherwise. */
  readonly type?: TensorType;
}

export interface OnnxGraph {
  readonly name: string;
  readonly inputs: readonly TensorField[];
  readonly outputs: readonly TensorField[];
  readonly nodes: readonly Node[];
  readonly constants?: readonly Constant[];
  /** Fields that are put into the graph as they are. */
  readonly extra?: readonly Field[];
}

export interface OnnxProperties {
  /** Versions of the operators by domain; '' for the common ones. */
  readonly operators: Readonly<Record<string, number>>;
  readonly metadata?: Readonly<Record<string, string>>;
  /** Who made the file. */
  readonly producer?: readonly [name: string, version: string];
}

/** The version of the file format: read by every runtime since 2022. */
const FORMAT = 8;

/** The file of a model. */
export function onnxFile(
  graph: OnnxGraph,
  { operators, metadata = {}, producer }: OnnxProperties,
): Uint8Array {
  return message([
    [1, FORMAT],
    ...(producer ?? []).map((text, index): Field => [2 + index, text]),
    [7, graphFields(graph)],
    ...Object.entries(operators).map(([domain, version]): Field => [
      8,
      [
        [1, domain],
        [2, version],
      ],
    ]),
    ...Object.entries(metadata).map(([key, value]): Field => [
      14,
      [
        [1, key],
        [2, value],
      ],
    ]),
  ]);
}

/** Attributes of nodes, each with the number of its type. */
export const attribute = {
  int: (name: string, value: number): Field => [
    5,
    [
      [1, name],
      [3, value],
      [20, 2],
    ],
  ],
  float: (name: string, value: number): Field => [
    5,
    [
      [1, name],
      [2, { float: value }],
      [20, 1],
    ],
  ],
  string: (name: string, value: string): Field => [
    5,
    [
      [1, name],
      [4, value],
      [20, 3],
    ],
  ],
  floats: (name: string, values: ArrayLike<number>): Field => [
    5,
    [
      [1, name],
      [7, new Uint8Array(Float32Array.from(values).buffer)],
      [20, 6],
    ],
  ],
  ints: (name: string, values: ArrayLike<number>): Field => [
    5,
    [[1, name], ...Array.from(values, (value): Field => [8, value]), [20, 7]],
  ],
  strings: (name: string, values: readonly string[]): Field => [
    5,
    [[1, name], ...values.map((value): Field => [9, value]), [20, 8]],
  ],
  /** The body of a loop. */
  graph: (name: string, value: OnnxGraph): Field => [
    5,
    [
      [1, name],
      [6, graphFields(value)],
      [20, 5],
    ],
  ],
};

/** A step as a field of a graph. */
export function nodeField(node: Node): Field {
  return [1, nodeFields(node)];
}

/** A constant as a field of a graph. */
export function constantField(constant: Constant): Field {
  return [5, tensorFields(constant)];
}

/** An input or output as a field of a graph. */
export function valueField(use: 'input' | 'output', value: TensorField): Field {
  return [use === 'input' ? 11 : 12, valueFields(value)];
}

function graphFields({
  name,
  inputs,
  outputs,
  nodes,
  constants = [],
  extra = [],
}: OnnxGraph): readonly Field[] {
  return [
    ...nodes.map(nodeField),
    [2, name],
    ...constants.map(constantField),
    ...inputs.map((input) => valueField('input', input)),
    ...outputs.map((output) => valueField('output', output)),
    ...extra,
  ];
}

function nodeFields({ operator, inputs, outputs, attributes = [], domain }: Node): readonly Field[] {
  return [
    ...inputs.map((name): Field => [1, name]),
    ...outputs.map((name): Field => [2, name]),
    [4, operator],
    ...attributes,
    ...(domain === undefined ? [] : [[7, domain] as Field]),
  ];
}

function tensorFields(constant: Constant): readonly Field[] {
  const { name, shape, type = 'float' } = constant;
  return [
    ...shape.map((side): Field => [1, side]),
    [2, TYPES[type]],
    ...(constant.type === 'string'
      ? constant.data.map((text): Field => [6, new TextEncoder().encode(text)])
      : []),
    [8, name],
    ...(constant.type === 'string' ? [] : [[9, bytesOf(constant.data, constant.type)] as Field]),
  ];
}

function bytesOf(data: ArrayLike<number>, type: 'float' | 'int64' | 'double' = 'float'): Uint8Array {
  switch (type) {
    case 'float':
      return new Uint8Array(Float32Array.from(data).buffer);
    case 'double':
      return new Uint8Array(Float64Array.from(data).buffer);
    case 'int64':
      return new Uint8Array(BigInt64Array.from(Array.from(data, (value) => BigInt(value))).buffer);
  }
}

function valueFields({ name, shape, type = 'float' }: TensorField): readonly Field[] {
  const sides = shape.map((side): Field => [1, [typeof side === 'number' ? [1, side] : [2, side]]]);
  return [
    [1, name],
    [
      2,
      [
        [
          1,
          [
            [1, TYPES[type]],
            [2, sides],
          ],
        ],
      ],
    ],
  ];
}
