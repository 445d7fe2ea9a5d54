import sharp from 'sharp';
import { t } from '@vscode/l10n';
import { ImageError } from '../images/image-error.ts';
import { reasonOf } from '@vitruve/workspace';
import { readHeader } from '../images/header.ts';
import { readBounded } from '../images/read-file.ts';
import { rgbOf, valuesOf } from './colour.ts';
import { paint, type Painter } from './painter.ts';

/** Where a replacement picture is larger than this on a side it is reduced once, when it is read. */
const LARGEST = 2048;

/**
 * Another picture instead, as large as the region; where it is transparent, `colour` is behind it.
 * @throws ImageError when the picture cannot be read.
 */
export async function replacement(path: string, colour: string): Promise<Painter> {
  const bytes = await readReplacement(path, colour);
  return async (page, area) => {
    const { left, top, width, height } = area.region;
    const { data } = await sharp(bytes)
      .resize(width, height, { fit: 'cover' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    // `paint` asks for the channels of a pixel one after another.
    let last = -1;
    let values: readonly number[] = [];
    paint(page, area, (x, y, channel) => {
      const at = ((y - top) * width + (x - left)) * 3;
      if (at !== last) {
        last = at;
        values = valuesOf([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0], page);
      }
      return values[channel] ?? 0;
    });
  };
}

/** The replacement, upright and opaque, as a PNG of three channels. */
async function readReplacement(path: string, colour: string): Promise<Buffer> {
  try {
    const bytes = await readBounded(path);
    await readHeader(bytes);
    const [r, g, b] = rgbOf(colour);
    return await sharp(bytes, { autoOrient: true })
      .resize(LARGEST, LARGEST, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: { r, g, b } })
      .toColourspace('srgb')
      .png({ compressionLevel: 1 })
      .toBuffer();
  } catch (error) {
    throw new ImageError(t('The replacement image "{0}" cannot be used: {1}', path, reasonOf(error)));
  }
}
