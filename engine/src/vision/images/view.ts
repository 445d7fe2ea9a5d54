import sharp from 'sharp';
import type { Page, Picture } from './picture.ts';
import type { Raster } from '../../inference/raster.ts';

/** A page as detectors see it. Pixels are shared with the page where they already are what is needed. */
export async function rasterOf(picture: Picture, index: number): Promise<Raster> {
  const page = picture.pages[index];
  if (!page) throw new RangeError(`no page ${index}`);
  return shared(page) ?? (await converted(picture, index));
}

/** Three channels of 8 bits, row after row: whatever their colour profile, faces and letters look the same. */
function shared({ model, channels, maximum, width, height, data, rowStart }: Page): Raster | undefined {
  if (model !== 'rgb' || channels !== 3 || !(data instanceof Uint8Array) || maximum !== 255) return undefined;
  const start = rowStart(0);
  for (let y = 1; y < height; y++) if (rowStart(y) !== start + y * width * channels) return undefined;
  return { width, height, data: data.subarray(start, start + width * height * channels) };
}

async function converted({ file }: Picture, page: number): Promise<Raster> {
  const { data, info } = await sharp(file, { page, limitInputPixels: false })
    .removeAlpha()
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
