import { message, type Field } from './protobuf-writer.ts';
import { wireFields, type WireField } from './protobuf.ts';

// Numbers of fields, from onnx.proto.
const GRAPH = 7;
const INPUT = 11;
const OUTPUT = 12;
const BETWEEN = 13;
const TYPE = 2;
const TENSOR = 1;
const SHAPE = 2;
const DIMENSION = 1;
const NAMED = 2;
/** The axes that say how many images there are, and how large: all but the planes. */
const OPEN_AXES = [0, 2, 3];

/**
 * The same model without its batch and sides being fixed. Convolutional detectors were often saved with the sizes of a
 * first try (CenterFace with ten images of 32 × 32 pixels), and are used with any.
 */
export function withOpenSizes(model: Uint8Array): Uint8Array {
  return changed(model, GRAPH, (graph) =>
    message(
      [...wireFields(graph)].flatMap((field): readonly Field[] => {
        if (field.number === BETWEEN) return [];
        const isOpened = field.number === INPUT || field.number === OUTPUT;
        return [[field.number, isOpened ? opened(bytesOf(field)) : field.value]];
      }),
    ),
  );
}

function opened(value: Uint8Array): Uint8Array {
  return changed(value, TYPE, (type) =>
    changed(type, TENSOR, (tensor) =>
      changed(tensor, SHAPE, (shape) => {
        const axes = [...wireFields(shape)].filter(({ number }) => number === DIMENSION);
        return message(
          axes.map((axis, index): Field => {
            const isOpen = axes.length < 4 || OPEN_AXES.includes(index);
            return [DIMENSION, isOpen ? [[NAMED, `open ${index}`]] : axis.value];
          }),
        );
      }),
    ),
  );
}

/** A message with the fields of a number changed. */
function changed(bytes: Uint8Array, number: number, change: (value: Uint8Array) => Uint8Array): Uint8Array {
  return message(
    [...wireFields(bytes)].map((field): Field => [
      field.number,
      field.number === number ? change(bytesOf(field)) : field.value,
    ]),
  );
}

function bytesOf({ value }: WireField): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array();
}
