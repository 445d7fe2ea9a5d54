import { nested, textOf, wireFields } from './protobuf.ts';

// Numbers of fields, from onnx.proto: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
const GRAPH = 7;
const IN_GRAPH = { node: 1, initializer: 5, output: 12, between: 13 } as const;
const NODE = { input: 1, output: 2, operator: 4, attribute: 5 } as const;
const ATTRIBUTE = { tensor: 5, numbers: 8 } as const;
const TENSOR = { dimensions: 1, type: 2, floats: 4, wholes: 7, name: 8, raw: 9 } as const;
const VALUE = { name: 1, type: 2 } as const;
const TYPE = { tensor: 1, shape: 2 } as const;
const DIMENSION = 1;
const FLOAT = 1;
const WHOLE = 7;

/** Numbers of the longest list that can be sides of a tensor. */
const MOST_SIDES = 16;
/** Which input of an operator says how large its result is, or how many times larger than what it is given. */
const SIZED_BY: Readonly<Record<string, readonly number[]>> = {
  ConstantOfShape: [0],
  Expand: [1],
  Tile: [1],
  Reshape: [1],
  Upsample: [1],
  Resize: [2, 3],
};

/**
 * The name of a tensor that has more values than `most`, as far as the file of a model tells: by its sides, or by those that
 * constants say. Undefined when it tells of none, which does not mean that there is none.
 * @param model that was read as one already.
 */
export function oversized(model: Uint8Array, most: number): string | undefined {
  for (const graph of nested(model, GRAPH)) {
    const constants = new Map<string, readonly number[]>();
    for (const tensor of nested(graph, IN_GRAPH.initializer)) {
      if (productOf(sidesOf(tensor)) > most) return textOf(tensor, TENSOR.name);
      constants.set(textOf(tensor, TENSOR.name), numbersOf(tensor));
    }
    for (const field of [IN_GRAPH.output, IN_GRAPH.between])
      for (const value of nested(graph, field))
        if (productOf(declaredSides(value)) > most) return textOf(value, VALUE.name);
    for (const node of nested(graph, IN_GRAPH.node)) {
      const [result = ''] = textsOf(node, NODE.output);
      const operator = textOf(node, NODE.operator);
      if (operator === 'Constant') constants.set(result, constantOf(node));
      const inputs = textsOf(node, NODE.input);
      for (const place of SIZED_BY[operator] ?? [])
        if (productOf(constants.get(inputs[place] ?? '') ?? []) > most) return result;
    }
  }
  return undefined;
}

/** What is not positive is taken over, or counted, when the model runs. */
function productOf(sides: readonly number[]): number {
  return sides.reduce((product, side) => (side > 0 && side < 2 ** 53 ? product * side : product), 1);
}

function sidesOf(tensor: Uint8Array): readonly number[] {
  return wholesOf(tensor, TENSOR.dimensions);
}

function declaredSides(value: Uint8Array): readonly number[] {
  const sides: number[] = [];
  for (const type of nested(value, VALUE.type))
    for (const tensor of nested(type, TYPE.tensor))
      for (const shape of nested(tensor, TYPE.shape))
        for (const dimension of nested(shape, DIMENSION)) sides.push(...wholesOf(dimension, 1));
  return sides;
}

function constantOf(node: Uint8Array): readonly number[] {
  for (const attribute of nested(node, NODE.attribute)) {
    for (const tensor of nested(attribute, ATTRIBUTE.tensor)) return numbersOf(tensor);
    const numbers = wholesOf(attribute, ATTRIBUTE.numbers);
    if (numbers.length > 0) return numbers;
  }
  return [];
}

/** The numbers of a short list; none of a tensor that is something else. */
function numbersOf(tensor: Uint8Array): readonly number[] {
  if (productOf(sidesOf(tensor)) > MOST_SIDES) return [];
  const [type] = wholesOf(tensor, TENSOR.type);
  for (const raw of nested(tensor, TENSOR.raw)) {
    const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
    if (type === WHOLE)
      return Array.from({ length: raw.length >> 3 }, (_, index) => Number(view.getBigInt64(index * 8, true)));
    if (type === FLOAT)
      return Array.from({ length: raw.length >> 2 }, (_, index) => view.getFloat32(index * 4, true));
  }
  if (type === FLOAT) return floatsOf(tensor);
  return type === WHOLE ? wholesOf(tensor, TENSOR.wholes) : [];
}

/** Repeated whole numbers, each by itself or packed. */
function wholesOf(message: Uint8Array, number: number): readonly number[] {
  const numbers: number[] = [];
  for (const field of wireFields(message)) {
    if (field.number !== number) continue;
    if (typeof field.value === 'number') numbers.push(field.value);
    else numbers.push(...packed(field.value));
  }
  return numbers;
}

function packed(bytes: Uint8Array): readonly number[] {
  const numbers: number[] = [];
  let [value, factor] = [0, 1];
  for (const byte of bytes) {
    value += (byte & 0x7f) * factor;
    factor *= 128;
    if (byte >= 0x80) continue;
    numbers.push(value);
    if (numbers.length > MOST_SIDES) return [];
    [value, factor] = [0, 1];
  }
  return numbers;
}

function floatsOf(tensor: Uint8Array): readonly number[] {
  const numbers: number[] = [];
  for (const bytes of nested(tensor, TENSOR.floats)) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 4 <= bytes.length; at += 4) numbers.push(view.getFloat32(at, true));
  }
  return numbers;
}

function textsOf(message: Uint8Array, number: number): readonly string[] {
  return Array.from(nested(message, number), (bytes) => new TextDecoder().decode(bytes));
}
