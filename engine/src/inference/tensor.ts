import sharp from 'sharp';
import type { InputForm } from '../detection/layout.ts';
import type { Raster } from '../images/raster.ts';
import type { ModelInput } from './session.ts';

/** The image with other sides, stretched where their ratio is another. */
export async function resized(image: Raster, width: number, height: number): Promise<Raster> {
  if (width === image.width && height === image.height) return image;
  const { width: rawWidth, height: rawHeight, data } = image;
  const pixels = await sharp(data, { raw: { width: rawWidth, height: rawHeight, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
  return { width, height, data: pixels };
}

/**
 * A rectangle of whole pixels cut out of an image: the image itself when that is all of it. What lies outside of the image is
 * `padding`, 0 to 255.
 */
export function cropped(
  image: Raster,
  left: number,
  top: number,
  width: number,
  height: number,
  padding = 0,
): Raster {
  if (left === 0 && top === 0 && width === image.width && height === image.height) return image;
  const data = new Uint8Array(width * height * 3).fill(padding);
  const from = Math.max(0, left);
  const to = Math.min(image.width, left + width);
  if (from < to)
    for (let y = Math.max(0, top); y < Math.min(image.height, top + height); y++) {
      const row = (y * image.width + from) * 3;
      data.set(image.data.subarray(row, row + (to - from) * 3), ((y - top) * width + from - left) * 3);
    }
  return { width, height, data };
}

/** Where an image lies within the input of a model, in pixels of that. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

/** Width and height of an input in which an image of these sides has its place: the next multiples. */
export function paddedSize(width: number, height: number, multiple: number): readonly [number, number] {
  const up = (side: number): number => Math.max(1, Math.ceil(side / multiple)) * multiple;
  return [up(width), up(height)];
}

/** How an image of these sides fits into a size without being stretched. */
export function fitted(
  image: Pick<Raster, 'width' | 'height'>,
  [width, height]: readonly [number, number],
  place: InputForm['padding']['place'],
): Placement {
  const scale = Math.min(width / image.width, height / image.height);
  const inner = {
    width: Math.min(width, Math.max(1, Math.round(image.width * scale))),
    height: Math.min(height, Math.max(1, Math.round(image.height * scale))),
  };
  if (place === 'bottom-right') return { ...inner, left: 0, top: 0 };
  return {
    ...inner,
    left: Math.floor((width - inner.width) / 2),
    top: Math.floor((height - inner.height) / 2),
  };
}

/** The image as planes of floats, normalised and padded to a size, as one input of a model. */
export function planes(
  image: Raster,
  form: Pick<InputForm, 'order' | 'mean' | 'scale' | 'padding'>,
  [width, height]: readonly [number, number] = [image.width, image.height],
  { left, top }: Pick<Placement, 'left' | 'top'> = { left: 0, top: 0 },
): ModelInput {
  const data = new Float32Array(3 * width * height);
  fillPlanes(data, image, form, [width, height], { left, top });
  return { shape: [1, 3, height, width], data };
}

/** Several images of one size as one input. */
export function batchOfPlanes(
  images: readonly Raster[],
  form: Pick<InputForm, 'order' | 'mean' | 'scale' | 'padding'>,
  [width, height]: readonly [number, number],
): ModelInput {
  const each = 3 * width * height;
  const data = new Float32Array(each * images.length);
  for (const [index, image] of images.entries())
    fillPlanes(data.subarray(index * each, (index + 1) * each), image, form, [width, height], {
      left: 0,
      top: 0,
    });
  return { shape: [images.length, 3, height, width], data };
}

function fillPlanes(
  target: Float32Array,
  { width: imageWidth, height: imageHeight, data: pixels }: Raster,
  { order, mean, scale, padding }: Pick<InputForm, 'order' | 'mean' | 'scale' | 'padding'>,
  [width, height]: readonly [number, number],
  { left, top }: Pick<Placement, 'left' | 'top'>,
): void {
  const isWhole = imageWidth === width && imageHeight === height;
  for (let channel = 0; channel < 3; channel++) {
    const plane = target.subarray(channel * width * height, (channel + 1) * width * height);
    const values = normalised(mean[channel] ?? 0, scale[channel] ?? 1);
    if (!isWhole) plane.fill(values[padding.value] ?? 0);
    const source = order === 'rgb' ? channel : 2 - channel;
    for (let y = 0; y < imageHeight; y++) {
      let to = (y + top) * width + left;
      let from = y * imageWidth * 3 + source;
      for (let x = 0; x < imageWidth; x++, to++, from += 3) plane[to] = values[pixels[from] ?? 0] ?? 0;
    }
  }
}

/** What each of the 256 values of a channel becomes. */
function normalised(mean: number, scale: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, value) => (value - mean) / scale);
}
