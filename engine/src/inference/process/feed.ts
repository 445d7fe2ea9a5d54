import type { TensorSignature } from '../signature.ts';
import { isByPixel } from '../image-input.ts';
import { toHalves } from './halves.ts';
import { Tensor } from './runtime.ts';

/** Images in planes of floats: how many, three, height and width. */
interface Planes {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Planes of floats as the tensor that a model takes: in its order, of its type, and with an axis for images or without. */
export function tensorFor({ shape, data }: Planes, input: TensorSignature): Tensor {
  const [count = 1, planes = 3, height = 1, width = 1] = shape;
  const isLast = isByPixel(input);
  const sides = isLast ? [height, width, planes] : [planes, height, width];
  const axes = input.shape.length === 3 ? sides : [count, ...sides];
  const values = isLast ? byPixel(data, count, height * width) : data;
  if (input.type === 'float16') return new Tensor('float16', toHalves(values), axes);
  if (input.type === 'uint8') return new Tensor('uint8', Uint8ClampedArray.from(values), axes);
  return new Tensor('float32', values, axes);
}

function byPixel(data: Float32Array, images: number, cells: number): Float32Array {
  const pixels = new Float32Array(data.length);
  for (let image = 0; image < images; image++)
    for (let channel = 0; channel < 3; channel++) {
      const from = (image * 3 + channel) * cells;
      for (let cell = 0, to = image * 3 * cells + channel; cell < cells; cell++, to += 3)
        pixels[to] = data[from + cell] ?? 0;
    }
  return pixels;
}
