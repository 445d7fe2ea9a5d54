import type { ColourModel } from './picture.ts';

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

/** Bytes of a value of the types of fields that hold numbers. */
const SIZES: Readonly<Record<number, number>> = { 3: 2, 4: 4 };
const SHORT = 3;
const LONG = 4;
const FIELD_BYTES = 12;

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
    const fields = readFields(file, at);
    found.push(directory(fields));
    at = file.readUInt32LE(at + 2 + file.readUInt16LE(at) * FIELD_BYTES);
  }
  return found;
}

function directory(fields: ReadonlyMap<number, readonly number[]>): TiffDirectory {
  const first = (tag: number, otherwise: number): number => fields.get(tag)?.[0] ?? otherwise;
  if (first(TAGS.compression, 1) !== 1 || first(TAGS.planes, 1) !== 1) throw new RangeError('packed TIFF');
  const height = first(TAGS.height, 0);
  return {
    width: first(TAGS.width, 0),
    height,
    channels: first(TAGS.channels, 1),
    alpha: fields.has(TAGS.extra),
    model: MODELS[first(TAGS.colours, 2)] ?? 'rgb',
    depth: first(TAGS.depth, 1),
    rowsPerStrip: Math.min(height, first(TAGS.rowsPerStrip, height)),
    strips: fields.get(TAGS.strips) ?? [],
  };
}

function readFields(file: Buffer, directoryAt: number): Map<number, readonly number[]> {
  const fields = new Map<number, readonly number[]>();
  const count = file.readUInt16LE(directoryAt);
  for (let index = 0; index < count; index++) {
    const at = directoryAt + 2 + index * FIELD_BYTES;
    const type = file.readUInt16LE(at + 2);
    if (type !== SHORT && type !== LONG) continue;
    const length = file.readUInt32LE(at + 4);
    const size = SIZES[type] ?? 0;
    const start = length * size <= 4 ? at + 8 : file.readUInt32LE(at + 8);
    fields.set(
      file.readUInt16LE(at),
      Array.from({ length }, (_, place) =>
        type === SHORT ? file.readUInt16LE(start + place * size) : file.readUInt32LE(start + place * size),
      ),
    );
  }
  return fields;
}
