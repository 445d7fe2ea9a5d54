import assert from 'node:assert/strict';
import sharp from 'sharp';
import { areaOf, intersection, type Box } from '../box.ts';
import type { Detector } from '../detection.ts';
import { createDetector } from '../detector.ts';
import type { Raster } from '../../../inference/raster.ts';
import { platesAmong } from './plate-finder.ts';
import type { PlateText } from './plate-text.ts';
import { growthOf, QUADRATIC } from '@vitruve/manifests/testing';

function written(text: string, x: number, y: number, width: number, height = 20): PlateText {
  return { text, looks: 0.2, confidence: 0.95, score: 0.95, box: { x, y, width, height, angle: 0 } };
}

const STANDARD = { mode: 'standard', threshold: undefined } as const;

describe('plates among texts', () => {
  it('are joined from parts on a line, and cover all of them', () => {
    const [plate, ...others] = platesAmong(
      [written('AB', 30, 50, 30), written('12 CD', 85, 50, 60)],
      STANDARD,
    );
    assert.deepEqual(others, []);
    assert.deepEqual(plate?.box, { left: 15, top: 40, width: 100, height: 20 });
  });

  it('are joined from two lines', () => {
    const [plate, ...others] = platesAmong([written('AB', 50, 50, 40), written('128', 50, 72, 50)], STANDARD);
    assert.deepEqual(others, []);
    assert.deepEqual(plate?.box, { left: 25, top: 40, width: 50, height: 42 });
  });

  it('cover a part beside one that reads as a plate by itself', () => {
    const [plate] = platesAmong([written('AB 123', 50, 50, 80), written('CD', 110, 50, 30)], STANDARD);
    assert.deepEqual(plate?.box, { left: 10, top: 40, width: 115, height: 20 });
  });

  it('are joined from lines that look like plates by themselves, whatever they say', () => {
    const line = (text: string, y: number, looks: number): PlateText => ({
      ...written(text, 50, y, 60),
      looks,
    });
    const [plate, ...others] = platesAmong([line('MOM', 50, 0.98), line('DAD', 72, 0.98)], STANDARD);
    assert.deepEqual(others, []);
    assert.deepEqual(plate?.box, { left: 20, top: 40, width: 60, height: 42 });
    assert.deepEqual(platesAmong([line('MOM', 50, 0.2), line('DAD', 72, 0.2)], STANDARD), []);
    // The badge above a plate is none of it.
    const [alone] = platesAmong([line('MOM', 50, 0.2), line('DAD', 72, 0.98)], STANDARD);
    assert.deepEqual(alone?.box, { left: 20, top: 62, width: 60, height: 20 });
  });

  it('are not joined from texts that are far apart, or of other sizes', () => {
    assert.deepEqual(platesAmong([written('AB', 30, 50, 30), written('12', 200, 50, 30)], STANDARD), []);
    assert.deepEqual(platesAmong([written('AB', 30, 50, 30), written('12', 62, 50, 30, 60)], STANDARD), []);
  });

  it('are not what a camera wrote into the picture', () => {
    const overlay = [
      written('2024/05/31', 100, 700, 160),
      written('14:25:09', 270, 700, 120),
      written('07242019', 500, 700, 100),
    ];
    assert.deepEqual(platesAmong(overlay, STANDARD), []);
    assert.equal(
      platesAmong([written('07242019', 500, 700, 100)], STANDARD).length,
      1,
      'the same without an overlay',
    );
    assert.equal(
      platesAmong([...overlay, written('AB-123-CD', 500, 300, 100)], STANDARD).length,
      1,
      'elsewhere',
    );
  });

  it('are chosen by a threshold where one is given', () => {
    const texts = [written('AB-123-CD', 100, 100, 100)];
    assert.equal(platesAmong(texts, { mode: 'fast', threshold: 0.9 }).length, 1);
    assert.equal(platesAmong(texts, { mode: 'strict', threshold: 0.99 }).length, 0);
  });

  it('take no more steps than their number allows', async () => {
    const find = (count: number): unknown => {
      const texts = Array.from({ length: count }, (_, index) =>
        written(`AB ${index}`, (index % 20) * 60, Math.floor(index / 20) * 22, 50),
      );
      return platesAmong(texts, STANDARD);
    };
    // Each is compared with those that it may be joined to.
    assert.ok((await growthOf(find, 100)) < QUADRATIC);
  });
});

