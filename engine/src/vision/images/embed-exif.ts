import { crc32 } from 'node:zlib';
import type { PictureFormat } from './format.ts';

/** A segment of JPEG holds its length in 16 bits. */
const MOST_IN_JPEG = 65_535 - 2 - 6;

/**
 * Puts EXIF into an encoded picture that has none.
 * @param exif without the mark `Exif\0\0`.
 * @returns undefined for formats whose files are not so simple, and for a block that is too large.
 */
export function withExif(
  picture: Buffer,
  format: PictureFormat,
  exif: Buffer,
  size: { readonly width: number; readonly height: number },
): Buffer | undefined {
  switch (format) {
    case 'jpeg':
      return exif.length > MOST_IN_JPEG ? undefined : inJpeg(picture, exif);
    case 'png':
      return inPng(picture, exif);
    case 'webp':
      return inWebp(picture, exif, size);
    case 'tiff':
    case 'avif':
    case 'gif':
      return undefined;
  }
}

/** A segment APP1 right after the start of the image. */
function inJpeg(picture: Buffer, exif: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xe1, 0, 0, ...Buffer.from('Exif\0\0', 'latin1')]);
  head.writeUInt16BE(2 + 6 + exif.length, 2);
  return Buffer.concat([picture.subarray(0, 2), head, exif, picture.subarray(2)]);
}

/** A chunk `eXIf` right after the header, which has 13 bytes. */
function inPng(picture: Buffer, exif: Buffer): Buffer {
  const afterHeader = 8 + 12 + 13;
  const body = Buffer.concat([Buffer.from('eXIf', 'latin1'), exif]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(exif.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return Buffer.concat([picture.subarray(0, afterHeader), chunk, picture.subarray(afterHeader)]);
}

const WEBP_EXIF = 0x08;
const WEBP_ALPHA = 0x10;

/** A chunk `EXIF` at the end, which the header `VP8X` must announce. @see https://developers.google.com/speed/webp/docs/riff_container */
function inWebp(picture: Buffer, exif: Buffer, { width, height }: { width: number; height: number }): Buffer {
  const chunks = picture.subarray(12);
  const first = chunks.toString('latin1', 0, 4);
  const header = Buffer.alloc(18);
  if (first === 'VP8X') chunks.copy(header, 0, 0, 18);
  else {
    header.write('VP8X', 'latin1');
    header.writeUInt32LE(10, 4);
    // Bit 4 of the fifth byte of a lossless stream says whether it has alpha.
    if (first === 'VP8L' && ((chunks[12] ?? 0) & 0x10) !== 0) header[8] = WEBP_ALPHA;
    header.writeUIntLE(width - 1, 12, 3);
    header.writeUIntLE(height - 1, 15, 3);
  }
  header[8] = (header[8] ?? 0) | WEBP_EXIF;
  const head = Buffer.from('EXIF\0\0\0\0', 'latin1');
  head.writeUInt32LE(exif.length, 4);
  const rest = first === 'VP8X' ? chunks.subarray(18) : chunks;
  const body = Buffer.concat([header, rest, head, exif, Buffer.alloc(exif.length % 2)]);
  const riff = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  riff.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([riff, body]);
}
