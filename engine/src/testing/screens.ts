import type { Raster } from '../inference/raster.ts';

/** The brightness from which a pixel is white. */
type Threshold = (x: number, y: number) => number;

/** What printers do: dots at 45 degrees that are the larger the darker it is. */
const halftone: Threshold = (x, y) => {
  const along = (value: number): number => Math.cos((2 * Math.PI * value * Math.SQRT1_2) / 6);
  return 255 * ((along(x + y) + along(x - y)) / 4 + 0.5);
};
/** Ordered dithering with the least of Bayer's matrices. */
const ordered: Threshold = (x, y) => [32, 160, 224, 96][(y % 2) * 2 + (x % 2)] ?? 0;

function greyOf({ data }: Raster, at: number): number {
  return ((data[at * 3] ?? 0) + (data[at * 3 + 1] ?? 0) + (data[at * 3 + 2] ?? 0)) / 3;
}

function screened(image: Raster, threshold: Threshold): Raster {
  const data = new Uint8Array(image.data.length);
  for (let at = 0; at < image.width * image.height; at++)
    if (greyOf(image, at) > threshold(at % image.width, Math.floor(at / image.width)))
      data.fill(255, at * 3, at * 3 + 3);
  return { ...image, data };
}

/** Floyd and Steinberg's dithering: what a pixel is too bright goes to the next ones. */
function dithered(image: Raster): Raster {
  const { width, height } = image;
  const rest = Float32Array.from({ length: width * height }, (_, at) => greyOf(image, at));
  const data = new Uint8Array(image.data.length);
  for (let at = 0; at < rest.length; at++) {
    const value = rest[at] ?? 0;
    const white = value > 127 ? 255 : 0;
    data.fill(white, at * 3, at * 3 + 3);
    for (const [next, part] of [
      [1, 7],
      [width - 1, 3],
      [width, 5],
      [width + 1, 1],
    ] as const)
      if (at + next < rest.length) rest[at + next] = (rest[at + next] ?? 0) + ((value - white) * part) / 16;
  }
  return { width, height, data };
}

/** Pictures as scans of two colors have them. */
export const SCREENS: Readonly<Record<string, (image: Raster) => Raster>> = {
  'a halftone': (image) => screened(image, halftone),
  'ordered dots': (image) => screened(image, ordered),
  'scattered dots': dithered,
};
