import sharp, { type Sharp } from 'sharp';
import type { Raster } from './raster.ts';
import type { PlacedPicture, Placement } from './input.ts';
import { MOST_REDUCED } from './process/taps.ts';

/** The image with other sides, stretched where their ratio is another. */
export async function resized(image: Raster, width: number, height: number): Promise<Raster> {
  if (width === image.width && height === image.height) return image;
  const pixels = await opened(image).resize(width, height, { fit: 'fill', kernel: 'cubic' }).raw().toBuffer();
  return { width, height, data: pixels };
}

/** The image for a place in an input: much smaller here, where the place is; the rest is done when the input is made. */
export async function placed(image: Raster, place: Placement): Promise<PlacedPicture> {
  const isNear = place.width * MOST_REDUCED >= image.width && place.height * MOST_REDUCED >= image.height;
  return { image: isNear ? image : await resized(image, place.width, place.height), place };
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

function opened({ width, height, data }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}
