/** Pixels as detectors see them: rows from the top, three channels of 8 bits (red, green, blue) interleaved, upright. */
export interface Raster {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** `width * height * 3` values. */
  readonly data: Uint8Array;
}
