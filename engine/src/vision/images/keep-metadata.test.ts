import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import sharp from 'sharp';
import { textured } from '../../testing/pictures.ts';
import { cleanedExif } from './exif.ts';
import { encodeWithMetadata } from './keep-metadata.ts';
import { decodePicture } from './read.ts';
import { cleanedXmp } from './xmp.ts';

const THUMBNAIL = 'a small picture of somebody';
const NOTE = 'a preview of somebody';

/** EXIF with an orientation, a maker, a note of the maker and a thumbnail, in either byte order. */
function exifBlock(little: boolean): Buffer {
  const bytes = Buffer.alloc(300);
  const short = (value: number, at: number): number =>
    little ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at);
  const long = (value: number, at: number): number =>
    little ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  const field = (at: number, tag: number, type: number, count: number, value: number): void => {
    short(tag, at);
    short(type, at + 2);
    long(count, at + 4);
    if (type === 3) short(value, at + 8);
    else long(value, at + 8);
  };
  bytes.write(little ? 'II' : 'MM', 'latin1');
  short(42, 2);
  long(8, 4);
  short(3, 8);
  field(10, 0x010f, 2, 6, 200);
  bytes.write('Canon\0', 200, 'latin1');
  field(22, 0x0112, 3, 1, 6);
  field(34, 0x8769, 4, 1, 60);
  long(100, 46);
  short(1, 60);
  field(62, 0x927c, 7, NOTE.length, 210);
  bytes.write(NOTE, 210, 'latin1');
  short(2, 100);
  field(102, 0x0201, 4, 1, 240);
  field(114, 0x0202, 4, 1, THUMBNAIL.length);
  bytes.write(THUMBNAIL, 240, 'latin1');
  return bytes;
}

/** A TIFF file whose field of the resolution, which has no meaning here, is that of the maker. */
function withMaker(tiff: Buffer): Buffer {
  const bytes = Buffer.from(tiff);
  const directory = bytes.readUInt32LE(4);
  for (let index = 0; index < bytes.readUInt16LE(directory); index++) {
    const at = directory + 2 + 12 * index;
    if (bytes.readUInt16LE(at) === 282) bytes.writeUInt16LE(271, at);
  }
  return bytes;
}

describe('Metadata that is kept', () => {
  for (const little of [true, false]) {
    it(`EXIF keeps the maker, and loses orientation, previews and thumbnail (${little ? 'II' : 'MM'})`, () => {
      const block = exifBlock(little);
      const cleaned = cleanedExif(Buffer.concat([Buffer.from('Exif\0\0'), block]));
      assert.ok(cleaned);
      assert.ok(cleaned.includes('Canon'));
      assert.ok(!cleaned.includes(THUMBNAIL) && !cleaned.includes(NOTE));
      assert.equal(little ? cleaned.readUInt16LE(30) : cleaned.readUInt16BE(30), 1);
      assert.equal(cleaned.readUInt32LE(46), 0);
      assert.equal(cleaned.length, block.length);
    });
  }

  it('EXIF loses what nothing that is kept leads to, and resources with pictures in them', () => {
    const block = Buffer.concat([exifBlock(true), Buffer.from('a second thumbnail of somebody')]);
    // What was the maker is now the resources of Photoshop.
    block.writeUInt16LE(0x8649, 10);
    const cleaned = cleanedExif(block);
    assert.ok(cleaned && !cleaned.includes('somebody') && !cleaned.includes('Canon'));
  });

  it('EXIF that is broken is not kept', () => {
    const whole = exifBlock(true);
    for (const length of [0, 3, 9, 40, 120, 250]) {
      const cleaned = cleanedExif(whole.subarray(0, length));
      assert.ok(cleaned === undefined || !cleaned.includes('somebody'), `${length} bytes`);
    }
    const lying = exifBlock(true);
    // The length of the maker.
    lying.writeUInt32LE(0xffffff00, 14);
    assert.equal(cleanedExif(lying), undefined);
  });

  for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
    for (const channels of [3, 4] as const) {
      it(`${format} of ${channels} channels: EXIF and XMP are there, and the picture is read as before`, async () => {
        const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><a tiff:Orientation="6">Jeanne</a></x:xmpmeta>';
        const bytes = await textured(50, 40, channels)
          .withExif({ IFD0: { Make: 'Canon', Orientation: '6' }, IFD3: { GPSLatitudeRef: 'N' } })
          .withXmp(xmp)
          .toFormat(format)
          .toBuffer();
        const picture = await decodePicture(bytes);
        const { bytes: written, lost } = await encodeWithMetadata(picture, { format, quality: undefined });
        const after = await sharp(written, { failOn: 'warning' }).metadata();
        assert.deepEqual(lost, []);
        assert.ok(after.exif?.includes('Canon'));
        assert.match(after.xmpAsString ?? '', /tiff:Orientation="1">Jeanne/u);
        assert.ok([undefined, 1].includes(after.orientation), `orientation ${after.orientation}`);
        assert.deepEqual([after.width, after.height], [picture.width, picture.height]);
        assert.equal(after.hasAlpha, channels === 4 && format !== 'jpeg');
        await sharp(written, { failOn: 'warning' }).raw().toBuffer();
      });
    }
  }

  const losses = [
    ['jpeg', 'tiff', ['EXIF']],
    ['jpeg', 'gif', ['EXIF', 'XMP']],
    ['jpeg', 'avif', []],
    // Its fields are passed over by the decoder, the others are not.
    ['tiff', 'jpeg', ['EXIF']],
  ] as const;
  for (const [from, to, expected] of losses) {
    it(`reports what cannot be kept from ${from} to ${to}`, async () => {
      const bytes = await textured(50, 40)
        .withExif({ IFD0: { Make: 'Canon' } })
        .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
        .toFormat(from)
        .toBuffer();
      const whole = from === 'tiff' ? withMaker(bytes) : bytes;
      const { lost } = await encodeWithMetadata(await decodePicture(whole), { format: to, quality: 50 });
      assert.deepEqual(lost, expected);
    });
  }

  it('XMP with a picture in it is not kept', () => {
    assert.equal(cleanedXmp('<xmp:Thumbnails><rdf:Alt/></xmp:Thumbnails>'), undefined);
    assert.equal(cleanedXmp('<a><xmpGImg:image>/9j/4AAQ</xmpGImg:image></a>'), undefined);
    assert.equal(cleanedXmp(' '.repeat(300_000)), undefined);
    assert.equal(
      cleanedXmp('<tiff:Orientation> 8 </tiff:Orientation>'),
      '<tiff:Orientation>1</tiff:Orientation>',
    );
  });
});
