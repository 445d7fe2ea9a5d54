import { withExif } from './embed-exif.ts';
import { asAvif, encodePicture, type EncodeOptions } from './encode.ts';
import { cleanedExif } from './exif.ts';
import type { PictureFormat } from './format.ts';
import type { Picture } from './picture.ts';
import { cleanedXmp } from './xmp.ts';

const WITHOUT_XMP: readonly PictureFormat[] = ['gif'];

export interface EncodedImage {
  readonly bytes: Buffer;
  /** The metadata that could not be kept without the pictures in it, or in this format. */
  readonly lost: readonly ('EXIF' | 'XMP')[];
}

/**
 * The bytes of a picture in a format with camera, date and place as its file said them, but without the thumbnails and
 * previews that would show what was covered.
 * @throws ImageError when the format cannot hold the picture.
 */
export async function encodeWithMetadata(
  picture: Picture,
  options: Omit<EncodeOptions, 'xmp'>,
): Promise<EncodedImage> {
  const { origin } = picture;
  const xmp = origin.xmp === undefined ? undefined : cleanedXmp(origin.xmp);
  const exif = origin.exif && cleanedExif(origin.exif);
  const marked = await withBoth(picture, options, exif, xmp);
  const lost = [
    ...(origin.unread || (origin.exif && !marked) ? (['EXIF'] as const) : []),
    ...(origin.xmp !== undefined && (xmp === undefined || WITHOUT_XMP.includes(options.format))
      ? (['XMP'] as const)
      : []),
  ];
  return { bytes: marked ?? (await encodePicture(picture, { ...options, xmp })), lost };
}

/** @returns undefined where there is no EXIF, or no way to keep it. */
async function withBoth(
  picture: Picture,
  options: Omit<EncodeOptions, 'xmp'>,
  exif: Buffer | undefined,
  xmp: string | undefined,
): Promise<Buffer | undefined> {
  if (!exif) return undefined;
  if (options.format !== 'avif')
    return withExif(await encodePicture(picture, { ...options, xmp }), options.format, exif, picture);
  // The boxes of AVIF are written by its encoder, which takes EXIF from what it reads.
  const before = withExif(
    await encodePicture(picture, { format: 'png', quality: undefined, xmp }),
    'png',
    exif,
    picture,
  );
  return before && asAvif(before, options.quality);
}
