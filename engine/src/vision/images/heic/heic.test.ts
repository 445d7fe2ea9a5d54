import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import sharp from 'sharp';
import { encodeWithMetadata } from '../keep-metadata.ts';
import { encodePicture } from '../encode.ts';
import { readHeader } from '../header.ts';
import { ImageError } from '../image-error.ts';
import type { Picture } from '../picture.ts';
import { previewOf } from '../preview.ts';
import { READ_LIMITS } from '../read-limits.ts';
import { decodePicture } from '../read.ts';
import { decodeHeic } from './decode-heic.ts';

type Name = 'plain' | 'turned' | 'pair' | 'clear' | 'deep';

function addressOf(name: Name): URL {
  return new URL(`../../../testing/heic/${name}.heic`, import.meta.url);
}

function heic(name: Name): Promise<Buffer> {
  return readFile(addressOf(name));
}

/** The colours near the four corners, from the top left along the rows, as words. */
function corners({ pages: [page] }: Picture): readonly string[] {
  assert.ok(page);
  const at = (x: number, y: number): string => {
    const start = page.rowStart(y) + x * page.channels;
    const [red = 0, green = 0, blue = 0, alpha = 255] = page.data.subarray(start, start + page.channels);
    if (alpha === 0) return 'clear';
    if (red > 200 && green > 200 && blue > 200) return 'white';
    return red > 150 && green < 80 ? 'red' : blue > 150 && red < 80 ? 'blue' : 'other';
  };
  const [right, bottom] = [page.width - 8, page.height - 8];
  return [at(8, 8), at(right, 8), at(8, bottom), at(right, bottom)];
}

describe('HEIC', () => {
  it('is decoded, and written as JPEG', async () => {
    const bytes = await heic('plain');
    assert.equal((await readHeader(bytes)).heic, true);
    const picture = await decodePicture(bytes);
    assert.deepEqual([picture.format, picture.width, picture.height], ['jpeg', 160, 96]);
    assert.deepEqual(corners(picture), ['blue', 'red', 'red', 'white']);
    const { format } = await sharp(
      await encodePicture(picture, { format: 'jpeg', quality: undefined }),
    ).metadata();
    assert.equal(format, 'jpeg');
  });

  it('is told from AVIF', async () => {
    const { file } = await decodePicture(await heic('plain'));
    const avif = await sharp(file).avif({ effort: 0 }).toBuffer();
    const header = await readHeader(avif);
    assert.deepEqual([header.heic, header.format], [false, 'avif']);
  });

  it('is turned once, where EXIF says it too, and keeps its profile', async () => {
    const bytes = await heic('turned');
    const picture = await decodePicture(bytes);
    assert.deepEqual([picture.width, picture.height], [96, 160]);
    assert.deepEqual(corners(picture), ['red', 'blue', 'white', 'red']);
    const written = await sharp(
      await encodePicture(picture, { format: 'jpeg', quality: undefined }),
    ).metadata();
    assert.deepEqual(written.icc, (await sharp(bytes).metadata()).icc);
    assert.equal(written.exif, undefined);
    const kept = await encodeWithMetadata(picture, { format: 'jpeg', quality: undefined });
    const { orientation, exif } = await sharp(kept.bytes).metadata();
    assert.deepEqual([orientation, exif?.includes('A camera')], [1, true]);
  });

  it('of several images, the main one is read, and said to be the only one', async () => {
    const picture = await decodePicture(await heic('pair'));
    assert.deepEqual(corners(picture), ['blue', 'red', 'red', 'white']);
    assert.equal(picture.origin.onlyFirst, true);
  });

  it('with alpha and with 10 bits per channel is read', async () => {
    assert.deepEqual(corners(await decodePicture(await heic('clear'))), ['blue', 'red', 'clear', 'white']);
    const deep = await decodePicture(await heic('deep'));
    assert.deepEqual(corners(deep), ['red', 'red', 'red', 'red']);
    assert.deepEqual([deep.origin.deepHeic, deep.pages[0]?.maximum], [true, 255]);
  });

  it('has a preview', async () => {
    const { data, width, height, pages } = await previewOf({
      path: fileURLToPath(addressOf('turned')),
      longest: 80,
    });
    assert.deepEqual([width, height, pages], [96, 160, 1]);
    const shown = await sharp(Buffer.from(data, 'base64')).metadata();
    assert.deepEqual([shown.width, shown.height], [48, 80]);
  });

  it('beyond the limits is refused by its header', async () => {
    const bytes = await heic('plain');
    await assert.rejects(decodePicture(bytes, { ...READ_LIMITS, pixels: 160 * 96 - 1 }), /megapixels/u);
  });

  it('of another size than its header said is refused', async () => {
    const question = { bytes: await heic('plain'), width: 16, height: 16 };
    await assert.rejects(decodeHeic(question, undefined), /160 × 96 pixels instead of 16 × 16/u);
  });

  it('that is cut short is refused', async () => {
    const bytes = await heic('plain');
    for (const part of [0.3, 0.9]) {
      await assert.rejects(
        decodePicture(bytes.subarray(0, Math.floor(bytes.length * part))),
        (error) => error instanceof ImageError && /its end is missing/u.test(error.message),
      );
    }
  });

  it('with any bytes changed is decoded or refused', async () => {
    const bytes = await heic('turned');
    // In the boxes, in the profile, and in the compressed image.
    for (const at of [0.1, 0.4, 0.7, 0.95]) {
      const broken = Buffer.from(bytes);
      const start = Math.floor(bytes.length * at);
      broken.fill(0xff, start, start + 12);
      await decodePicture(broken).then(
        ({ width, height }) => {
          assert.deepEqual([width, height], [96, 160]);
        },
        (error: unknown) => {
          assert.ok(error instanceof ImageError, String(error));
        },
      );
    }
  });
});
