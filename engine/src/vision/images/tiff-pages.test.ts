import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import sharp, { type Sharp } from 'sharp';
import { textured } from '../../testing/pictures.ts';
import { encodePicture } from './encode.ts';
import { ImageError } from './image-error.ts';
import { READ_LIMITS } from './read-limits.ts';
import { decodePicture } from './read.ts';
import { joinTiffs } from './tiff-join.ts';

const packed = (image: Sharp): Promise<Buffer> => image.tiff({ compression: 'lzw' }).toBuffer();

/** A scan with a page in colour, one in grey that is higher, one of 16 bits, and one of a drawing in black and white. */
async function scan(): Promise<Buffer> {
  return joinTiffs([
    await packed(textured(61, 40)),
    await packed(textured(30, 71, 1).toColourspace('b-w')),
    await packed(textured(33, 20).toColourspace('rgb16')),
    await textured(40, 30, 1)
      .toColourspace('b-w')
      .tiff({ bitdepth: 1, compression: 'lzw', predictor: 'none' })
      .toBuffer(),
  ]);
}

function withSmallerCopies(): Promise<Buffer> {
  const pyramid = { tile: true, pyramid: true, tileWidth: 64, tileHeight: 64 };
  return textured(600, 400).tiff(pyramid).toBuffer();
}

const sizes = async (file: Buffer, pages: number): Promise<readonly string[]> =>
  Promise.all(
    Array.from({ length: pages }, async (_, page) => {
      const { width, height, space, depth } = await sharp(file, { page }).metadata();
      return `${width} × ${height} ${space} ${depth}`;
    }),
  );

describe('Pages of a TIFF file', () => {
  it('that differ in size, colours and depth stay what they are, pixel by pixel', async () => {
    const original = await scan();
    const picture = await decodePicture(original);
    assert.deepEqual(
      picture.pages.map(({ width, height, channels, maximum }) => [width, height, channels, maximum]),
      [
        [61, 40, 3, 255],
        [30, 71, 1, 255],
        [33, 20, 3, 65_535],
        [40, 30, 1, 255],
      ],
    );
    const written = await encodePicture(picture, { format: 'tiff', quality: undefined });
    assert.equal((await sharp(written).metadata()).pages, 4);
    assert.deepEqual(await sizes(written, 4), await sizes(original, 4));
    for (let page = 0; page < 4; page++) {
      const pixels = (file: Buffer): Promise<Buffer> =>
        sharp(file, { page }).raw({ depth: 'ushort' }).toBuffer();
      assert.deepEqual(await pixels(written), await pixels(original), `page ${page}`);
    }
  });

  it('are changed where they are, each on its own', async () => {
    const picture = await decodePicture(await scan());
    const grey = picture.pages[1];
    assert.ok(grey);
    const start = grey.rowStart(70);
    grey.data.fill(0, start, start + grey.width);
    const written = await encodePicture(picture, { format: 'tiff', quality: undefined });
    const data = await sharp(written, { page: 1 }).toColourspace('b-w').raw().toBuffer();
    assert.ok(data.subarray(70 * 30, 71 * 30).every((value) => value === 0));
    assert.ok(data.subarray(0, 70 * 30).every((value) => value > 0));
  });

  it('are each turned upright', async () => {
    const turned = await packed(textured(61, 40).withMetadata({ orientation: 6 }));
    const picture = await decodePicture(joinTiffs([turned, await packed(textured(61, 40))]));
    assert.deepEqual(
      picture.pages.map(({ width, height }) => [width, height]),
      [
        [40, 61],
        [61, 40],
      ],
    );
  });

  it('that differ fit no other format, and those that are alike do', async () => {
    const differing = await decodePicture(await scan());
    await assert.rejects(encodePicture(differing, { format: 'webp', quality: undefined }), ImageError);
    const page = await packed(textured(61, 40));
    const alike = await decodePicture(joinTiffs([page, await packed(textured(61, 40).negate())]));
    const written = await encodePicture(alike, { format: 'webp', quality: undefined });
    assert.equal((await sharp(written).metadata()).pages, 2);
  });

  it('that are smaller copies of another are left out: somebody could be seen there who was not found', async () => {
    const original = await withSmallerCopies();
    assert.ok(((await sharp(original).metadata()).pages ?? 0) > 1, 'the original has smaller copies');
    const picture = await decodePicture(original);
    assert.deepEqual([picture.pages.length, picture.width], [1, 600]);
    const written = await encodePicture(picture, { format: 'tiff', quality: undefined });
    assert.equal((await sharp(written).metadata()).pages, 1);
  });

  it('a file with a smaller copy alone, as raw files of cameras have, is refused', async () => {
    const file = await withSmallerCopies();
    const first = file.readUInt32LE(4);
    file.writeUInt32LE(file.readUInt32LE(first + 2 + 12 * file.readUInt16LE(first)), 4);
    await assert.rejects(decodePicture(file), /thumbnail/u);
  });

  it('count together, whatever their sizes', async () => {
    const file = await scan();
    await assert.rejects(
      decodePicture(file, { ...READ_LIMITS, pixels: 61 * 40 + 30 * 71 + 1 }),
      /megapixels/u,
    );
  });
});
