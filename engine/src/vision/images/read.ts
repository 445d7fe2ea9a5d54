import { t } from '@vscode/l10n';
import sharp, { type Metadata, type SharpOptions } from 'sharp';
import { ImageError } from './image-error.ts';
import { readHeader, type Header } from './header.ts';
import { decodeHeic } from './heic/decode-heic.ts';
import type { Origin, Page, Picture } from './picture.ts';
import { READ_LIMITS, type ReadLimits } from './read-limits.ts';
import { joinTiffs } from './tiff-join.ts';
import { saysOfItself } from './tiff-fields.ts';
import { tiffDirectories, type TiffDirectory } from './tiff.ts';
import { unreadable } from './unreadable.ts';

/**
 * Decodes a picture: turned upright as its orientation says, at its full depth, in its own colours.
 * @throws ImageError when it is damaged, cut short, or refused.
 */
export async function decodePicture(bytes: Buffer, limits: ReadLimits = READ_LIMITS): Promise<Picture> {
  const header = await readHeader(bytes, limits);
  const { metadata, format, heic } = header;
  const decoded = await decodeAll(bytes, header, limits);
  const [only] = decoded;
  const file = decoded.length === 1 && only ? only : joinTiffs(decoded);
  const found = tiffDirectories(file).map((directory) => pageOf(file, directory));
  const [first] = found;
  if (!first) throw new ImageError(t('The image is empty'));
  for (const page of found) forgetHiddenColours(page);
  return {
    format,
    width: first.width,
    height: first.height,
    pages: found,
    file,
    origin: originOf(bytes, metadata, heic),
  };
}

/** TIFF files without compression: one of all moments of an animation, otherwise one of each page. */
async function decodeAll(bytes: Buffer, header: Header, limits: ReadLimits): Promise<readonly Buffer[]> {
  const { metadata, animated, heic } = header;
  if (heic)
    return [await decodeHeic({ bytes, width: metadata.width, height: metadata.height }, metadata.icc)];
  if (animated) return [await decode(bytes, metadata, { limitInputPixels: limits.pixels, pages: -1 })];
  return eachPage(bytes, header, limits);
}

/** A TIFF file without compression for each page. */
async function eachPage(
  bytes: Buffer,
  { pages, metadata }: Header,
  limits: ReadLimits,
): Promise<readonly Buffer[]> {
  const files: Buffer[] = [];
  for (const page of pages) {
    const options = { limitInputPixels: limits.pixels, page };
    const own = page === pages[0] ? metadata : await sharp(bytes, options).metadata();
    files.push(await decode(bytes, own, options));
  }
  return files;
}

/** Pixels as a TIFF file without compression, in which they are found and changed; see `tiffDirectories`. */
async function decode(bytes: Buffer, metadata: Metadata, options: SharpOptions): Promise<Buffer> {
  const space = spaceOf(metadata);
  try {
    // A page of an animation cannot be turned on its own; viewers show it as it is stored, too.
    return await sharp(bytes, { ...options, failOn: 'error', autoOrient: options.pages === undefined })
      .pipelineColourspace(space)
      .toColourspace(space)
      .keepIccProfile()
      .tiff({ compression: 'none' })
      .toBuffer();
  } catch (error) {
    throw unreadable(bytes, error);
  }
}

type Space = 'srgb' | 'rgb16' | 'b-w' | 'grey16' | 'cmyk';

/** The space that holds the colours of a picture without loss; floating point becomes 16 bits. */
function spaceOf({ space, depth }: Metadata): Space {
  const deep = depth !== 'uchar';
  if (space === 'cmyk') return 'cmyk';
  if (space === 'b-w' || space === 'grey16') return deep ? 'grey16' : 'b-w';
  return deep ? 'rgb16' : 'srgb';
}

function pageOf(file: Buffer, directory: TiffDirectory): Page {
  const { width, height, channels, alpha, model, depth, rowsPerStrip, strips } = directory;
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

/** The chunk that announces an animation is before the pixels; a header and a profile may be before it. */
const ANIMATED_PNG = Buffer.from('acTL', 'latin1');
const PNG_HEAD = 64 * 1024;

function originOf(bytes: Buffer, metadata: Metadata, heic: boolean): Origin {
  return {
    heic,
    deepHeic: heic && (metadata.bitsPerSample ?? 8) > 8,
    onlyFirst:
      (metadata.format === 'png' && bytes.subarray(0, PNG_HEAD).includes(ANIMATED_PNG)) ||
      (metadata.format === 'heif' && (metadata.pages ?? 1) > 1),
    fullColour: metadata.chromaSubsampling?.startsWith('4:4:4') ?? false,
    profile: metadata.hasProfile,
    delay: metadata.delay,
    loop: metadata.loop,
    exif: metadata.exif,
    xmp: metadata.xmpAsString,
    unread: metadata.format === 'tiff' && saysOfItself(bytes),
  };
}
