import { FIELD_BYTES, LONG } from '../tiff-directory.ts';

/** Pixels of 8-bit values, row after row. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, and alpha for 4. */
  readonly channels: 3 | 4;
  readonly data: Uint8Array;
}

const SHORT = 3;
const UNDEFINED = 7;
const HEADER_BYTES = 8;

/**
 * Pixels as a TIFF file in one strip without compression.
 * @param profile an ICC profile of their colours.
 * @see https://www.adobe.io/open/standards/TIFF.html (TIFF 6.0, part 1)
 */
export function tiffOf({ width, height, channels, data }: Pixels, profile: Buffer | undefined): Buffer {
  const depths = Buffer.alloc(2 * channels);
  for (let index = 0; index < channels; index++) depths.writeUInt16LE(8, 2 * index);
  const depthsAt = HEADER_BYTES;
  const profileAt = depthsAt + depths.length;
  const profileEnd = profileAt + (profile?.length ?? 0);
  const directoryAt = profileEnd + (profileEnd % 2);
  const fields: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
    [256, LONG, 1, width],
    [257, LONG, 1, height],
    [258, SHORT, channels, depthsAt],
    // No compression; RGB.
    [259, SHORT, 1, 1],
    [262, SHORT, 1, 2],
    [273, LONG, 1, 0],
    [277, SHORT, 1, channels],
    [278, LONG, 1, height],
    [279, LONG, 1, data.length],
    [284, SHORT, 1, 1],
    // Alpha that the colours are not multiplied with.
    ...(channels === 4 ? [[338, SHORT, 1, 2] as const] : []),
    ...(profile ? [[34_675, UNDEFINED, profile.length, profileAt] as const] : []),
  ];
  const directory = Buffer.alloc(2 + fields.length * FIELD_BYTES + 4);
  const pixelsAt = directoryAt + directory.length + ((directoryAt + directory.length) % 2);
  directory.writeUInt16LE(fields.length, 0);
  for (const [index, [tag, type, count, value]] of fields.entries()) {
    const at = 2 + index * FIELD_BYTES;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(type, at + 2);
    directory.writeUInt32LE(count, at + 4);
    directory.writeUInt32LE(tag === 273 ? pixelsAt : value, at + 8);
  }
  const file = Buffer.alloc(pixelsAt + data.length);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(directoryAt, 4);
  depths.copy(file, depthsAt);
  profile?.copy(file, profileAt);
  directory.copy(file, directoryAt);
  file.set(data, pixelsAt);
  return file;
}
