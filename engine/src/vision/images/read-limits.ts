/** What is refused before anything is decoded, so that a small file cannot fill the memory. */
export interface ReadLimits {
  readonly bytes: number;
  /** Of all pages together. */
  readonly pixels: number;
  readonly pages: number;
}

/** The largest sensors of phones have 200 megapixels. */
export const READ_LIMITS: ReadLimits = { bytes: 512 * 1024 * 1024, pixels: 201_000_000, pages: 2000 };
