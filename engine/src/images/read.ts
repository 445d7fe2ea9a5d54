import { open } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import sharp, { type Metadata } from 'sharp';
import { ImageFault, reasonOf } from './fault.ts';
import type { PictureFormat } from './format.ts';
import type { ColourModel, Origin, Page, Picture } from './picture.ts';
import { tiffDirectories, type TiffDirectory } from './tiff.ts';

/** What is refused before anything is decoded, so that a small file cannot fill the memory. */
export interface ReadLimits {
  readonly bytes: number;
  /** Of all pages together. */
  readonly pixels: number;
  readonly pages: number;
}

/** The largest sensors of phones have 200 megapixels. */
export const READ_LIMITS: ReadLimits = { bytes: 512 * 1024 * 1024, pixels: 201_000_000, pages: 2000 };

/** What the header of a picture says. */
export interface Header {
  readonly format: PictureFormat;
  /** Of all pages together. */
  readonly pixels: number;
  readonly pages: number;
  readonly metadata: Metadata;
}

/**
 * The bytes of a file.
 * @throws ImageFault when it is empty, too large, no regular file, or cannot be read.
 */
export async function readBounded(path: string, limits: ReadLimits = READ_LIMITS): Promise<Buffer> {
  let file;
  try {
    file = await open(path);
  } catch (error) {
    throw new ImageFault(t('It cannot be read: {0}', reasonOf(error)));
  }
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new ImageFault(t('It is not a file'));
    if (found.size === 0) throw new ImageFault(t('The file is empty'));
    if (found.size > limits.bytes) {
      throw new ImageFault(
        t(
          'The file has {0} MB, more than the {1} MB that are read',
          megabytes(found.size),
          megabytes(limits.bytes),
        ),
      );
    }
    return await file.readFile();
  } catch (error) {
    throw error instanceof ImageFault ? error : new ImageFault(t('It cannot be read: {0}', reasonOf(error)));
  } finally {
    await file.close();
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}

/**
 * Reads the header alone: nothing is decoded.
 * @throws ImageFault when it is no picture that we read, or one beyond the limits.
 */
export async function readHeader(bytes: Buffer, limits: ReadLimits = READ_LIMITS): Promise<Header> {
  let metadata: Metadata;
  try {
    metadata = await sharp(bytes, { limitInputPixels: false, failOn: 'none' }).metadata();
  } catch (error) {
    throw unreadable(bytes, error);
  }
  const format = formatOf(metadata);
  const pages = format === 'avif' ? 1 : (metadata.pages ?? 1);
  const pixels = metadata.width * (metadata.pageHeight ?? metadata.height) * pages;
  if (pages > limits.pages)
    throw new ImageFault(t('It has {0} pages; up to {1} are read', pages, limits.pages));
  if (pixels > limits.pixels) {
    throw new ImageFault(
      t(
        'It has {0} megapixels ({1} × {2}), more than the {3} that are read',
        Math.ceil(pixels / 1e6),
        metadata.width,
        (metadata.pageHeight ?? metadata.height) * pages,
        Math.floor(limits.pixels / 1e6),
      ),
    );
  }
  return { format, pixels, pages, metadata };
}

const READ: readonly PictureFormat[] = ['jpeg', 'png', 'webp', 'tiff', 'gif'];

function formatOf({ format, compression }: Metadata): PictureFormat {
  if (format === 'heif') {
    if (compression === 'hevc') throw heicRefused();
    return 'avif';
  }
  const known = READ.find((one) => one === format);
  if (known === undefined) throw new ImageFault(t('Pictures of the format {0} are not read', format));
  return known;
}

function heicRefused(): ImageFault {
  return new ImageFault(
    t('HEIC pictures are compressed with HEVC, which this build cannot decode; convert it to JPEG first'),
  );
}

function unreadable(bytes: Buffer, error: unknown): ImageFault {
  if (/^ftyp(hei[cxms]|hev[cxms]|mif1|msf1)$/u.test(bytes.toString('latin1', 4, 12))) return heicRefused();
  const reason = reasonOf(error);
  if (CUT_SHORT.test(reason)) return new ImageFault(t('The picture is damaged: its end is missing'));
  return /unsupported image format/u.test(reason) && !beginsAsPicture(bytes)
    ? new ImageFault(t('It is no picture that can be read; JPEG, PNG, WebP, TIFF, AVIF and GIF are'))
    : new ImageFault(t('The picture is damaged: {0}', reason));
}

