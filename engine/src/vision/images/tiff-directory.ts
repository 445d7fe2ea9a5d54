/** A field of a directory of a TIFF file. */
export interface TiffField {
  readonly tag: number;
  readonly type: number;
  /** How many values it has. */
  readonly count: number;
  /** Their bytes. */
  readonly values: Buffer;
}

const SHORT = 3;
export const LONG = 4;

/** Bytes of a value, by the type of a field. */
const SIZES: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

export const FIELD_BYTES = 12;

/**
 * Reads a directory of a little-endian TIFF file, as our encoder writes them.
 * @returns its fields, and where the next directory is: 0 for none.
 * @see https://www.adobe.io/open/standards/TIFF.html (TIFF 6.0, part 1)
 */
export function readDirectory(
  file: Buffer,
  directory: number,
): { readonly fields: readonly TiffField[]; readonly next: number } {
  const length = file.readUInt16LE(directory);
  const fields = Array.from({ length }, (_, index): TiffField => {
    const at = directory + 2 + index * FIELD_BYTES;
    const type = file.readUInt16LE(at + 2);
    const count = file.readUInt32LE(at + 4);
    const bytes = count * (SIZES[type] ?? 1);
    const start = bytes <= 4 ? at + 8 : file.readUInt32LE(at + 8);
    return { tag: file.readUInt16LE(at), type, count, values: file.subarray(start, start + bytes) };
  });
  return { fields, next: file.readUInt32LE(directory + 2 + length * FIELD_BYTES) };
}

/** The numbers in the field of a tag; none where there is no such field of whole numbers. */
export function numbersIn(fields: readonly TiffField[], tag: number): readonly number[] {
  const field = fields.find((one) => one.tag === tag);
  if (!field || (field.type !== SHORT && field.type !== LONG)) return [];
  const { type, count, values } = field;
  return Array.from({ length: count }, (_, index) =>
    type === SHORT ? values.readUInt16LE(2 * index) : values.readUInt32LE(4 * index),
  );
}
