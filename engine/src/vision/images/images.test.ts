import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import sharp from 'sharp';
import { paged, textured } from '../../testing/pictures.ts';
import { encodePicture } from './encode.ts';
import { ImageError } from './image-error.ts';
import { type ReadLimits, READ_LIMITS } from './read-limits.ts';
import { decodePicture } from './read.ts';
import { rasterOf } from './view.ts';

const kinds: Readonly<Record<string, () => Promise<Buffer>>> = {
  JPEG: () => textured(64, 48).jpeg().toBuffer(),
  'grey JPEG': () => textured(64, 48, 1).toColourspace('b-w').jpeg().toBuffer(),
  'CMYK JPEG with a profile': () => textured(64, 48).withIccProfile('cmyk').jpeg().toBuffer(),
  'CMYK TIFF': () => textured(64, 48).toColourspace('cmyk').tiff({ compression: 'lzw' }).toBuffer(),
  PNG: () => textured(64, 48).png().toBuffer(),
  'PNG with alpha': () => textured(64, 48, 4).png().toBuffer(),
  'PNG of 16 bits': () => textured(64, 48).toColourspace('rgb16').png().toBuffer(),
  'PNG of 16 bits with alpha': () => textured(64, 48, 4).toColourspace('rgb16').png().toBuffer(),
  'grey PNG of 16 bits': () => textured(64, 48, 1).toColourspace('grey16').png().toBuffer(),
  'PNG with a wide profile': () => textured(64, 48).withIccProfile('p3').png().toBuffer(),
  WebP: () => textured(64, 48, 4).webp({ lossless: true }).toBuffer(),
  TIFF: () => textured(64, 48).tiff({ compression: 'deflate' }).toBuffer(),
  'TIFF in tiles': () => textured(300, 280).tiff({ compression: 'lzw', tile: true }).toBuffer(),
  AVIF: () => textured(64, 48).avif({ lossless: true, effort: 0 }).toBuffer(),
};
const LOSSLESS = ['png', 'tiff'];

async function pixels(bytes: Buffer): Promise<Buffer> {
  return sharp(bytes, { ignoreIcc: true })
    .keepIccProfile()
    .toColourspace('rgb16')
    .raw({ depth: 'ushort' })
    .toBuffer();
}

