import type { TensorSignature } from '../detection/layout.ts';

/** Types of numbers that an image is given in. */
export const IMAGE_TYPES = ['float32', 'float16', 'uint8'] as const;

/** Whether an input has the three colours of a pixel beside each other, as TensorFlow has, and not in planes. */
export function isByPixel({ shape }: Pick<TensorSignature, 'shape'>): boolean {
  return shape.at(-1) === 3 && shape.at(-3) !== 3;
}
