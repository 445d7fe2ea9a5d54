import type { ColourModel } from './picture.ts';
import { numbersIn, readDirectory, type TiffField } from './tiff-directory.ts';

/** A directory of an uncompressed TIFF file: one picture. */
export interface TiffDirectory {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Values of each pixel, alpha included. */
  readonly channels: number;
  readonly alpha: boolean;
  readonly model: ColourModel;
  /** Bits of each value. */
  readonly depth: number;
  /** Rows in each strip but the last. */
  readonly rowsPerStrip: number;
  /** Where each strip begins in the file. */
  readonly strips: readonly number[];
}

const TAGS = {
  width: 256,
  height: 257,
  depth: 258,
  compression: 259,
  colours: 262,
  strips: 273,
  channels: 277,
  rowsPerStrip: 278,
  planes: 284,
  extra: 338,
} as const;

/** What the values of a pixel mean, by the number in the field of colours. */
const MODELS: Readonly<Record<number, ColourModel>> = { 0: 'grey', 1: 'grey', 2: 'rgb', 5: 'cmyk' };

/**
 * Finds the pixels of a TIFF file in memory: little-endian, uncompressed, channels interleaved, as our decoder writes it.
 * @throws RangeError for any other.
 * @see https://www.adobe.io/open/standards/TIFF.html (TIFF 6.0, part 1)
 */
export function tiffDirectories(file: Buffer): readonly TiffDirectory[] {
  if (file.toString('latin1', 0, 2) !== 'II' || file.readUInt16LE(2) !== 42)
    throw new RangeError('not a TIFF');
  const found: TiffDirectory[] = [];
  for (let at = file.readUInt32LE(4); at !== 0;) {
    const { fields, next } = readDirectory(file, at);
    found.push(directory(fields));
    at = next;
  }
  return found;
}

function directory(fields: readonly TiffField[]): TiffDirectory {
  const first = (tag: number, otherwise: number): number => numbersIn(fields, tag)[0] ?? otherwise;
  if (first(TAGS.compression, 1) !== 1 || first(TAGS.planes, 1) !== 1) throw new RangeError('packed TIFF');
  const height = first(TAGS.height, 0);
  return {
    width: first(TAGS.width, 0),
    height,
    channels: first(TAGS.channels, 1),
    alpha: fields.some(({ tag }) => tag === TAGS.extra),
    model: MODELS[first(TAGS.colours, 2)] ?? 'rgb',
    depth: first(TAGS.depth, 1),
    rowsPerStrip: Math.min(height, first(TAGS.rowsPerStrip, height)),
    strips: numbersIn(fields, TAGS.strips),
  };
}