describe('Pictures: read and written again', () => {
  for (const [name, make] of Object.entries(kinds)) {
    it(`${name}: format, size, depth, colours and profile stay`, async () => {
      const bytes = await make();
      const before = await sharp(bytes).metadata();
      const picture = await decodePicture(bytes);
      const written = await encodePicture(picture, { format: picture.format, quality: undefined });
      const after = await sharp(written).metadata();
      for (const property of ['format', 'width', 'height', 'space', 'channels', 'depth', 'hasAlpha'] as const)
        assert.equal(after[property], before[property], property);
      assert.deepEqual(after.icc, before.icc);
      if (LOSSLESS.includes(picture.format)) assert.deepEqual(await pixels(written), await pixels(bytes));
    });

    it(`${name}: detectors get three channels of 8 bits`, async () => {
      const picture = await decodePicture(await make());
      const raster = await rasterOf(picture, 0);
      assert.deepEqual([raster.width, raster.height], [picture.width, picture.height]);
      assert.equal(raster.data.length, raster.width * raster.height * 3);
    });
  }

  it('rows of a picture that its file keeps in several strips are found', async () => {
    const [width, height, channels] = [20, 1000, 3] as const;
    const picture = textured(width, height, channels);
    const expected = await picture.clone().raw().toBuffer();
    const { pages } = await decodePicture(await picture.clone().png().toBuffer());
    const [page] = pages;
    assert.ok(page);
    for (let y = 0; y < height; y++) {
      const start = page.rowStart(y);
      const row: Uint8Array | Uint16Array = page.data.subarray(start, start + width * channels);
      assert.deepEqual(
        [...row],
        [...expected.subarray(y * width * channels, (y + 1) * width * channels)],
        `row ${y}`,
      );
    }
  });

  it('what detectors get are the pixels themselves', async () => {
    const raster = await rasterOf(await decodePicture(await textured(64, 48).png().toBuffer()), 0);
    assert.deepEqual(Buffer.from(raster.data), await textured(64, 48).raw().toBuffer());
  });

  for (const format of ['gif', 'webp', 'tiff'] as const) {
    it(`all pages of ${format}`, async () => {
      const pages = await paged(3, 40, 30);
      const bytes = await pages.toFormat(format, { delay: [100, 200, 300], loop: 2 }).toBuffer();
      const picture = await decodePicture(bytes);
      assert.deepEqual([picture.pages.length, picture.width, picture.height], [3, 40, 30]);
      const written = await encodePicture(picture, { format, quality: undefined });
      const { pages: count, pageHeight, delay, loop } = await sharp(written, { pages: -1 }).metadata();
      assert.deepEqual([count, pageHeight], [3, 30]);
      if (format !== 'tiff') assert.deepEqual([delay, loop], [[100, 200, 300], 2]);
    });
  }

  it('an animation does not become its first page', async () => {
    const picture = await decodePicture(await (await paged(2, 20, 20)).gif().toBuffer());
    await assert.rejects(encodePicture(picture, { format: 'jpeg', quality: undefined }), ImageError);
  });

  for (let orientation = 1; orientation <= 8; orientation++) {
    it(`orientation ${orientation} is applied, and removed from the metadata`, async () => {
      const bytes = await textured(64, 48).withMetadata({ orientation }).jpeg({ quality: 100 }).toBuffer();
      const picture = await decodePicture(bytes);
      const upright = await sharp(bytes).autoOrient().raw().toBuffer({ resolveWithObject: true });
      assert.deepEqual([picture.width, picture.height], [upright.info.width, upright.info.height]);
      assert.deepEqual(Buffer.from((await rasterOf(picture, 0)).data), upright.data);
      const written = await encodePicture(picture, { format: 'jpeg', quality: undefined });
      assert.ok([undefined, 1].includes((await sharp(written).metadata()).orientation));
    });
  }

  it('hidden colours of what is transparent are gone', async () => {
    const hidden = await textured(16, 16, 4)
      .composite([
        { input: Buffer.alloc(16 * 16 * 4), raw: { width: 16, height: 16, channels: 4 }, blend: 'dest-in' },
      ])
      .raw()
      .toBuffer();
    for (let at = 0; at < hidden.length; at += 4) hidden.set([200, 100, 50, 0], at);
    const bytes = await sharp(hidden, { raw: { width: 16, height: 16, channels: 4 } })
      .png()
      .toBuffer();
    assert.ok((await sharp(bytes).raw().toBuffer()).includes(200), 'the original has hidden colours');
    const written = await encodePicture(await decodePicture(bytes), { format: 'png', quality: undefined });
    assert.deepEqual(await sharp(written).raw().toBuffer(), Buffer.alloc(16 * 16 * 4));
  });
});

