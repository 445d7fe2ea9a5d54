import type { Box } from '../detection/box.ts';
import type { Subject } from '../detection/detection.ts';
import type { Anonymisation, Region, Shape } from './method.ts';

/** Pixels that are covered. */
export interface Area {
  readonly region: Region;
  readonly shape: Shape;
}

/** Parts of width and height that are added on each side: detectors cut hair, chins and the first letter of plates. */
export const MARGINS: Readonly<Record<Subject, { readonly across: number; readonly along: number }>> = {
  face: { across: 0.15, along: 0.15 },
  plate: { across: 0.12, along: 0.35 },
};

/**
 * What of an image is covered for a box in it, margin included.
 * @returns undefined for a box that lies outside of the image.
 */
export function areaFor(
  subject: Subject,
  box: Box,
  { margin, shape }: Pick<Anonymisation, 'margin' | 'shape'>,
  image: { readonly width: number; readonly height: number },
): Area | undefined {
  const { across, along } = margin === undefined ? MARGINS[subject] : { across: margin, along: margin };
  const left = Math.max(0, Math.floor(box.left - across * box.width));
  const top = Math.max(0, Math.floor(box.top - along * box.height));
  const right = Math.min(image.width, Math.ceil(box.left + (1 + across) * box.width));
  const bottom = Math.min(image.height, Math.ceil(box.top + (1 + along) * box.height));
  if (right <= left || bottom <= top) return undefined;
  // Of a face that the edge cuts, an ellipse would leave the corners.
  const cut = left === 0 || top === 0 || right === image.width || bottom === image.height;
  return {
    region: { left, top, width: right - left, height: bottom - top },
    shape: subject === 'plate' || cut ? 'box' : shape,
  };
}

/** The first column that is covered in a row of the image, and the first that no longer is; a pixel touched is covered. */
export function columnsIn({ region, shape }: Area, y: number): readonly [from: number, to: number] {
  const { left, top, width, height } = region;
  if (shape === 'box') return [left, left + width];
  const across = (y + 0.5 - (top + height / 2)) / (height / 2);
  const half = (width / 2) * Math.sqrt(Math.max(0, 1 - across * across));
  const centre = left + width / 2;
  return [Math.max(left, Math.floor(centre - half)), Math.min(left + width, Math.ceil(centre + half))];
}
