import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import sharp from 'sharp';
import { decodePicture } from '../images/read.ts';
import { DEFAULT_ANONYMISATION, METHODS } from './method.ts';
import { painterFor } from './painters.ts';

/** Pixels on a side of what stands for a face: details of 3 to 12 pixels, as eyes and mouths have at this size. */
const SIDE = 96;
const REGION = { left: 0, top: 0, width: SIDE, height: SIDE };

/** What an attacker looks for: brightness that differs from that around it. */
type Detail = Float64Array;

/** A person who differs from others by the number. */
async function person(number: number): Promise<Buffer> {
  const coarse = Math.ceil(SIDE / 6);
  let state = number * 7919 + 17;
  const data = Uint8Array.from({ length: coarse * coarse }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
  return sharp(data, { raw: { width: coarse, height: coarse, channels: 1 } })
    .resize(SIDE, SIDE, { kernel: 'cubic', fit: 'fill' })
    .toColourspace('b-w')
    .png()
    .toBuffer();
}

async function hidden(original: Buffer, method: (typeof METHODS)[number]): Promise<Buffer> {
  const picture = await decodePicture(original);
  const [page] = picture.pages;
  assert.ok(page);
  await (
    await painterFor({ ...DEFAULT_ANONYMISATION, method })
  )(page, { region: REGION, shape: 'box' });
  return sharp(picture.file).png().toBuffer();
}

/** The plain blur of other tools. */
function plainBlur(original: Buffer): Promise<Buffer> {
  return sharp(original).blur(4).png().toBuffer();
}

/** Brings back what a blur left: adds, again and again, what the guess blurred lacks of what is seen (Van Cittert). */
async function sharpened(seen: Buffer): Promise<Buffer> {
  const target = await grey(seen);
  let guess = Float64Array.from(target);
  for (let round = 0; round < 40; round++) {
    const bytes = Buffer.from(guess.map((value) => Math.min(255, Math.max(0, Math.round(value)))));
    const again = await grey(
      await sharp(bytes, { raw: { width: SIDE, height: SIDE, channels: 1 } })
        .blur(4)
        .png()
        .toBuffer(),
    );
    guess = guess.map((value, index) => value + 1.5 * ((target[index] ?? 0) - (again[index] ?? 0)));
  }
  return sharp(Buffer.from(guess.map((value) => Math.min(255, Math.max(0, Math.round(value))))), {
    raw: { width: SIDE, height: SIDE, channels: 1 },
  })
    .png()
    .toBuffer();
}

async function grey(picture: Buffer): Promise<Float64Array> {
  return Float64Array.from(await sharp(picture).toColourspace('b-w').raw().toBuffer());
}

/** What is finer than a blur of 12 pixels: the rough brightness of a face is that of many. */
async function detail(picture: Buffer): Promise<Detail> {
  const [fine, rough] = await Promise.all([
    grey(picture),
    grey(await sharp(picture).blur(12).png().toBuffer()),
  ]);
  return fine.map((value, index) => value - (rough[index] ?? 0));
}

/** -1 to 1. */
function correlation(a: Detail, b: Detail): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let index = 0; index < a.length; index++) {
    const [one, other] = [a[index] ?? 0, b[index] ?? 0];
    ab += one * other;
    aa += one * one;
    bb += other * other;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

describe('What was covered cannot be brought back', () => {
  let original: Buffer;
  let looked: Detail;
  before(async () => {
    original = await person(1);
    looked = await detail(original);
  });

  it('a plain blur can be undone, so that the attack below is one', async () => {
    const found = correlation(await detail(await sharpened(await plainBlur(original))), looked);
    assert.ok(found > 0.8, `correlation ${found.toFixed(2)}`);
  });

  for (const method of METHODS.filter((one) => one !== 'picture')) {
    it(`${method}: sharpening brings nothing back`, async () => {
      const found = correlation(await detail(await sharpened(await hidden(original, method))), looked);
      assert.ok(Math.abs(found) < 0.35, `correlation ${found.toFixed(2)}`);
    });
  }

  it('solid: two people become the same picture', async () => {
    const [one, other] = await Promise.all([hidden(original, 'solid'), hidden(await person(2), 'solid')]);
    assert.deepEqual(one, other);
  });

  it('gaussian and mosaic: the same picture becomes another one each time', async () => {
    for (const method of ['gaussian', 'mosaic'] as const) {
      const [one, other] = await Promise.all([hidden(original, method), hidden(original, method)]);
      assert.notDeepEqual(one, other, method);
    }
  });
});
