import { message, type Field } from '../inference/protobuf-writer.ts';

/** A constant tensor of floats or, where `type` says so, of whole numbers. */
export interface Constant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: readonly number[] | Float32Array;
  readonly type?: 'int64';
}

export interface Node {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: readonly Field[];
}

export interface OnnxModel {
  /** Name and shape; a text for a side that is open. */
  readonly input: readonly [name: string, shape: readonly (number | string)[]];
  /** A second input of whole numbers. */
  readonly sizes?: readonly [name: string, shape: readonly (number | string)[]];
  readonly outputs: readonly (readonly [name: string, shape: readonly (number | string)[]])[];
  readonly nodes: readonly Node[];
  readonly constants?: readonly Constant[];
  readonly metadata?: Readonly<Record<string, string>>;
  /** Fields that are put into the graph as they are, to make models that are hostile. */
  readonly extra?: readonly Field[];
}

const FLOAT = 1;
const INT64 = 7;

/** The file of a model: just enough of ONNX to run graphs that tests make up. */
export function onnxModel(model: OnnxModel): Uint8Array {
  const graph: Field[] = [
    ...model.nodes.map((node): Field => [1, nodeFields(node)]),
    [2, 'test'],
    ...(model.constants ?? []).map((constant): Field => [5, tensorFields(constant)]),
    [11, valueFields(...model.input)],
    ...(model.sizes ? [[11, valueFields(...model.sizes, INT64)] as Field] : []),
    ...model.outputs.map((output): Field => [12, valueFields(...output)]),
    ...(model.extra ?? []),
  ];
  return message([
    [1, 8],
    [7, graph],
    [
      8,
      [
        [1, ''],
        [2, 13],
      ],
    ],
    ...Object.entries(model.metadata ?? {}).map(([key, value]): Field => [
      14,
      [
        [1, key],
        [2, value],
      ],
    ]),
  ]);
}

/**
 * A model that takes an image of any or one size, looks at none of it, and answers with these tensors: what decoders
 * are tested with.
 */
export function constantModel(
  size: readonly [number | string, number | string],
  outputs: readonly Constant[],
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const [width, height] = size;
  return onnxModel({
    input: ['image', [1, 3, height, width]],
    outputs: outputs.map(({ name, shape }) => [name, shape]),
    constants: outputs.map((output) => ({ ...output, name: `${output.name}-value` })),
    nodes: outputs.map(({ name }) => ({
      operator: 'Identity',
      inputs: [`${name}-value`],
      outputs: [name],
    })),
    metadata,
  });
}

function nodeFields({ operator, inputs, outputs, attributes = [] }: Node): readonly Field[] {
  return [
    ...inputs.map((name): Field => [1, name]),
    ...outputs.map((name): Field => [2, name]),
    [4, operator],
    ...attributes,
  ];
}

function tensorFields({ name, shape, data, type }: Constant): readonly Field[] {
  const bytes =
    type === 'int64'
      ? new Uint8Array(BigInt64Array.from(data, (value) => BigInt(value)).buffer)
      : new Uint8Array(Float32Array.from(data).buffer);
  return [
    ...shape.map((side): Field => [1, side]),
    [2, type === 'int64' ? INT64 : FLOAT],
    [8, name],
    [9, bytes],
  ];
}

function valueFields(name: string, shape: readonly (number | string)[], type = FLOAT): readonly Field[] {
  const sides = shape.map((side): Field => [1, [typeof side === 'number' ? [1, side] : [2, side]]]);
  return [
    [1, name],
    [
      2,
      [
        [
          1,
          [
            [1, type],
            [2, sides],
          ],
        ],
      ],
    ],
  ];
}
