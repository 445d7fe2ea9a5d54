import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { areaOf, intersection, type Box } from './box.ts';
import type { Mode, Subject } from './detection.ts';
import { createDetector } from './detector.ts';

/** Labelled photos that are not ours to ship: a checkout may have them beside it, or the variable says where they are. */
const PHOTOS = process.env.VITRUVE_PHOTOS ?? resolve(import.meta.dirname, '../../../../shared/data/vision');

interface Photo {
  readonly file: string;
  readonly boxes: readonly { x1: number; y1: number; x2: number; y2: number; ignore?: boolean }[];
}

/** What `bench/blur.ts` measures on all photos, here on a few, with floors below what was measured. */
const CASES = [
  {
    subject: 'face',
    list: 'faces',
    take: () => true,
    core: [1, 1],
    margin: [0.15, 0.15],
    floor: 0.97,
    wrong: 0.5,
  },
  // Every sixth: a photo takes a second.
  {
    subject: 'plate',
    list: 'plates',
    take: (index: number) => index % 6 === 0,
    core: [0.86, 0.46],
    margin: [0.12, 0.35],
    floor: 0.9,
    wrong: 1,
  },
] as const;

describe('labelled photos', () => {
  for (const { subject, list, take, core, margin, floor, wrong } of CASES)
    it(`${subject}s in them are found, and little else`, async function () {
      // Reported as pending: the folder is not part of the project.
      if (!existsSync(join(PHOTOS, 'ground-truth.json'))) this.skip();
      const truth = JSON.parse(await readFile(join(PHOTOS, 'ground-truth.json'), 'utf8')) as Record<
        string,
        Photo[]
      >;
      const photos = (truth[list] ?? []).filter((_, index) => take(index));
      const missed: string[] = [];
      let [labelled, invented] = [0, 0];
      for (const { file, found, boxes } of await detectIn(subject, photos)) {
        const covering = found.map((box) => grown(box, margin[0], margin[1]));
        for (const box of boxes) {
          labelled++;
          const what = grown(box, (core[0] - 1) / 2, (core[1] - 1) / 2);
          if (!covering.some((one) => intersection(one, what) >= 0.8 * areaOf(what)))
            missed.push(`${file} at ${Math.round(box.left)}, ${Math.round(box.top)}`);
        }
        invented += found.filter((box) => !boxes.some((one) => intersection(one, box) > 0)).length;
      }
      assert.ok(labelled > 0, PHOTOS);
      assert.ok(missed.length <= (1 - floor) * labelled, `missed of ${labelled}: ${missed.join('; ')}`);
      assert.ok(invented <= wrong * photos.length, `${invented} that are none`);
    });

  for (const [name, changed] of Object.entries({
    'in fog': (photo: Sharp) => photo.linear(0.3, 150),
    'in the dark': (photo: Sharp) => photo.gamma(1, 2.2).linear(0.35, 0),
    'out of focus': (photo: Sharp) => photo.blur(2.5),
  }))
    it(`faces in them are found ${name}`, async function () {
      const photos = await facesOrSkip(this);
      const results = await detectIn('face', photos, { changed });
      const missed = results.flatMap(({ file, found, boxes }) =>
        boxes.filter((box) => !isFound(box, found)).map(({ left, top }) => `${file} at ${left}, ${top}`),
      );
      const labelled = results.reduce((sum, { boxes }) => sum + boxes.length, 0);
      assert.ok(missed.length <= 0.05 * labelled, `missed of ${labelled}: ${missed.join('; ')}`);
    });

  it('faces of 95 to 140 pixels in pictures of 12,000 pixels are found', async function () {
    // Two photos of seven faces each, of which tiles of the picture are too close a look and the whole too distant a one.
    const photos = (await facesOrSkip(this)).filter(({ boxes }) => boxes.length === 7).slice(0, 2);
    const by = 3;
    const larger = photos.map(({ file, boxes }) => ({
      file,
      boxes: boxes.map(({ x1, y1, x2, y2 }) => ({ x1: x1 * by, y1: y1 * by, x2: x2 * by, y2: y2 * by })),
    }));
    const changed = async (photo: Sharp): Promise<Sharp> => {
      const { width, height } = await photo.metadata();
      const pixels = await photo
        .resize(width * by, height * by, { fit: 'fill' })
        .png()
        .toBuffer();
      return sharp(pixels).extend({ right: 12_000 - width * by, background: '#5a7d5a' });
    };
    const results = await detectIn('face', larger, { changed });
    const missed = results.flatMap(({ boxes, found }) => boxes.filter((box) => !isFound(box, found)));
    assert.equal(results.flatMap(({ boxes }) => boxes).length, 14);
    assert.ok(
      missed.length <= 1,
      `missed of 14: ${missed.map(({ left, top }) => `${left}, ${top}`).join('; ')}`,
    );
  });

  for (const mode of ['standard', 'fast'] as const)
    it(`a face that fills the picture is found in ${mode} mode`, async function () {
      const photos = await facesOrSkip(this);
      const parts = photos.flatMap(({ boxes }): readonly Part[] => {
        const [face] = [...boxes].sort((one, other) => other.x2 - other.x1 - (one.x2 - one.x1));
        return face ? [partAround(face, 0.15)] : [];
      });
      const alone = photos.map(({ file }, index) => ({ file, boxes: parts[index]?.boxes ?? [] }));
      const changed = (photo: Sharp, index: number): Sharp => {
        const { place, width, height } = parts[index] ?? partAround({ x1: 0, y1: 0, x2: 9, y2: 9 }, 0);
        return photo.extract(place).resize(width, height, { fit: 'fill' });
      };
      const results = await detectIn('face', alone, { mode, changed });
      const missed = results.flatMap(({ file, found, boxes: [box] }) =>
        box && isFound(box, found) ? [] : [file],
      );
      assert.ok(missed.length <= 1, `missed of ${photos.length}: ${missed.join('; ')}`);
    });
});