/** What decoders say of a file that ends too early. */
const CUT_SHORT = /premature end|unexpected end|libpng read error|bad seek|webp: unable to parse image$/iu;

/** The first bytes of JPEG, PNG, GIF, TIFF in both byte orders, and WebP. */
const BEGINNINGS = /^(?:\xff\xd8\xff|\x89PNG|GIF8|II\*\0|MM\0\*|RIFF....WEBP)/su;

function beginsAsPicture(bytes: Buffer): boolean {
  return BEGINNINGS.test(bytes.toString('latin1', 0, 12));
}

/**
 * Decodes a picture: turned upright as its orientation says, at its full depth, in its own colours.
 * @throws ImageFault when it is damaged, cut short, or refused.
 */
export async function decodePicture(bytes: Buffer, limits: ReadLimits = READ_LIMITS): Promise<Picture> {
  const header = await readHeader(bytes, limits);
  const { metadata, pages } = header;
  const space = spaceOf(metadata);
  let file: Buffer;
  try {
    file = await sharp(bytes, {
      limitInputPixels: limits.pixels,
      failOn: 'error',
      pages: pages > 1 ? -1 : 1,
      // A page of an animation cannot be turned on its own; viewers show it as it is stored, too.
      autoOrient: pages === 1,
    })
      .pipelineColourspace(space)
      .toColourspace(space)
      .keepIccProfile()
      .tiff({ compression: 'none' })
      .toBuffer();
  } catch (error) {
    throw unreadable(bytes, error);
  }
  const found = tiffDirectories(file).map((directory) => pageOf(file, directory, modelOf(space)));
  const [first] = found;
  if (!first) throw new ImageFault(t('The picture is empty'));
  for (const page of found) forgetHiddenColours(page);
  return {
    format: header.format,
    width: first.width,
    height: first.height,
    pages: found,
    file,
    origin: originOf(metadata),
  };
}

type Space = 'srgb' | 'rgb16' | 'b-w' | 'grey16' | 'cmyk';

/** The space that holds the colours of a picture without loss; floating point becomes 16 bits. */
function spaceOf({ space, depth }: Metadata): Space {
  const deep = depth !== 'uchar';
  if (space === 'cmyk') return 'cmyk';
  if (space === 'b-w' || space === 'grey16') return deep ? 'grey16' : 'b-w';
  return deep ? 'rgb16' : 'srgb';
}

function modelOf(space: Space): ColourModel {
  return space === 'cmyk' ? 'cmyk' : space === 'b-w' || space === 'grey16' ? 'grey' : 'rgb';
}

function pageOf(file: Buffer, directory: TiffDirectory, model: ColourModel): Page {
  const { width, height, channels, alpha, depth, rowsPerStrip, strips } = directory;
  const bytesPerValue = depth / 8;
  const data =
    depth === 16
      ? new Uint16Array(file.buffer, file.byteOffset, file.byteLength >> 1)
      : new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  return {
    width,
    height,
    channels,
    alpha,
    model,
    maximum: 2 ** depth - 1,
    data,
    rowStart: (y) =>
      (strips[Math.floor(y / rowsPerStrip)] ?? 0) / bytesPerValue + (y % rowsPerStrip) * width * channels,
  };
}

/** What is fully transparent keeps a colour in the file that nobody sees, and that a program could show. */
function forgetHiddenColours({ alpha, width, height, channels, data, rowStart }: Page): void {
  if (!alpha) return;
  for (let y = 0; y < height; y++) {
    let at = rowStart(y);
    for (let x = 0; x < width; x++, at += channels) {
      if (data[at + channels - 1] === 0) data.fill(0, at, at + channels);
    }
  }
}

function originOf(metadata: Metadata): Origin {
  return {
    fullColour: metadata.chromaSubsampling?.startsWith('4:4:4') ?? false,
    profile: metadata.hasProfile,
    delay: metadata.delay,
    loop: metadata.loop,
    exif: metadata.exif,
    xmp: metadata.xmpAsString,
  };
}
