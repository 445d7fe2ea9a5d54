import type { Box } from '../detection/box.ts';

/** How a region is made unrecognisable. `solid` is the default: nothing of what was there is left. */
export const METHODS = ['solid', 'mosaic', 'gaussian', 'picture'] as const;
export type Method = (typeof METHODS)[number];

export const SHAPES = ['ellipse', 'box'] as const;
export type Shape = (typeof SHAPES)[number];

export interface Anonymisation {
  readonly method: Method;
  /** Of what covers faces; a plate is a box in any case, or its corners would show its characters. */
  readonly shape: Shape;
  /**
   * Added on each side, as a part of the box's width and height: 0.15 makes it a third wider. What was measured to be
   * best for each subject otherwise.
   */
  readonly margin: number | undefined;
  /** `#rrggbb`, for `solid`, and behind a `picture` that is transparent. */
  readonly colour: string;
  /** Squares across the shorter side of a region, for `mosaic`: 1 to `MOST_SQUARES`. */
  readonly squares: number;
  /** The path of the picture that covers the area, for `picture`. */
  readonly picture?: string;
}

/** Finer mosaics can be read again: see docs/blur.md. */
export const MOST_SQUARES = 8;

export const DEFAULT_ANONYMISATION: Anonymisation = {
  method: 'solid',
  shape: 'ellipse',
  margin: undefined,
  colour: '#000000',
  squares: 5,
};

/** A region that is made unrecognisable, margin included, clipped to the image, whole pixels. */
export type Region = Box;
