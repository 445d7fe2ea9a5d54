import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import sharp, { type Sharp } from 'sharp';
import { textured } from '../../testing/pictures.ts';
import { encodePicture } from './encode.ts';
import { encodeWithMetadata } from './keep-metadata.ts';
import { decodePicture } from './read.ts';

const SECRET = 'what the camera saw';

/** A segment of a JPEG, put right after its start. */
function withSegment(picture: Buffer, marker: number, content: string): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([picture.subarray(0, 2), head, Buffer.from(content, 'latin1'), picture.subarray(2)]);
}

function xmp(attributes: string, inner = ''): string {
  return `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description ${attributes}>${inner}</rdf:Description></rdf:RDF></x:xmpmeta>`;
}

const CAMERA = 'xmlns:GCamera="http://ns.google.com/photos/1.0/camera/"';
const CONTAINER =
  'xmlns:Container="http://ns.google.com/photos/1.0/container/" xmlns:Item="http://ns.google.com/photos/1.0/container/item/"';

/** Photos of phones, in which more than one picture shows the same people. */
const photos: Readonly<Record<string, () => Promise<Buffer>>> = {
  'the film of a motion photo': async () => {
    const film = Buffer.from(`\0\0\0\u0018ftypmp42\0\0\0\0mp42isom\0\0\0\u0020mdat${SECRET}`, 'latin1');
    const description = xmp(`${CAMERA} GCamera:MotionPhoto="1" GCamera:MicroVideoOffset="${film.length}"`);
    return Buffer.concat([withSegment(await textured(64, 48).jpeg().toBuffer(), 0xe1, description), film]);
  },
  'a gain map behind the picture': async () => {
    const item =
      '<Container:Directory><rdf:Seq><rdf:li Item:Semantic="GainMap" Item:Length="9"/></rdf:Seq></Container:Directory>';
    const plain = withSegment(await textured(64, 48).jpeg().toBuffer(), 0xe1, xmp(CONTAINER, item));
    const map = await textured(32, 24).jpeg().toBuffer();
    return Buffer.concat([plain, withSegment(map, 0xfe, SECRET)]);
  },
  'the second picture of a pair (MPO)': async () => {
    const one = withSegment(await textured(64, 48).jpeg().toBuffer(), 0xe2, 'MPF\0II*\0\u0008\0\0\0\0\0');
    return Buffer.concat([one, withSegment(await textured(64, 48).jpeg().toBuffer(), 0xfe, SECRET)]);
  },
  'XMP that goes on in further segments': async () => {
    const guid = '0123456789ABCDEF0123456789ABCDEF';
    const more = `http://ns.adobe.com/xmp/extension/\0${guid}\0\0\0\u0013\0\0\0\0${SECRET}`;
    const first = xmp(`xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="${guid}"`);
    return withSegment(withSegment(await textured(64, 48).jpeg().toBuffer(), 0xe1, more), 0xe1, first);
  },
};

/** Words by which a file says that it holds more than one picture. */
const PROMISES = /MotionPhoto|MicroVideo|GainMap|HasExtendedXMP|MPF\0/u;

describe('Pictures: what lies behind them', () => {
  for (const [name, make] of Object.entries(photos)) {
    for (const kept of [false, true]) {
      it(`${name} is gone${kept ? ', also where metadata is kept, and no longer promised' : ''}`, async () => {
        const bytes = await make();
        assert.ok(bytes.includes(SECRET), 'the original has it');
        const picture = await decodePicture(bytes);
        const options = { format: 'jpeg', quality: undefined } as const;
        const written = kept
          ? (await encodeWithMetadata(picture, options)).bytes
          : await encodePicture(picture, options);
        assert.ok(!written.includes(SECRET));
        assert.equal(written.lastIndexOf(Buffer.from([0xff, 0xd8, 0xff])), 0, 'one picture');
        assert.deepEqual(written.subarray(-2), Buffer.from([0xff, 0xd9]), 'nothing behind it');
        assert.equal(PROMISES.exec(written.toString('latin1'))?.[0], undefined);
      });
    }
  }

  it('a gain map that the decoder knows of (Ultra HDR) is gone', async () => {
    // Its types do not tell of it.
    const image = textured(64, 48) as Sharp & { withGainMap(): Sharp };
    const bytes = await image.withGainMap().jpeg().toBuffer();
    assert.ok((await sharp(bytes).metadata()).gainMap, 'the original has it');
    const picture = await decodePicture(bytes);
    const options = { format: 'jpeg', quality: undefined } as const;
    for (const written of [
      await encodePicture(picture, options),
      (await encodeWithMetadata(picture, options)).bytes,
    ]) {
      assert.equal((await sharp(written).metadata()).gainMap, undefined);
      assert.equal(written.lastIndexOf(Buffer.from([0xff, 0xd8, 0xff])), 0, 'one picture');
    }
  });

  it('are detected in an animated PNG, whose animation is not read', async () => {
    const plain = await textured(64, 48).png().toBuffer();
    assert.equal((await decodePicture(plain)).origin.onlyFirst, false);
    const chunk = Buffer.from('\0\0\0\u0008acTL\0\0\0\u0002\0\0\0\0\xf3\x8d\x93\x70', 'latin1');
    const moving = Buffer.concat([plain.subarray(0, 33), chunk, plain.subarray(33)]);
    assert.equal((await decodePicture(moving)).origin.onlyFirst, true);
  });
});
