import assert from 'node:assert/strict';
import { crc32, deflateSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { textured } from '../../testing/pictures.ts';
import { readHeader } from './header.ts';
import { ImageError } from './image-error.ts';

const MEGABYTE = 1024 * 1024;

/** Signature and header of a PNG file: texts may stand behind them. */
const HEAD = 8 + 25;

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}

const zTXt = (text: Buffer): Buffer =>
  chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), deflateSync(text)]));
const iTXt = (text: Buffer, packed: boolean): Buffer =>
  chunk(
    'iTXt',
    Buffer.concat([
      Buffer.from(`Comment\0${packed ? '\x01' : '\0'}\0en\0word\0`, 'latin1'),
      packed ? deflateSync(text) : text,
    ]),
  );
const iCCP = (profile: Buffer): Buffer =>
  chunk('iCCP', Buffer.concat([Buffer.from('p\0\0', 'latin1'), deflateSync(profile)]));
const tEXt = chunk('tEXt', Buffer.from('Comment\0x', 'latin1'));

async function picture(...metadata: readonly Buffer[]): Promise<Buffer> {
  const png = await textured(8, 8).png().toBuffer();
  return Buffer.concat([png.subarray(0, HEAD), ...metadata, png.subarray(HEAD)]);
}

async function refused(message: string, ...metadata: readonly Buffer[]): Promise<void> {
  const bytes = await picture(...metadata);
  await assert.rejects(readHeader(bytes), (error) => {
    assert.ok(error instanceof ImageError);
    assert.equal(error.message, message);
    return true;
  });
}

describe('Metadata of PNG files', () => {
  const swollen = 'The metadata of the image takes more than 16 MB unpacked';

  it('that stays small is read', async () => {
    const bytes = await picture(zTXt(Buffer.alloc(MEGABYTE)), iTXt(Buffer.from('é'), true), tEXt);
    assert.equal((await readHeader(bytes)).format, 'png');
  });

  it('that would fill the memory is refused: one text, a profile, several texts together', async () => {
    await refused(swollen, zTXt(Buffer.alloc(16 * MEGABYTE + 1)));
    await refused(swollen, iTXt(Buffer.alloc(17 * MEGABYTE), true));
    await refused(swollen, iCCP(Buffer.alloc(17 * MEGABYTE)));
    await refused(swollen, zTXt(Buffer.alloc(9 * MEGABYTE)), zTXt(Buffer.alloc(8 * MEGABYTE)));
  });

  it('of more texts than anybody writes is refused', async () => {
    const most = Array.from({ length: 1000 }, () => tEXt);
    assert.equal((await readHeader(await picture(...most))).format, 'png');
    await refused(
      'The image has more than 1000 texts in its metadata',
      ...most,
      iTXt(Buffer.from('x'), false),
    );
  });

  it('that is damaged, or cut off, is left to the decoder', async () => {
    const damaged = chunk('zTXt', Buffer.from('Comment\0\0no', 'latin1'));
    assert.equal((await readHeader(await picture(damaged))).format, 'png');
    const cut = (await picture(zTXt(Buffer.from('x')))).subarray(0, HEAD + 10);
    await assert.rejects(readHeader(cut), ImageError);
  });
});