interface Part {
  readonly place: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  /** Pixels that it is enlarged to, and where the face is within. */
  readonly width: number;
  readonly height: number;
  readonly boxes: Photo['boxes'];
}

/** A face with a little around it, as a picture of 600 pixels across. */
function partAround({ x1, y1, x2, y2 }: Photo['boxes'][number], around: number): Part {
  const [margin, down] = [Math.round((x2 - x1) * around), Math.round((y2 - y1) * around)];
  const left = Math.max(0, x1 - margin);
  const top = Math.max(0, y1 - down);
  const place = { left, top, width: x2 - left, height: y2 - top };
  const scale = 600 / place.width;
  const at = (value: number): number => Math.round(value * scale);
  return {
    place,
    width: 600,
    height: at(place.height),
    boxes: [{ x1: at(x1 - left), y1: at(y1 - top), x2: 600, y2: at(place.height) }],
  };
}

function isFound(box: Box, found: readonly Box[]): boolean {
  return found.some((one) => intersection(grown(one, 0.15, 0.15), box) >= 0.8 * areaOf(box));
}

/** The photos of people. */
async function facesOrSkip(context: Mocha.Context): Promise<readonly Photo[]> {
  if (!existsSync(join(PHOTOS, 'ground-truth.json'))) context.skip();
  const truth = JSON.parse(await readFile(join(PHOTOS, 'ground-truth.json'), 'utf8')) as Record<
    string,
    Photo[]
  >;
  return truth['faces'] ?? [];
}

async function detectIn(
  subject: Subject,
  photos: readonly Photo[],
  {
    mode = 'standard',
    changed = (photo) => photo,
  }: { mode?: Mode; changed?: (photo: Sharp, index: number) => Sharp | Promise<Sharp> } = {},
): Promise<readonly { file: string; found: readonly Box[]; boxes: readonly Box[] }[]> {
  const detector = await createDetector({ subject });
  try {
    const results = [];
    for (const [index, { file, boxes }] of photos.entries()) {
      const photo = await changed(sharp(join(PHOTOS, file)).removeAlpha().toColourspace('srgb'), index);
      const { data, info } = await photo.raw().toBuffer({ resolveWithObject: true });
      const detections = await detector.detect({ width: info.width, height: info.height, data }, { mode });
      results.push({
        file,
        found: detections.map(({ box }) => box),
        boxes: boxes
          .filter(({ ignore }) => ignore !== true)
          .map(({ x1, y1, x2, y2 }) => ({ left: x1, top: y1, width: x2 - x1, height: y2 - y1 })),
      });
    }
    return results;
  } finally {
    await detector.dispose();
  }
}

/** A box with parts of its sides more on each side; less where they are negative. */
function grown({ left, top, width, height }: Box, x: number, y: number): Box {
  return {
    left: left - width * x,
    top: top - height * y,
    width: width * (1 + 2 * x),
    height: height * (1 + 2 * y),
  };
}
