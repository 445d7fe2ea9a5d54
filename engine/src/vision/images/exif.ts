/** Tag of EXIF 2.32 that says how the picture is turned. */
const ORIENTATION = 0x0112;

/** Fields that lead to directories that are kept: EXIF, place, and which rules it follows. */
const LEADING_ON: ReadonlySet<number> = new Set([0x8769, 0x8825, 0xa005]);

/**
 * Fields that hold or lead to pictures: notes of the maker, thumbnails and strips in any form, pictures within the picture,
 * resources of Photoshop, and blocks of XMP and IPTC.
 */
const PICTURES: ReadonlySet<number> = new Set([
  0x927c, 0x0111, 0x0117, 0x0144, 0x0145, 0x014a, 0x0201, 0x0202, 0x02bc, 0x501b, 0x8649, 0x83bb,
]);

const HEADER_BYTES = 8;
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
 * EXIF without what shows or misplaces the picture: of the directories of the picture, of EXIF and of the place it keeps the fields that
 * hold no picture; all else is emptied, the thumbnail and the notes of the maker among it. The orientation is set to upright.
 * @param exif as it is in a file, with or without the mark `Exif\0\0` before it.
 * @returns a copy without the mark; undefined when it is not understood, and so cannot be cleared.
 */
export function cleanedExif(exif: Uint8Array): Buffer | undefined {
  const marked = Buffer.from(exif).toString('latin1', 0, 6) === 'Exif\0\0';
  const bytes = Buffer.from(exif.subarray(marked ? 6 : 0));
  try {
    const little = bytes.toString('latin1', 0, 2) === 'II';
    if (!little && bytes.toString('latin1', 0, 2) !== 'MM') return undefined;
    return clean(new Reader(bytes, little));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function clean(exif: Reader): Buffer {
  exif.keep(0, HEADER_BYTES);
  const waiting = [exif.long(4)];
  const seen = new Set<number>();
  for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) {
    if (seen.has(directory)) continue;
    seen.add(directory);
    const fields = exif.fields(directory);
    exif.keep(directory, 2 + fields.length * FIELD_BYTES);
    for (const field of fields) {
      if (field.tag === ORIENTATION) exif.setShort(field.start, 1);
      if (LEADING_ON.has(field.tag)) waiting.push(exif.long(field.start));
      if (PICTURES.has(field.tag)) exif.forget(field);
      else exif.keep(field.start, field.length);
    }
  }
  return exif.kept();
}

/** Numbers of an EXIF block in its byte order. @throws RangeError for places outside of it. */
class Reader {
  readonly #bytes: Buffer;
  readonly #little: boolean;
  /** 1 for each byte that is kept. */
  readonly #kept: Uint8Array;

  constructor(bytes: Buffer, little: boolean) {
    this.#bytes = bytes;
    this.#kept = new Uint8Array(bytes.length);
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

  keep(start: number, length: number): void {
    if (start + length > this.#bytes.length) throw new RangeError('outside of the block');
    this.#kept.fill(1, start, start + length);
  }

  /** The field stays, with as many zeros: its value may be in it. */
  forget({ at, start }: Field): void {
    if (start === at + 8) this.#bytes.fill(0, start, start + 4);
  }

  /** The block with zeros wherever nothing is kept. */
  kept(): Buffer {
    return Buffer.from(this.#bytes.map((byte, at) => (this.#kept[at] === 1 ? byte : 0)));
  }
}
