import { t } from '@vscode/l10n';
import { ImageError } from './image-error.ts';
import { reasonOf } from '@vitruve/workspace';

/** The message for bytes that a decoder rejected. */
export function unreadable(bytes: Buffer, error: unknown): ImageError {
  if (bytes.toString('latin1', 4, 12) === 'ftypavis')
    return new ImageError(t('Animated AVIF images are not supported'));
  if (/^ftyp(?:he[iv]s|hevc|hevx|msf1)$/u.test(bytes.toString('latin1', 4, 12)))
    return new ImageError(t('Animated HEIC images are not supported'));
  const reason = reasonOf(error);
  // Not in the reason, which is what a decoder says first.
  const [, feature] = UNSUPPORTED.exec(String(error)) ?? [];
  if (feature !== undefined)
    return new ImageError(t('This form of HEIF is not supported: {0}', feature.trim()));
  if (CUT_SHORT.test(reason)) return new ImageError(t('The image is damaged: its end is missing'));
  if (/unsupported image format/u.test(reason) && !beginsAsPicture(bytes))
    return new ImageError(t('Unsupported image format: expected JPEG, PNG, WebP, TIFF, AVIF, GIF or HEIC'));
  // What decoders of several pictures say at once is lost at times.
  return UNSAID.test(reason)
    ? new ImageError(t('The image is damaged'))
    : new ImageError(t('The image is damaged: {0}', reason));
}

/** What the decoder of HEIF says of a whole image of a form that it does not read, such as one without compression (`unci`). */
const UNSUPPORTED = /heif: Unsupported feature: ([^\n(]*)/u;

/** What decoders say of a file that ends too early. */
const CUT_SHORT = /premature end|unexpected end|libpng read error|bad seek|webp: unable to parse image$/iu;

const UNSAID = /^(?:unknown error)?$/iu;

/** The first bytes of JPEG, PNG, GIF, TIFF in both byte orders, WebP, AVIF and HEIC. */
const BEGINNINGS =
  /^(?:\xff\xd8\xff|\x89PNG|GIF8|II\*\0|MM\0\*|RIFF....WEBP|....ftyp(?:avif|hei[cxm]|mif1))/su;

function beginsAsPicture(bytes: Buffer): boolean {
  return BEGINNINGS.test(bytes.toString('latin1', 0, 12));
}
