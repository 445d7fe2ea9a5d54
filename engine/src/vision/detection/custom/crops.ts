import type { Box } from '../box.ts';
import type { Mode } from '../detection.ts';
import { tilesOf } from '../tiles.ts';
import type { FixedSize } from './observed.ts';

/** A part of an image, and the size in which the model is given it. */
export interface Crop {
  /** Pixels of the image. */
  readonly part: Box;
  /** Most pixels of the input across and down. */
  readonly size: readonly [number, number];
}

/** Long sides of the whole image, for a model that takes any size. */
const WHOLE: Readonly<Record<Mode, readonly number[]>> = {
  fast: [640],
  standard: [640, 1280],
  strict: [640, 1280, 1920],
};
/** An image is enlarged by this at most for a further look. */
const MOST_ENLARGED = 1.5;
const TILE = 1280;
/** Pixels of the image for one of the input in tiles. */
const REDUCED: Readonly<Record<Mode, number>> = { fast: Infinity, standard: 1.5, strict: 1 };
/** Parts of a tile that the next one has too. */
const SHARED = 0.15;
/** Tiles of one image: what is larger is reduced further. */
const MOST_TILES = 60;

/** The crops of an image for a model that was trained for one subject, and detects it at many sizes. */
export function cropsFor(width: number, height: number, mode: Mode, fixed: FixedSize): readonly Crop[] {
  const whole = { left: 0, top: 0, width, height };
  const long = Math.max(width, height);
  const looks = fixed
    ? [{ part: whole, size: fixed }]
    : WHOLE[mode]
        .filter((side, index) => index === 0 || side <= long * MOST_ENLARGED)
        .map((side): Crop => ({ part: whole, size: [side, side] }));
  const size = fixed ?? [TILE, TILE];
  const reduction = Math.max(REDUCED[mode], Math.sqrt((width * height) / (size[0] * size[1] * MOST_TILES)));
  const side = Math.min(...size) * reduction;
  // The whole image was seen nearly as large as that already.
  if (!Number.isFinite(side) || long <= side * 1.2) return looks;
  const tiles = tilesOf(width, height, Math.round(side), Math.round(side * SHARED));
  return [...looks, ...tiles.map((part): Crop => ({ part, size }))];
}
