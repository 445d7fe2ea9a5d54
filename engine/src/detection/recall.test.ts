import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { areaOf, intersection, type Box } from './box.ts';
import type { Subject } from './detection.ts';
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
    floor: 0.95,
    wrong: 1.2,
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

describe('labelled photos', function () {
  this.timeout(120_000);

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
});

async function detectIn(
  subject: Subject,
  photos: readonly Photo[],
): Promise<readonly { file: string; found: readonly Box[]; boxes: readonly Box[] }[]> {
  const detector = await createDetector({ subject });
  try {
    const results = [];
    for (const { file, boxes } of photos) {
      const { data, info } = await sharp(join(PHOTOS, file))
        .removeAlpha()
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true });
      const detections = await detector.detect(
        { width: info.width, height: info.height, data },
        { mode: 'standard' },
      );
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
