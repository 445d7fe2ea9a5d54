import { t } from '@vscode/l10n';
import sharp from 'sharp';
import { ImageError } from './image-error.ts';
import { readHeader } from './header.ts';
import { decodeHeic } from './heic/decode-heic.ts';
import { readBounded } from './read-file.ts';
import { READ_LIMITS } from './read-limits.ts';

export interface PreviewParams {
  readonly path: string;
  /** From 0. */
  readonly page?: number;
  /** Pixels that the longer side may have. */
  readonly longest: number;
}

export interface Preview {
  /** WebP, in base64. */
  readonly data: string;
  /** Of the picture itself, upright, in pixels: boxes count in these. */
  readonly width: number;
  readonly height: number;
  readonly pages: number;
}

/** Good enough to tell whether a face is covered. */
const QUALITY = 82;

/**
 * A picture, made small enough to be looked at.
 * @throws ImageError when it cannot be read, or has no such page.
 */
export async function previewOf({ path, page = 0, longest }: PreviewParams): Promise<Preview> {
  const bytes = await readBounded(path);
  const { pages, animated, heic, metadata } = await readHeader(bytes);
  const number = pages[page];
  if (number === undefined) throw new ImageError(t('The image has no page {0}', page + 1));
  const shown = heic
    ? await decodeHeic({ bytes, width: metadata.width, height: metadata.height }, metadata.icc)
    : bytes;
  const options = { page: heic ? 0 : number, limitInputPixels: READ_LIMITS.pixels, failOn: 'none' } as const;
  let data: Buffer;
  let upright: { readonly width: number; readonly height: number };
  try {
    const { width, height, pageHeight, autoOrient } = await sharp(shown, options).metadata();
    upright = animated ? { width, height: pageHeight ?? height } : autoOrient;
    // Pages of an animation are shown as they are stored: see `decodePicture`.
    data = await sharp(shown, { ...options, autoOrient: !animated })
      .resize(longest, longest, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ quality: QUALITY })
      .toBuffer();
  } catch {
    throw new ImageError(t('The image is damaged and cannot be shown'));
  }
  return { data: data.toString('base64'), width: upright.width, height: upright.height, pages: pages.length };
}
