import type { Raster } from '../../images/raster.ts';
import type { ModelInput, PixelForm, Placement } from '../input.ts';
import { enlarge, type Channel } from './enlarge.ts';

/** Pictures as planes of floats, normalised, padded to the size of the input, one after another. */
export function planesOf({ size, form, pictures, between = 'even' }: ModelInput): Float32Array {
  const [width, height] = size;
  const each = 3 * width * height;
  const data = new Float32Array(each * pictures.length);
  for (const [index, { image, place }] of pictures.entries()) {
    const target = data.subarray(index * each, (index + 1) * each);
    if (place.width !== width || place.height !== height) pad(target, form);
    const channels = channelsOf(target, form);
    const isThere = image.width === place.width && image.height === place.height;
    if (isThere) copy(image, channels, width, place);
    else enlarge(image, channels, width, place, between);
  }
  return data;
}

/** Red, green and blue, in planes of the order that a model takes. */
function channelsOf(target: Float32Array, { order, mean, scale }: PixelForm): readonly Channel[] {
  const each = target.length / 3;
  const channels = [0, 1, 2].map((index): Channel => {
    const factor = 1 / (scale[index] ?? 1);
    return {
      plane: target.subarray(index * each, (index + 1) * each),
      factor,
      offset: -(mean[index] ?? 0) * factor,
    };
  });
  return order === 'rgb' ? channels : channels.reverse();
}

function pad(target: Float32Array, form: PixelForm): void {
  for (const { plane, factor, offset } of channelsOf(target, form))
    plane.fill(form.padding.value * factor + offset);
}

/** The image as it is. */
function copy(
  { width: imageWidth, height: imageHeight, data }: Raster,
  channels: readonly Channel[],
  width: number,
  { left, top }: Placement,
): void {
  for (const [channel, { plane, factor, offset }] of channels.entries()) {
    // What each of the 256 values becomes.
    const table = Float32Array.from({ length: 256 }, (_, value) => value * factor + offset);
    for (let y = 0, from = channel; y < imageHeight; y++) {
      let to = (y + top) * width + left;
      for (let x = 0; x < imageWidth; x++, to++, from += 3) plane[to] = table[data[from] ?? 0] ?? 0;
    }
  }
}
