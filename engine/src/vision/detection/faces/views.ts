import { resized } from '../../../inference/pictures.ts';
import type { Raster } from '../../../inference/raster.ts';
import { clipped, type Box } from '../box.ts';
import { illuminationCorrectionFor, type IlluminationCorrection } from './illumination-correction.ts';
import { LARGEST_WHOLE } from './looks.ts';

/** How much longer than broad what is seen of a face may be, at the edge of an image. */
const LONGEST = 4;

/** An image as the models are shown it. */
export interface Views {
  readonly image: Raster;
  /** All of it, no larger than any look at all of it needs: a photo of 100 megapixels is made small once. */
  readonly overview: Raster;
  /** What the overview went through, for parts of the image. */
  readonly even: IlluminationCorrection;
}

export async function viewsOf(image: Raster): Promise<Views> {
  const scale = Math.min(1, LARGEST_WHOLE / Math.max(image.width, image.height));
  const whole = await resized(image, toPixels(image.width * scale), toPixels(image.height * scale));
  const even = illuminationCorrectionFor(whole);
  return { image, overview: even(whole), even };
}

/** Whether so little of a box lies in an image that nobody could tell a face there. */
export function isSliver(box: Box, image: Raster): boolean {
  const seen = clipped(box, image);
  if (!seen) return true;
  const { width, height } = seen;
  return Math.max(width, height) > LONGEST * Math.min(width, height);
}

export function toPixels(side: number): number {
  return Math.max(1, Math.round(side));
}
