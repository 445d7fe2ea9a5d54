import { onnxFile, type Constant, type Node, type TensorField } from '../inference/onnx-writer.ts';
import type { Field } from '../inference/protobuf-writer.ts';

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

/** The file of a model: just enough of ONNX to run graphs that tests make up. */
export function onnxModel({
  input,
  sizes,
  outputs,
  nodes,
  constants,
  metadata,
  extra,
}: OnnxModel): Uint8Array {
  const field = (
    [name, shape]: OnnxModel['input'],
    type: TensorField['type'] & string = 'float',
  ): TensorField => ({
    name,
    shape,
    type,
  });
  const inputs = [field(input), ...(sizes ? [field(sizes, 'int64')] : [])];
  return onnxFile(
    {
      name: 'test',
      inputs,
      outputs: outputs.map((output) => field(output)),
      nodes,
      ...(constants && { constants }),
      ...(extra && { extra }),
    },
    { operators: { '': 13 }, ...(metadata && { metadata }) },
  );
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
