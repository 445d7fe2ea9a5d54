import { t } from '@vscode/l10n';
import sharp from 'sharp';
import type { Preview, PreviewParams } from '../protocol.ts';
import { ImageFault } from './fault.ts';
import { readBounded, readHeader, READ_LIMITS } from './read.ts';

/** Good enough to tell whether a face is covered. */
const QUALITY = 82;

/**
 * A picture, made small enough to be looked at.
 * @throws ImageFault when it cannot be read, or has no such page.
 */
export async function previewOf({ path, page = 0, longest }: PreviewParams): Promise<Preview> {
  const bytes = await readBounded(path);
  const { pages, metadata } = await readHeader(bytes);
  if (page >= pages) throw new ImageFault(t('It has no page {0}', page + 1));
  const upright =
    pages > 1
      ? { width: metadata.width, height: metadata.pageHeight ?? metadata.height }
      : metadata.autoOrient;
  let data: Buffer;
  try {
    data = await sharp(bytes, {
      page,
      limitInputPixels: READ_LIMITS.pixels,
      failOn: 'none',
      // Pages of an animation are shown as they are stored: see `decodePicture`.
      autoOrient: pages === 1,
    })
      .resize(longest, longest, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ quality: QUALITY })
      .toBuffer();
  } catch {
    throw new ImageFault(t('The picture is damaged, and cannot be shown'));
  }
  return { data: data.toString('base64'), width: upright.width, height: upright.height, pages };
}