describe('Pictures: metadata of a file', () => {
  const secret = 'Jeanne Martin';
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description><a>${secret}</a></rdf:Description></rdf:RDF></x:xmpmeta>`;

  for (const format of ['jpeg', 'png', 'webp', 'tiff', 'avif'] as const) {
    it(`${format}: camera, place and description are removed`, async () => {
      const bytes = await textured(64, 48)
        .withExif({ IFD0: { Artist: secret, Make: 'Canon' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
        .withXmp(xmp)
        .toFormat(format)
        .toBuffer();
      assert.ok(bytes.includes(secret), 'the original says it');
      const picture = await decodePicture(bytes);
      const written = await encodePicture(picture, { format, quality: undefined });
      const { exif, xmp: kept, iptc, comments } = await sharp(written).metadata();
      assert.deepEqual([exif, kept, iptc, comments], [undefined, undefined, undefined, undefined]);
      assert.ok(!written.includes(secret) && !written.includes('Canon'));
    });
  }

  it('jpeg: comments, thumbnails of any application, and what follows the picture are removed', async () => {
    const plain = await textured(64, 48).jpeg().toBuffer();
    const segment = (marker: number, text: string): Buffer => {
      const head = Buffer.from([0xff, marker, 0, 0]);
      head.writeUInt16BE(text.length + 2, 2);
      return Buffer.concat([head, Buffer.from(text, 'latin1')]);
    };
    const segments = [0xfe, 0xe1, 0xe2, 0xed, 0xec].map((marker) => segment(marker, `App\0${secret}`));
    const bytes = Buffer.concat([plain.subarray(0, 2), ...segments, plain.subarray(2), Buffer.from(secret)]);
    const written = await encodePicture(await decodePicture(bytes), { format: 'jpeg', quality: undefined });
    assert.ok(!written.includes(secret));
  });

  it('png: texts are removed', async () => {
    const plain = await textured(64, 48).withMetadata().png().toBuffer();
    const text = Buffer.from(`tEXtComment\0${secret}`, 'latin1');
    const chunk = Buffer.concat([Buffer.alloc(4), text, Buffer.alloc(4)]);
    chunk.writeUInt32BE(text.length - 4, 0);
    chunk.writeUInt32BE(crc(text), chunk.length - 4);
    const bytes = Buffer.concat([plain.subarray(0, 33), chunk, plain.subarray(33)]);
    assert.equal((await sharp(bytes).metadata()).comments?.[0]?.text, secret);
    const written = await encodePicture(await decodePicture(bytes), { format: 'png', quality: undefined });
    assert.ok(!written.includes(secret));
  });
});

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** Two by two pixels that nothing compressed (ISO/IEC 23001-17). */
const UNCOMPRESSED_HEIF =
  'AAAAGGZ0eXBtaWYxAAAAAG1pZjFoZWljAAAAtG1ldGEAAAAAAAAAIWhkbHIAAAAAAAAAAHBpY3QAAAAAAAAAAAAAAAAAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAA' +
  'AABEAAABAAEAAAABAAAA1AAAAAQAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAAB1bmNpAAAAADhpcHJwAAAAHGlwY28AAAAUaXNwZQAAAAAAAAACAAAAAgAA' +
  'ABRpcG1hAAAAAAAAAAEAAQEBAAAADG1kYXQAAAAA';

describe('Pictures: unreadable files are reported with the reason', () => {
  const refused = async (bytes: Buffer, reason: RegExp, limits: ReadLimits = READ_LIMITS): Promise<void> => {
    await assert.rejects(decodePicture(bytes, limits), (error) => {
      assert.ok(error instanceof ImageError, String(error));
      assert.match(error.message, reason);
      return true;
    });
  };

  for (const format of ['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const) {
    for (const part of [0.5, 0.97]) {
      it(`${format} of which ${part * 100} % are there`, async () => {
        const bytes = await textured(200, 150).toFormat(format).toBuffer();
        await refused(bytes.subarray(0, Math.floor(bytes.length * part)), /damaged/u);
      });
    }
  }

  const others: Readonly<Record<string, readonly [Buffer, RegExp]>> = {
    text: [Buffer.from('Not a picture at all'), /Unsupported image format/u],
    'a page of SVG': [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), /svg/u],
    zeros: [Buffer.alloc(4096), /Unsupported image format/u],
    'the beginning of HEIC': [Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0heicmif1', 'latin1'), /damaged/u],
    'HEIF without compression': [
      Buffer.from(UNCOMPRESSED_HEIF, 'base64'),
      /form of HEIF is not supported: .*unci/u,
    ],
    'animated HEIC': [Buffer.from('\0\0\0\u0018ftyphevc\0\0\0\0hevcmsf1', 'latin1'), /Animated HEIC/u],
  };
  for (const [name, [bytes, reason]] of Object.entries(others)) {
    it(name, () => refused(bytes, reason));
  }

  it('30,000 × 30,000 pixels, before they are decoded', async () => {
    const row = Buffer.alloc(33);
    row.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
    row.writeUInt32BE(30_000, 16);
    row.writeUInt32BE(30_000, 20);
    row.set([8, 2, 0, 0, 0], 24);
    row.writeUInt32BE(crc(row.subarray(12, 29)), 29);
    const end = Buffer.from('\0\0\0\0IEND\xae\x42\x60\x82', 'latin1');
    const data = await textured(8, 8).png().toBuffer();
    await refused(Buffer.concat([row, data.subarray(33, data.length - 12), end]), /900 megapixels/u);
  });

  it('more pages than are read', async () => {
    const bytes = await (await paged(4, 8, 8)).gif().toBuffer();
    await refused(bytes, /4 pages/u, { ...READ_LIMITS, pages: 3 });
  });

  it('pixels of all pages count', async () => {
    const bytes = await (await paged(4, 10, 10)).gif().toBuffer();
    await refused(bytes, /megapixels/u, { ...READ_LIMITS, pixels: 399 });
    assert.equal((await decodePicture(bytes, { ...READ_LIMITS, pixels: 400 })).pages.length, 4);
  });
});
