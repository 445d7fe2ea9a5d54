/** Tags of EXIF 2.32 that are changed when a picture was turned upright and covered. */
const ORIENTATION = 0x0112;
const EXIF_DIRECTORY = 0x8769;
const MAKER_NOTE = 0x927c;
const THUMBNAIL_OFFSET = 0x0201;
const THUMBNAIL_LENGTH = 0x0202;

const FIELD_BYTES = 12;

/** Bytes of a value by the type of a field. */
const SIZES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
};

interface Field {
  readonly tag: number;
  /** Where the field is. */
  readonly at: number;
  /** Where its values are, and how many bytes they take. */
  readonly start: number;
  readonly length: number;
}

/**
 * EXIF without what shows or misplaces the picture: the thumbnail and the notes of the maker, which hold previews, are
 * emptied, and the orientation is said to be upright.
 * @param exif as it stands in a file, with or without the mark `Exif\0\0` before it.
 * @returns a copy without the mark; undefined when it is not understood, and so cannot be cleared.
 */
export function cleanedExif(exif: Uint8Array): Buffer | undefined {
  const marked = Buffer.from(exif).toString('latin1', 0, 6) === 'Exif\0\0';
  const bytes = Buffer.from(exif.subarray(marked ? 6 : 0));
  try {
    const little = bytes.toString('latin1', 0, 2) === 'II';
    if (!little && bytes.toString('latin1', 0, 2) !== 'MM') return undefined;
    clean(new Reader(bytes, little));
    return bytes;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function clean(exif: Reader): void {
  const first = exif.long(4);
  for (const field of exif.fields(first)) {
    if (field.tag === ORIENTATION) exif.setShort(field.start, 1);
    if (field.tag !== EXIF_DIRECTORY) continue;
    for (const inner of exif.fields(exif.long(field.start))) if (inner.tag === MAKER_NOTE) exif.empty(inner);
  }
  const next = exif.nextDirectory(first);
  if (next === 0) return;
  const thumbnail = exif.fields(next);
  const valueOf = (tag: number): number => {
    const field = thumbnail.find((one) => one.tag === tag);
    return field ? exif.long(field.start) : 0;
  };
  exif.fill(valueOf(THUMBNAIL_OFFSET), valueOf(THUMBNAIL_LENGTH));
  for (const field of thumbnail) exif.empty(field);
  exif.endDirectories(first);
}

/** Numbers of an EXIF block in its byte order. @throws RangeError for places outside of it. */
class Reader {
  readonly #bytes: Buffer;
  readonly #little: boolean;

  constructor(bytes: Buffer, little: boolean) {
    this.#bytes = bytes;
    this.#little = little;
  }

  short(at: number): number {
    return this.#little ? this.#bytes.readUInt16LE(at) : this.#bytes.readUInt16BE(at);
  }

  long(at: number): number {
    return this.#little ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at);
  }

  setShort(at: number, value: number): void {
    if (this.#little) this.#bytes.writeUInt16LE(value, at);
    else this.#bytes.writeUInt16BE(value, at);
  }

  fields(directory: number): readonly Field[] {
    return Array.from({ length: this.short(directory) }, (_, index): Field => {
      const at = directory + 2 + index * FIELD_BYTES;
      const length = this.long(at + 4) * (SIZES[this.short(at + 2)] ?? 1);
      return { tag: this.short(at), at, start: length <= 4 ? at + 8 : this.long(at + 8), length };
    });
  }

  nextDirectory(directory: number): number {
    return this.long(directory + 2 + this.short(directory) * FIELD_BYTES);
  }

  endDirectories(directory: number): void {
    const at = directory + 2 + this.short(directory) * FIELD_BYTES;
    this.fill(at, 4);
  }

  /** Overwrites the values of a field; it stays, with as many zeros. */
  empty({ start, length }: Field): void {
    this.fill(start, length);
  }

  fill(start: number, length: number): void {
    if (start + length > this.#bytes.length) throw new RangeError('outside of the block');
    this.#bytes.fill(0, start, start + length);
  }
}
