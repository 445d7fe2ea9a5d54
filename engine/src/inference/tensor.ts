import sharp from 'sharp';
import type { InputForm } from '../detection/layout.ts';
import type { Raster } from '../images/raster.ts';
import type { ModelInput } from './session.ts';

/** How pixels become planes. */
export type PixelForm = Pick<InputForm, 'order' | 'mean' | 'scale' | 'padding'>;

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

/** The image with harder edges, as small pictures of moving things need them to be recognised. */
export async function sharpened({ width, height, data }: Raster): Promise<Raster> {
  const pixels = await sharp(data, { raw: { width, height, channels: 3 } })
    .sharpen({ sigma: 1.5, m1: 2, m2: 4 })
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
  form: PixelForm,
  [width, height]: readonly [number, number] = [image.width, image.height],
  { left, top }: Pick<Placement, 'left' | 'top'> = { left: 0, top: 0 },
): ModelInput {
  const data = new Float32Array(3 * width * height);
  fillPlanes(data, image, form, [width, height], { left, top });
  return { shape: [1, 3, height, width], data };
}

/** The image at the size and the place within an input, as planes. */
export async function scaledPlanes(
  image: Raster,
  form: PixelForm,
  size: readonly [number, number],
  inner: Placement,
): Promise<ModelInput> {
  const { width, height } = inner;
  const isLarger =
    width >= image.width && height >= image.height && width * height > image.width * image.height;
  if (isLarger) return enlargedPlanes(image, form, size, inner);
  return planes(await resized(image, width, height), form, size, inner);
}

/** Several inputs of one size as one. */
export function together(inputs: readonly ModelInput[]): ModelInput {
  const [, ...shape] = inputs[0]?.shape ?? [];
  const each = shape.reduce((product, side) => product * side, 1);
  const data = new Float32Array(each * inputs.length);
  for (const [index, input] of inputs.entries()) data.set(input.data, index * each);
  return { shape: [inputs.length, ...shape], data };
}

function fillPlanes(
  target: Float32Array,
  { width: imageWidth, height: imageHeight, data: pixels }: Raster,
  form: PixelForm,
  [width, height]: readonly [number, number],
  { left, top }: Pick<Placement, 'left' | 'top'>,
): void {
  const [red, green, blue] = colourPlanes(target, form, [width, height], [imageWidth, imageHeight]);
  const [reds, greens, blues] = channelTables(form);
  for (let y = 0, from = 0; y < imageHeight; y++) {
    let to = (y + top) * width + left;
    for (let x = 0; x < imageWidth; x++, to++, from += 3) {
      red[to] = reds[pixels[from] ?? 0] ?? 0;
      green[to] = greens[pixels[from + 1] ?? 0] ?? 0;
      blue[to] = blues[pixels[from + 2] ?? 0] ?? 0;
    }
  }
}

/**
 * The image made larger, as planes: between its pixels colours change evenly. Much quicker than an image that is made larger
 * first, of which every pixel is touched three times more.
 * @param inner how large it is made, and where it is put.
 */
export function enlargedPlanes(
  { width: imageWidth, height: imageHeight, data: pixels }: Raster,
  form: PixelForm,
  [width, height]: readonly [number, number],
  inner: Placement,
): ModelInput {
  const target = new Float32Array(3 * width * height);
  const colours = colourPlanes(target, form, [width, height], [inner.width, inner.height]);
  const tables = channelTables(form);
  const columns = neighbours(imageWidth, inner.width);
  const rows = neighbours(imageHeight, inner.height);
  for (const [channel, plane] of colours.entries()) {
    const table = tables[channel] ?? new Float32Array();
    // Rows of the image, as long as those of the result: each is needed by several of these, one after another.
    let [upper, lower] = [new Float32Array(inner.width), new Float32Array(inner.width)];
    let [upperRow, lowerRow] = [-1, -1];
    const stretch = (line: Float32Array, row: number): void => {
      const start = row * imageWidth * 3 + channel;
      for (let x = 0; x < line.length; x++) {
        const near = table[pixels[start + (columns.first[x] ?? 0) * 3] ?? 0] ?? 0;
        const far = table[pixels[start + (columns.second[x] ?? 0) * 3] ?? 0] ?? 0;
        line[x] = near + (far - near) * (columns.share[x] ?? 0);
      }
    };
    for (let y = 0; y < inner.height; y++) {
      const [first, second, share] = [rows.first[y] ?? 0, rows.second[y] ?? 0, rows.share[y] ?? 0];
      if (first === lowerRow && first !== upperRow) {
        [upper, lower] = [lower, upper];
        [upperRow, lowerRow] = [lowerRow, upperRow];
      }
      if (first !== upperRow) stretch(upper, (upperRow = first));
      if (second !== lowerRow) stretch(lower, (lowerRow = second));
      let to = (y + inner.top) * width + inner.left;
      for (let x = 0; x < inner.width; x++, to++) {
        const above = upper[x] ?? 0;
        plane[to] = above + ((lower[x] ?? 0) - above) * share;
      }
    }
  }
  return { shape: [1, 3, height, width], data: target };
}

/** For each of the pixels of a longer side the two of the shorter side that it lies between, and how near the second is. */
function neighbours(
  from: number,
  to: number,
): { readonly first: Int32Array; readonly second: Int32Array; readonly share: Float32Array } {
  const [first, second, share] = [new Int32Array(to), new Int32Array(to), new Float32Array(to)];
  for (let index = 0; index < to; index++) {
    const place = Math.min(from - 1, Math.max(0, ((index + 0.5) * from) / to - 0.5));
    first[index] = Math.floor(place);
    second[index] = Math.min(from - 1, Math.floor(place) + 1);
    share[index] = place - Math.floor(place);
  }
  return { first, second, share };
}

/** The planes of red, green and blue in the order that a model takes, filled with padding where the image is smaller. */
function colourPlanes(
  target: Float32Array,
  { order, mean, scale, padding }: PixelForm,
  [width, height]: readonly [number, number],
  [innerWidth, innerHeight]: readonly [number, number],
): readonly [Float32Array, Float32Array, Float32Array] {
  const plane = (channel: number): Float32Array => {
    const values = target.subarray(channel * width * height, (channel + 1) * width * height);
    if (innerWidth !== width || innerHeight !== height)
      values.fill((padding.value - (mean[channel] ?? 0)) / (scale[channel] ?? 1));
    return values;
  };
  return order === 'rgb' ? [plane(0), plane(1), plane(2)] : [plane(2), plane(1), plane(0)];
}

/** What each of the 256 values of red, green and blue becomes. */
function channelTables({
  order,
  mean,
  scale,
}: PixelForm): readonly [Float32Array, Float32Array, Float32Array] {
  const table = (channel: number): Float32Array => normalised(mean[channel] ?? 0, scale[channel] ?? 1);
  return order === 'rgb' ? [table(0), table(1), table(2)] : [table(2), table(1), table(0)];
}

/** What each of the 256 values of a channel becomes. */
function normalised(mean: number, scale: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, value) => (value - mean) / scale);
}
