import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import sharp from 'sharp';
import type { Page } from '../images/picture.ts';
import { decodePicture } from '../images/read.ts';
import { PictureFolder, textured } from '../../testing/pictures.ts';
import { areaFor, columnsIn, type Area } from './mask.ts';
import { DEFAULT_ANONYMISATION, METHODS, type Anonymisation } from './method.ts';
import { painterFor } from './painters.ts';
import { gridFor } from './samples.ts';

const SIZE = { width: 96, height: 72 };
const KINDS: Readonly<Record<string, () => Promise<Buffer>>> = {
  'RGB of 8 bits': () => textured(96, 72).png().toBuffer(),
  'RGB of 16 bits with alpha': () => textured(96, 72, 4).toColourspace('rgb16').png().toBuffer(),
  grey: () => textured(96, 72, 1).toColourspace('b-w').png().toBuffer(),
  CMYK: () => textured(96, 72).toColourspace('cmyk').tiff({ compression: 'none' }).toBuffer(),
};

async function pageOf(make: () => Promise<Buffer>): Promise<Page> {
  const [page] = (await decodePicture(await make())).pages;
  assert.ok(page);
  return page;
}

function valuesAt(page: Page, x: number, y: number): readonly number[] {
  const at = page.rowStart(y) + x * page.channels;
  return [...page.data.subarray(at, at + page.channels)];
}

function covers(area: Area, x: number, y: number): boolean {
  const { top, height } = area.region;
  if (y < top || y >= top + height) return false;
  const [from, to] = columnsIn(area, y);
  return x >= from && x < to;
}

describe('Anonymisation', () => {
  let folder: PictureFolder;
  let stamp: string;
  before(async () => {
    folder = new PictureFolder();
    await folder.write({ 'stamp.png': await textured(30, 20, 4).png().toBuffer() });
    stamp = folder.at('stamp.png');
  });
  after(() => {
    folder.remove();
  });

  for (const [name, make] of Object.entries(KINDS)) {
    for (const method of METHODS) {
      for (const shape of ['ellipse', 'box'] as const) {
        it(`${method}, ${shape}, ${name}: the region alone changes, and stays opaque`, async () => {
          const [page, before] = [await pageOf(make), await pageOf(make)];
          const how: Anonymisation = { ...DEFAULT_ANONYMISATION, method, shape, picture: stamp };
          const area = areaFor('face', { left: 20, top: 15, width: 40, height: 36 }, how, SIZE);
          assert.ok(area);
          await (
            await painterFor(how)
          )(page, area);
          let changed = 0;
          let covered = 0;
          for (let y = 0; y < page.height; y++) {
            for (let x = 0; x < page.width; x++) {
              const [now, then] = [valuesAt(page, x, y), valuesAt(before, x, y)];
              const same = now.every((value, channel) => value === then[channel]);
              if (!covers(area, x, y)) assert.ok(same, `${x}, ${y} lies outside`);
              else {
                covered++;
                if (!same) changed++;
                if (page.alpha && method !== 'mosaic' && method !== 'gaussian')
                  assert.equal(now.at(-1), page.maximum, `${x}, ${y} is opaque`);
              }
            }
          }
          assert.ok(changed > covered * 0.9, `${changed} of ${covered} pixels changed`);
        });
      }
    }
  }

  it('solid leaves one colour, in the values of each kind of picture', async () => {
    const expected: Readonly<Record<string, readonly number[]>> = {
      'RGB of 8 bits': [255, 128, 0],
      'RGB of 16 bits with alpha': [65_535, 128 * 257, 0, 65_535],
      grey: [146],
      CMYK: [0, 127, 255, 0],
    };
    for (const [name, make] of Object.entries(KINDS)) {
      const page = await pageOf(make);
      const region = { left: 10, top: 10, width: 30, height: 30 };
      await (
        await painterFor({ ...DEFAULT_ANONYMISATION, colour: '#ff8000' })
      )(page, { region, shape: 'box' });
      for (let y = 10; y < 40; y++)
        for (let x = 10; x < 40; x++) assert.deepEqual(valuesAt(page, x, y), expected[name], name);
    }
  });

  it('what covers is the colour that was asked for, when it is seen', async () => {
    const bytes = await textured(32, 32).toColourspace('cmyk').tiff({ compression: 'none' }).toBuffer();
    const picture = await decodePicture(bytes);
    const [page] = picture.pages;
    assert.ok(page);
    const region = { left: 0, top: 0, width: 32, height: 32 };
    await (
      await painterFor({ ...DEFAULT_ANONYMISATION, colour: '#000000' })
    )(page, { region, shape: 'box' });
    const [red, green, blue] = await sharp(picture.file).toColourspace('srgb').raw().toBuffer();
    assert.ok(Math.max(red ?? 255, green ?? 255, blue ?? 255) < 64, `${red}, ${green}, ${blue} is dark`);
  });

  it('mosaic has as many colours as squares', async () => {
    const page = await pageOf(() => textured(96, 72).png().toBuffer());
    const region = { left: 8, top: 8, width: 60, height: 50 };
    await (
      await painterFor({ ...DEFAULT_ANONYMISATION, method: 'mosaic' })
    )(page, { region, shape: 'box' });
    const colours = new Set<string>();
    for (let y = 8; y < 58; y++) for (let x = 8; x < 68; x++) colours.add(valuesAt(page, x, y).join());
    const { columns, rows } = gridFor(region, DEFAULT_ANONYMISATION.squares);
    assert.ok(colours.size <= columns * rows, `${colours.size} colours in ${columns} × ${rows}`);
  });

  it('gaussian is as soft in the last row as in the first, across and along', async () => {
    const side = 60;
    for (const isAcross of [true, false]) {
      // Black on one side and white on the other; six samples a side, of ten pixels each.
      const bytes = Buffer.from(
        Array.from({ length: side * side }, (_, at) =>
          (isAcross ? at % side : Math.floor(at / side)) < side / 2 ? 0 : 255,
        ),
      );
      const raw = { width: side, height: side, channels: 1 as const };
      const page = await pageOf(() => sharp(bytes, { raw }).toColourspace('b-w').png().toBuffer());
      const how: Anonymisation = { ...DEFAULT_ANONYMISATION, method: 'gaussian', shape: 'box' };
      await (
        await painterFor(how)
      )(page, { region: { left: 0, top: 0, width: side, height: side }, shape: 'box' });
      for (const other of [5, 55]) {
        const [dark = 0, light = 0] = [25, 35].flatMap((at) =>
          isAcross ? valuesAt(page, at, other) : valuesAt(page, other, at),
        );
        // A quarter of the neighbour, with noise.
        assert.ok(Math.abs(dark - 64) < 24 && Math.abs(light - 191) < 24, `${other}: ${dark} ${light}`);
      }
    }
  });

  it('squares are never so small that a small face stays what it was, nor finer than the characters of a plate', () => {
    assert.deepEqual(gridFor({ left: 0, top: 0, width: 100, height: 120 }, 5), { columns: 5, rows: 6 });
    assert.deepEqual(gridFor({ left: 0, top: 0, width: 10, height: 10 }, 8), { columns: 2, rows: 2 });
    assert.deepEqual(gridFor({ left: 0, top: 0, width: 3, height: 2 }, 5), { columns: 1, rows: 1 });
    const plate = gridFor({ left: 0, top: 0, width: 400, height: 80 }, 5);
    assert.ok(plate.columns <= 10, `${plate.columns} columns`);
  });

  it('a replacement that is no picture is refused with its path', async () => {
    await folder.write({ 'notes.png': 'Not a picture' });
    const picture = folder.at('notes.png');
    await assert.rejects(painterFor({ ...DEFAULT_ANONYMISATION, method: 'picture', picture }), /notes\.png/u);
  });
});