/** A grey street with texts in it. */
async function street(
  texts: readonly { readonly text: string; readonly box: Box }[],
  [width, height] = [800, 600],
): Promise<Raster> {
  const signs = texts.map(
    ({ text, box: { left, top, width: wide, height: high } }) =>
      `<rect x="${left}" y="${top}" width="${wide}" height="${high}" fill="#f4f4f0" stroke="#222" stroke-width="2"/>` +
      `<text x="${left + wide / 2}" y="${top + high * 0.8}" font-family="DejaVu Sans" font-size="${high * 0.75}" font-weight="bold" ` +
      `textLength="${wide * 0.88}" lengthAdjust="spacingAndGlyphs" text-anchor="middle">${text}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#5a6066"/><rect x="150" y="200" width="480" height="260" rx="40" fill="#7a2020"/>${signs.join('')}</svg>`;
  const data = await sharp(Buffer.from(svg)).removeAlpha().toColourspace('srgb').raw().toBuffer();
  return { width, height, data };
}

/** The middle of a plate, in which its characters are. */
function charactersOf({ left, top, width, height }: Box): Box {
  return { left: left + width * 0.07, top: top + height * 0.25, width: width * 0.86, height: height * 0.5 };
}

function covers(box: Box, what: Box): boolean {
  return intersection(box, what) > 0.95 * areaOf(what);
}

describe('the embedded plate detector', () => {
  const plate = { left: 300, top: 380, width: 180, height: 40 };
  let detector: Detector;

  before(async () => {
    detector = await createDetector({ subject: 'plate', threads: 1 });
  });

  after(() => detector.dispose());

  it('finds a plate and leaves a shop sign', async () => {
    const image = await street([
      { text: 'AB-123-CD', box: plate },
      { text: 'BOULANGERIE', box: { left: 60, top: 40, width: 300, height: 60 } },
    ]);
    const found = await detector.detect(image, { mode: 'standard' });
    assert.equal(found.length, 1, JSON.stringify(found));
    const [{ box, subject, by } = { box: plate, subject: '', by: '' }] = found;
    assert.ok(covers(box, charactersOf(plate)), JSON.stringify(box));
    assert.ok(areaOf(box) < 1.6 * areaOf(plate), JSON.stringify(box));
    assert.deepEqual([subject, by], ['plate', 'pp-ocr-v4-detector']);
  });

  it('finds a plate that lies on its side when it looks at the image turned', async () => {
    const upright = await street([{ text: 'AB-123-CD', box: plate }]);
    const data = await sharp(upright.data, { raw: { width: 800, height: 600, channels: 3 } })
      .rotate(90)
      .raw()
      .toBuffer();
    const image = { width: 600, height: 800, data };
    const found = await detector.detect(image, { mode: 'fast', rotations: [270] });
    const { left, top, width, height } = charactersOf(plate);
    // Turned by a quarter, what was the distance from the bottom is that from the left.
    const expected = { left: 600 - top - height, top: left, width: height, height: width };
    assert.ok(
      found.some(({ box }) => covers(box, expected)),
      JSON.stringify(found),
    );
  });

  it('covers a small plate of a large image closely, since it looks at its parts too', async () => {
    const small = { left: 1700, top: 380, width: 90, height: 20 };
    const image = await street([{ text: 'AB-123-CD', box: small }], [3600, 600]);
    const areaIn = async (mode: 'fast' | 'standard'): Promise<number> => {
      const [found] = await detector.detect(image, { mode });
      assert.ok(found && covers(found.box, charactersOf(small)), JSON.stringify(found));
      return areaOf(found.box);
    };
    assert.ok((await areaIn('standard')) < 1.6 * areaOf(small));
    // In fast mode the whole image is all that is looked at.
    assert.ok((await areaIn('fast')) > 1.6 * areaOf(small));
  });

  it('stops when it is canceled', async () => {
    const image = await street([]);
    await assert.rejects(
      detector.detect(image, { mode: 'standard' }, AbortSignal.abort(new Error('enough'))),
      /enough/u,
    );
  });

  it('lists its models', () => {
    assert.deepEqual(
      detector.models.map(({ id, licence }) => `${id}: ${licence}`),
      [
        'pp-ocr-v4-detector: MIT AND Apache-2.0',
        'plate-classifier: MIT',
        'pp-ocr-v4-reader: MIT AND Apache-2.0',
      ],
    );
    for (const { hash } of detector.models) assert.match(hash, /^[0-9a-f]{64}$/u);
  });
});
