import type { PictureFormat } from './format.ts';

/** What the values of a pixel mean. */
export type ColourModel = 'grey' | 'rgb' | 'cmyk';

/** The pixels of one page, which may be changed in place. */
export interface Page {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Values of each pixel, alpha included. */
  readonly channels: number;
  /** Whether the last channel says how much the pixel covers. */
  readonly alpha: boolean;
  readonly model: ColourModel;
  /** The greatest value: 255 or 65,535. */
  readonly maximum: number;
  readonly data: Uint8Array | Uint16Array;
  /** The index in `data` of the first value of a row. */
  readonly rowStart: (y: number) => number;
}

/** A picture in memory: upright, at the depth and in the colours of its file. */
export interface Picture {
  /** What the file is, whatever its name says; JPEG for HEIC, which cannot be written. */
  readonly format: PictureFormat;
  /** Of the first page. */
  readonly width: number;
  readonly height: number;
  readonly pages: readonly Page[];
  /** The same pixels as an uncompressed TIFF file: `pages` look into it. */
  readonly file: Buffer;
  readonly origin: Origin;
}

/** What a file says of itself that matters when it is written again. */
export interface Origin {
  readonly heic: boolean;
  /** Whether it is a HEIC image of more than 8 bits per channel, which are decoded as 8. */
  readonly deepHeic: boolean;
  /** Whether colour was stored at the full resolution of a JPEG. */
  readonly fullColour: boolean;
  readonly profile: boolean;
  /** Whether the file has further pictures, or movement, that the decoder passes over. */
  readonly onlyFirst: boolean;
  /** Milliseconds of each page of an animation. */
  readonly delay: readonly number[] | undefined;
  /** How often an animation is played; 0 for without end. */
  readonly loop: number | undefined;
  /** As it is in the file, with the camera, the place and a thumbnail. */
  readonly exif: Buffer | undefined;
  readonly xmp: string | undefined;
  /** Whether it says something of itself in fields that are not read. */
  readonly unread: boolean;
}