describe('Areas', () => {
  const box = { left: 40, top: 30, width: 20, height: 10 };
  it('the margin of each subject is the one that was measured, unless another is asked for', () => {
    const face = areaFor('face', box, { margin: undefined, shape: 'ellipse' }, SIZE);
    const plate = areaFor('plate', box, { margin: undefined, shape: 'ellipse' }, SIZE);
    const none = areaFor('plate', box, { margin: 0, shape: 'ellipse' }, SIZE);
    assert.deepEqual(face?.region, { left: 37, top: 28, width: 26, height: 14 });
    assert.deepEqual(plate?.region, { left: 37, top: 26, width: 26, height: 18 });
    assert.deepEqual(none?.region, box);
  });

  it('plates and what the edge cuts are covered by boxes', () => {
    const shape = 'ellipse';
    assert.equal(areaFor('plate', box, { margin: 0, shape }, SIZE)?.shape, 'box');
    assert.equal(areaFor('face', box, { margin: 0, shape }, SIZE)?.shape, 'ellipse');
    assert.equal(areaFor('face', { ...box, left: -5 }, { margin: 0, shape }, SIZE)?.shape, 'box');
  });

  it('what lies outside of the image covers nothing', () => {
    const margin = { margin: 0.1, shape: 'box' } as const;
    assert.equal(areaFor('face', { left: 200, top: 0, width: 10, height: 10 }, margin, SIZE), undefined);
    assert.deepEqual(
      areaFor('face', { left: -9, top: -9, width: 1000, height: 1000 }, margin, SIZE)?.region,
      {
        left: 0,
        top: 0,
        ...SIZE,
      },
    );
  });

  it('the ellipse with its margin covers a box but for its outermost corners', () => {
    const found = { left: 30, top: 20, width: 30, height: 30 };
    const area = areaFor('face', found, { margin: undefined, shape: 'ellipse' }, SIZE);
    assert.ok(area);
    let inside = 0;
    for (let y = 20; y < 50; y++) for (let x = 30; x < 60; x++) if (covers(area, x, y)) inside++;
    assert.ok(inside > 0.97 * 900, `${inside} of 900`);
  });
});
