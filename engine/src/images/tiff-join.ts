/** Tags of fields that hold where the strips of pixels are, and the bytes of each. */
const STRIPS = 273;
const STRIP_BYTES = 279;

/** Fields that lead to further directories, which are not taken along: EXIF, place, and pictures within a picture. */
const LEADING_ELSEWHERE = new Set([330, 34_665, 34_853]);

const SHORT = 3;
const LONG = 4;

/** Bytes of a value, by the type of a field. */
const SIZES: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

const HEADER_BYTES = 8;
const FIELD_BYTES = 12;

interface Field {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly values: Buffer;
}

/**
 * One TIFF file of several with a page each, whatever their sizes and depths: neither libtiff's drivers nor ours store pages that
 * differ in one go.
 * @param files little-endian, in strips, as our encoder writes them.
 */
export function joinTiffs(files: readonly Buffer[]): Buffer {
  const pieces: Buffer[] = [Buffer.from('II*\0\0\0\0\0', 'latin1')];
  let length = HEADER_BYTES;
  const add = (piece: Buffer): number => {
    const at = length;
    pieces.push(piece);
    length += piece.length;
    return at;
  };
  /** Pixels of 16 bits, and directories, begin at even places. */
  const align = (): void => {
    if (length % 8 !== 0) add(Buffer.alloc(8 - (length % 8)));
  };
  /** Where the place of the next directory is written. */
  let link: { readonly piece: Buffer; readonly at: number } = { piece: pieces[0] ?? Buffer.alloc(0), at: 4 };
  for (const file of files) {
    const fields = fieldsOf(file);
    const bytes = numbersOf(fields, STRIP_BYTES);
    align();
    const strips = numbersOf(fields, STRIPS).map((at, index) =>
      add(file.subarray(at, at + (bytes[index] ?? 0))),
    );
    align();
    const moved = fields.map((field) => (field.tag === STRIPS ? longs(STRIPS, strips) : field));
    const directory = Buffer.alloc(2 + moved.length * FIELD_BYTES + 4);
    directory.writeUInt16LE(moved.length, 0);
    for (const [index, { tag, type, count, values }] of moved.entries()) {
      const at = 2 + index * FIELD_BYTES;
      directory.writeUInt16LE(tag, at);
      directory.writeUInt16LE(type, at + 2);
      directory.writeUInt32LE(count, at + 4);
      if (values.length <= 4) values.copy(directory, at + 8);
      else {
        align();
        directory.writeUInt32LE(add(values), at + 8);
      }
    }
    align();
    link.piece.writeUInt32LE(add(directory), link.at);
    link = { piece: directory, at: directory.length - 4 };
  }
  return Buffer.concat(pieces, length);
}

function fieldsOf(file: Buffer): readonly Field[] {
  const directory = file.readUInt32LE(4);
  const fields = Array.from({ length: file.readUInt16LE(directory) }, (_, index): Field => {
    const at = directory + 2 + index * FIELD_BYTES;
    const type = file.readUInt16LE(at + 2);
    const count = file.readUInt32LE(at + 4);
    const length = count * (SIZES[type] ?? 1);
    const start = length <= 4 ? at + 8 : file.readUInt32LE(at + 8);
    return { tag: file.readUInt16LE(at), type, count, values: file.subarray(start, start + length) };
  });
  return fields.filter(({ tag }) => !LEADING_ELSEWHERE.has(tag));
}

function numbersOf(fields: readonly Field[], tag: number): readonly number[] {
  const field = fields.find((one) => one.tag === tag);
  if (!field || (field.type !== SHORT && field.type !== LONG)) throw new RangeError(`no field ${tag}`);
  const { type, count, values } = field;
  return Array.from({ length: count }, (_, index) =>
    type === SHORT ? values.readUInt16LE(2 * index) : values.readUInt32LE(4 * index),
  );
}

function longs(tag: number, numbers: readonly number[]): Field {
  const values = Buffer.alloc(4 * numbers.length);
  for (const [index, number] of numbers.entries()) values.writeUInt32LE(number, 4 * index);
  return { tag, type: LONG, count: numbers.length, values };
}
