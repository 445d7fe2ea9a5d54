/** A HEIC file whose main image is decoded. */
export interface HeicQuestion {
  readonly bytes: Uint8Array;
  /** Pixels that its header says. */
  readonly width: number;
  readonly height: number;
}

export type HeicAnswer =
  /** Upright rows of 8-bit values: red, green, blue, and alpha where the image has it. */
  | { readonly data: Uint8Array; readonly channels: 3 | 4 }
  /** What is wrong, in words of the decoder. */
  | { readonly fault: string };
