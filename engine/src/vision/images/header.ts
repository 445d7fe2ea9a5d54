import { t } from '@vscode/l10n';
import sharp, { type Metadata } from 'sharp';
import { ImageError } from './image-error.ts';
import type { PictureFormat } from './format.ts';
import { refuseSwollenMetadata } from './png-metadata.ts';
import { READ_LIMITS, type ReadLimits } from './read-limits.ts';
import { pagesOfTheirOwn } from './tiff-fields.ts';
import { unreadable } from './unreadable.ts';

/** What the header of a picture says. */
export interface Header {
  /** What its result is written as if nothing else is asked for: what it is, and JPEG for HEIC, which cannot be written. */
  readonly format: PictureFormat;
  /** Whether it is compressed with HEVC, which the decoder of the other formats does not read. */
  readonly heic: boolean;
  /** Of all pages together. */
  readonly pixels: number;
  /** The numbers, in the file, of the pages that are pictures of their own. */
  readonly pages: readonly number[];
  /** Whether its pages are moments of one picture, of one size, rather than pictures of their own. */
  readonly animated: boolean;
  /** Of the first page. */
  readonly metadata: Metadata;
}

/**
 * Reads the header alone: nothing is decoded.
 * @throws ImageError when it is not a picture that we read, or one beyond the limits.
 */
export async function readHeader(bytes: Buffer, limits: ReadLimits = READ_LIMITS): Promise<Header> {
  refuseSwollenMetadata(bytes);
  const metadata = await metadataOf(bytes, 0);
  const format = formatOf(metadata);
  const isHeif = metadata.format === 'heif';
  const count = isHeif ? 1 : (metadata.pages ?? 1);
  if (count > limits.pages)
    throw new ImageError(t('The image has {0} pages: the maximum is {1}', count, limits.pages));
  const pages = pagesOf(bytes, metadata, count);
  const [first, ...others] = pages;
  if (first === undefined)
    throw new ImageError(t('The file contains only a thumbnail, as raw camera files do: convert it first'));
  const animated = format !== 'tiff' && pages.length > 1;
  const own = first === 0 ? metadata : await metadataOf(bytes, first);
  let pixels = within(limits, own, animated ? pages.length : 1);
  // Pages that are pictures of their own have each its size.
  for (const page of animated ? [] : others)
    pixels = within(limits, await metadataOf(bytes, page), 1, pixels);
  return { format, heic: isHeic(metadata), pages, animated, pixels, metadata: own };
}

function pagesOf(bytes: Buffer, metadata: Metadata, count: number): readonly number[] {
  if (metadata.format === 'tiff') return pagesOfTheirOwn(bytes, count);
  if (metadata.format === 'heif') return [metadata.pagePrimary ?? 0];
  return Array.from({ length: count }, (_, page) => page);
}

async function metadataOf(bytes: Buffer, page: number): Promise<Metadata> {
  try {
    return await sharp(bytes, {
      limitInputPixels: false,
      failOn: 'none',
      page,
    }).metadata();
  } catch (error) {
    throw unreadable(bytes, error);
  }
}

/**
 * The pixels of so many pages of a size, and those before.
 * @throws ImageError for too many.
 */
function within(
  limits: ReadLimits,
  { width, height, pageHeight }: Metadata,
  pages: number,
  before = 0,
): number {
  const along = (pageHeight ?? height) * pages;
  const pixels = before + width * along;
  if (pixels <= limits.pixels) return pixels;
  throw new ImageError(
    t(
      'The image has {0} megapixels ({1} × {2}): the maximum is {3}',
      Math.ceil(pixels / 1e6),
      width,
      along,
      Math.floor(limits.pixels / 1e6),
    ),
  );
}

const READ: readonly PictureFormat[] = ['jpeg', 'png', 'webp', 'tiff', 'gif'];

function isHeic({ format, compression }: Metadata): boolean {
  return format === 'heif' && compression === 'hevc';
}

function formatOf(metadata: Metadata): PictureFormat {
  const { format } = metadata;
  if (format === 'heif') return isHeic(metadata) ? 'jpeg' : 'avif';
  const known = READ.find((one) => one === format);
  if (known === undefined) throw new ImageError(t('Images in the format {0} are not supported', format));
  return known;
}
