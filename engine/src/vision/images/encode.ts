import sharp, { type Sharp } from 'sharp';
import { t } from '@vscode/l10n';
import { ImageError } from './image-error.ts';
import { reasonOf } from '@vitruve/workspace';
import type { PictureFormat } from './format.ts';
import type { ColourModel, Page, Picture } from './picture.ts';
import { joinTiffs } from './tiff-join.ts';

export interface EncodeOptions {
  readonly format: PictureFormat;
  /** 1 to 100; that which is visually lossless for the format otherwise. */
  readonly quality: number | undefined;
  /** What the file says of itself in XMP. */
  readonly xmp?: string | undefined;
}

/** Visually lossless for photos. PNG and TIFF lose nothing. */
const QUALITY = { jpeg: 92, webp: 90, avif: 75, tiff: 100, png: 100, gif: 100 } as const;

/** Of AVIF, 0 to 9: more takes several times as long for a few percent. */
const EFFORT = 3;

/** Formats that hold several pages. */
const PAGED: readonly PictureFormat[] = ['gif', 'webp', 'tiff'];

/** Transparent parts of a picture whose new format has no transparency. */
const GROUND = '#ffffff';

/**
 * The bytes of a picture in a format, with its colour profile and no other metadata unless it is
 * given: no camera, place, comment or thumbnail.
 * @throws ImageError when the format cannot hold the picture.
 */
export async function encodePicture(picture: Picture, options: EncodeOptions): Promise<Buffer> {
  const { pages, file } = picture;
  const { format } = options;
  const [first] = pages;
  if (!first) throw new ImageError(t('The image is empty'));
  if (pages.length > 1 && !PAGED.includes(format)) {
    throw new ImageError(
      t('The image has {0} pages, but {1} allows only one', pages.length, format.toUpperCase()),
    );
  }
  try {
    if (format !== 'tiff' || pages.length === 1) {
      if (pages.some(({ width, height }) => width !== first.width || height !== first.height))
        throw new ImageError(t('The pages have different sizes, which only TIFF allows'));
      const all = sharp(file, { limitInputPixels: false, pages: pages.length > 1 ? -1 : 1 });
      return await encodePages(all, first, picture, options);
    }
    const files: Buffer[] = [];
    for (const [number, page] of pages.entries()) {
      files.push(
        await encodePages(sharp(file, { limitInputPixels: false, page: number }), page, picture, options),
      );
    }
    return joinTiffs(files);
  } catch (error) {
    if (error instanceof ImageError) throw error;
    throw new ImageError(t('The image cannot be written as {0}: {1}', format.toUpperCase(), reasonOf(error)));
  }
}

/** @param page one of those of `image`, whose colours they have. */
function encodePages(
  image: Sharp,
  page: Page,
  picture: Picture,
  { format, quality, xmp }: EncodeOptions,
): Promise<Buffer> {
  const space = spaceIn(format, page.model, page.maximum > 255);
  if (space === 'cmyk') image.pipelineColourspace('cmyk');
  if (format === 'jpeg' && page.alpha) image.flatten({ background: GROUND });
  image.toColourspace(space);
  // A profile describes the colours that it came with, and no others.
  if (picture.origin.profile && modelOf(space) === page.model) image.keepIccProfile();
  if (xmp !== undefined) image.withXmp(xmp);
  return written(image, picture, format, quality ?? QUALITY[format]).toBuffer();
}

function written(image: Sharp, { origin, pages }: Picture, format: PictureFormat, quality: number): Sharp {
  const animation = {
    ...(origin.delay && pages.length > 1 ? { delay: [...origin.delay] } : {}),
    ...(origin.loop !== undefined && pages.length > 1 ? { loop: origin.loop } : {}),
  };
  switch (format) {
    case 'jpeg':
      return image.jpeg({
        quality,
        chromaSubsampling: origin.fullColour ? '4:4:4' : '4:2:0',
        // Codes of its own make a file 5 % smaller, take three times as long, and hold the whole picture in memory again.
        optimiseCoding: false,
      });
    case 'png':
      // For photos smaller than the highest level without filters, in half the time.
      return image.png({ compressionLevel: 3, adaptiveFiltering: true });
    case 'webp':
      return image.webp({ quality, ...animation });
    case 'tiff':
      return image.tiff({ compression: 'lzw', predictor: 'horizontal' });
    case 'avif':
      return image.avif({ quality, effort: EFFORT });
    case 'gif':
      return image.gif({ ...animation });
  }
}

/** A PNG as AVIF, with all that its file says of itself. */
export function asAvif(png: Buffer, quality: number | undefined): Promise<Buffer> {
  return sharp(png, { limitInputPixels: false })
    .keepMetadata()
    .avif({ quality: quality ?? QUALITY.avif, effort: EFFORT })
    .toBuffer();
}

/** The colours of a picture in a format: as they are where the format has them. */
function spaceIn(
  format: PictureFormat,
  model: ColourModel,
  deep: boolean,
): 'srgb' | 'rgb16' | 'b-w' | 'grey16' | 'cmyk' {
  const keepsDepth = deep && (format === 'png' || format === 'tiff');
  if (model === 'cmyk' && (format === 'jpeg' || format === 'tiff')) return 'cmyk';
  if (model === 'grey' && (format === 'jpeg' || format === 'png' || format === 'tiff')) {
    return keepsDepth ? 'grey16' : 'b-w';
  }
  return keepsDepth ? 'rgb16' : 'srgb';
}

function modelOf(space: ReturnType<typeof spaceIn>): ColourModel {
  return space === 'cmyk' ? 'cmyk' : space === 'b-w' || space === 'grey16' ? 'grey' : 'rgb';
}
