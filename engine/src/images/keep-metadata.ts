import { withExif } from './embed-exif.ts';
import { encodePicture, type EncodeOptions } from './encode.ts';
import { cleanedExif } from './exif.ts';
import type { Picture } from './picture.ts';
import { cleanedXmp } from './xmp.ts';

export interface Encoded {
  readonly bytes: Buffer;
  /** What the file said of itself and could not be kept without the pictures in it, or in this format. */
  readonly lost: readonly ('EXIF' | 'XMP')[];
}

/**
 * The bytes of a picture in a format with camera, date and place as its file said them, but without the thumbnails and
 * previews that would show what was covered.
 * @throws ImageFault when the format cannot hold the picture.
 */
export async function encodeWithMetadata(
  picture: Picture,
  options: Omit<EncodeOptions, 'xmp'>,
): Promise<Encoded> {
  const { origin } = picture;
  const xmp = origin.xmp === undefined ? undefined : cleanedXmp(origin.xmp);
  const plain = await encodePicture(picture, { ...options, xmp });
  const exif = origin.exif && cleanedExif(origin.exif);
  const marked = exif && withExif(plain, options.format, exif, picture);
  const lost = [
    ...(origin.exif && !marked ? (['EXIF'] as const) : []),
    ...(origin.xmp !== undefined && xmp === undefined ? (['XMP'] as const) : []),
  ];
  return { bytes: marked ?? plain, lost };
}
