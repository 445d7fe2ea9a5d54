import type { TensorSignature } from './signature.ts';

/** Types of numbers that an image is given in. */
export const IMAGE_TYPES = ['float32', 'float16', 'uint8'] as const;

/** Whether an input has the three colours of a pixel beside each other, as TensorFlow has, and not in planes. */
export function isByPixel({ shape }: Pick<TensorSignature, 'shape'>): boolean {
  return shape.at(-1) === 3 && shape.at(-3) !== 3;
}

/** Whether an input asks how large the image is that boxes are placed in: RT-DETR's own exporter has such a second one. */
export function isSize({ type, shape }: TensorSignature): boolean {
  return type === 'int64' && shape.length === 2 && shape[1] === 2;
}
