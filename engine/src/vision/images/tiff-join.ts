import { FIELD_BYTES, LONG, numbersIn, readDirectory, type TiffField } from './tiff-directory.ts';

/** Tags of fields that hold where the strips of pixels are, and the bytes of each. */
const STRIPS = 273;
const STRIP_BYTES = 279;

/** Fields that lead to further directories, which are not taken along: EXIF, place, and pictures within a picture. */
const LEADING_ELSEWHERE = new Set([330, 34_665, 34_853]);

const HEADER_BYTES = 8;

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
    const fields = readDirectory(file, file.readUInt32LE(4)).fields.filter(
      ({ tag }) => !LEADING_ELSEWHERE.has(tag),
    );
    const bytes = numbersIn(fields, STRIP_BYTES);
    align();
    const strips = numbersIn(fields, STRIPS).map((at, index) =>
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

function longs(tag: number, numbers: readonly number[]): TiffField {
  const values = Buffer.alloc(4 * numbers.length);
  for (const [index, number] of numbers.entries()) values.writeUInt32LE(number, 4 * index);
  return { tag, type: LONG, count: numbers.length, values };
}
