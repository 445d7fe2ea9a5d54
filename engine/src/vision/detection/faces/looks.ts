import type { Mode } from '../detection.ts';
import type { Box } from '../box.ts';
import { tilesOf } from '../tiles.ts';

/** A look at an image, or at a part of it, at one scale. */
export interface Look {
  /** From 0, other than that of all others. */
  readonly number: number;
  /** How many times smaller the image is made first: a power of two. */
  readonly reduction: number;
  /** The part that is looked at, in pixels of the image that was made smaller. */
  readonly part: Box;
  /** Pixels of the model's input for one of that image. */
  readonly scale: number;
  /** Sides of faces that count, in pixels of the input: the model is good at those. */
  readonly sizes: readonly [least: number, most: number];
}

/** Long sides of the input, in pixels. */
const WHOLE = {
  standard: [160, 320, 640, 1280],
  strict: [160, 320, 640, 1280],
  fast: [240, 640],
} as const;
/** Of these, those that say something of the closest faces alone, and those that do of all sizes. */
const CLOSEST = 160;
const OVERVIEW = 320;
/** Pixels of the largest input that shows all of an image. */
export const LARGEST_WHOLE = 1280;
/** An image is enlarged by this at most: there is no more in it. */
const MOST_ENLARGED = 3.2;
/** Images with longer sides are looked at in tiles, too, and so is what they become when they are made smaller. */
const TILED_FROM = 1700;
const TILE = 1280;
const SHARED = 128;
/** Faces that the model is good at, in pixels of its input. Only the smallest input says anything of larger ones. */
const GOOD = [8, 96] as const;
const ANY = [0, Infinity] as const;
/** Faces that only the smallest input says anything of: those that fill the image. */
const CLOSE = [48, Infinity] as const;

/** The faces that an input of a long side is believed on; a small image has no larger one. */
function sizesAt(side: number, isLargest: boolean): Look['sizes'] {
  if (side <= CLOSEST && !isLargest) return CLOSE;
  return side <= OVERVIEW ? ANY : GOOD;
}

/** Whether a face that only the smallest input says anything of fits into an image: not into a narrow one. */
function hasRoom(width: number, height: number, side: number): boolean {
  return (Math.min(width, height) * side) / Math.max(width, height) >= CLOSE[0];
}

/** How an image is looked at. */
export function looksAt(width: number, height: number, mode: Mode): readonly Look[] {
  const long = Math.max(width, height);
  const whole = { left: 0, top: 0, width, height };
  const scales = WHOLE[mode].filter(
    (side) => side <= long * MOST_ENLARGED && (side > CLOSEST || hasRoom(width, height, side)),
  );
  const sides = scales.length > 0 ? scales : [Math.round(long * MOST_ENLARGED)];
  const looks = sides.map((side, number): Look => ({
    number,
    reduction: 1,
    part: whole,
    scale: side / long,
    sizes: sizesAt(side, number === sides.length - 1),
  }));
  if (mode === 'fast') return looks;
  const tiles = reductionsOf(long).flatMap((reduction) => {
    const [across, down] = [reduced(width, reduction), reduced(height, reduction)];
    return tilesOf(across, down, TILE, SHARED).map((part) => ({ reduction, part }));
  });
  return [
    ...looks,
    ...tiles.map((tile, index): Look => ({ ...tile, number: looks.length + index, scale: 1, sizes: GOOD })),
  ];
}

/**
 * How many times smaller an image is made for looks in tiles: 1, 2, 4 … until a look at all of it is nearly as close. Between
 * tiles and looks at the whole there would be faces that are too large for the ones and too small for the others.
 */
function reductionsOf(long: number): readonly number[] {
  const reductions: number[] = [];
  for (let reduction = 1; long / reduction > TILED_FROM; reduction *= 2) reductions.push(reduction);
  return reductions;
}

/** A side of an image that is made smaller, in pixels. */
export function reduced(side: number, reduction: number): number {
  return Math.max(1, Math.round(side / reduction));
}

/** The side of the smallest face that is looked for, in pixels of the image. */
export function leastFace(width: number, height: number, mode: Mode): number {
  const finest = looksAt(width, height, mode).reduce(
    (most, { scale, reduction }) => Math.max(most, scale / reduction),
    0,
  );
  return GOOD[0] / Math.min(1, finest);
}
