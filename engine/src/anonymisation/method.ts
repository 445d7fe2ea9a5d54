import type { Box } from '../detection/box.ts';

/** How a region is made unrecognisable. `solid` is the default: nothing of what was there is left. */
export const METHODS = ['solid', 'mosaic', 'gaussian', 'picture'] as const;
export type Method = (typeof METHODS)[number];

export interface Anonymisation {
  readonly method: Method;
  readonly shape: 'ellipse' | 'box';
  /** Added on each side, as a part of the box's width and height: 0.15 makes it a third wider. */
  readonly margin: number;
  /** `#rrggbb`, for `solid`. */
  readonly colour: string;
  /** Squares across the shorter side of a region, for `mosaic`. */
  readonly squares: number;
  /** The path of what stands instead, for `picture`. */
  readonly picture?: string;
}

/** A region that is made unrecognisable, margin included, clipped to the image, whole pixels. */
export type Region = Box;
