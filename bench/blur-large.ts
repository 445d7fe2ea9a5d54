/**
 * Measures how many faces are found in very large pictures: labelled photos are enlarged until their faces are about as wide as
 * asked for, and put into pictures of other photos. Run with `npx tsx bench/blur-large.ts FOLDER`, a folder as for `bench:blur`.
 * `--sizes=12000x6000,16000x1500`, `--widths=48,115,240` are pixels; `--modes=standard`; `--threads=2`; `--misses` names them.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MODES, areaOf, createDetector, type Box, type Raster } from '@vitruve/engine';
import sharp, { type OverlayOptions } from 'sharp';
import { grownBy, isCovered, isOn } from './coverage.ts';

interface Photo {
  readonly file: string;
  readonly boxes: readonly { x1: number; y1: number; x2: number; y2: number; ignore?: boolean }[];
}

/** What anonymisation adds to a face. */
const MARGIN = { x: 0.15, y: 0.15 };
/** Pixels between photos. */
const GAP = 16;

const [folder] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (folder === undefined) throw new Error('Expected a folder with ground-truth.json');
const truth = JSON.parse(await readFile(join(folder, 'ground-truth.json'), 'utf8')) as Record<
  'faces' | 'plates',
  readonly Photo[]
>;
const sizes = option('sizes', '12000x6000,16000x1500').map((size) => size.split('x').map(Number));
const widths = option('widths', '48,115,240').map(Number);
const modes = MODES.filter((mode) => option('modes', 'standard').includes(mode));
const detector = await createDetector({ subject: 'face', threads: Number(option('threads', '2')[0]) });
const rows = [];
for (const [width = 0, height = 0] of sizes)
  for (const face of widths) {
    const { image, faces } = await pictureOf(width, height, face);
    for (const mode of modes) {
      const start = performance.now();
      const found = await detector.detect(image, { mode });
      const time = performance.now() - start;
      const grown = found.map(({ box }) => grownBy(box, MARGIN));
      const missed = faces.filter((box) => !isCovered(box, grown));
      if (process.argv.includes('--misses'))
        for (const { left, top, width: wide } of missed) console.log(mode, left, top, wide.toFixed(0));
      rows.push({
        picture: `${width} × ${height}`,
        'face width': face,
        mode,
        labelled: faces.length,
        COV80: `${((100 * (faces.length - missed.length)) / faces.length).toFixed(1)} %`,
        wrong: found.filter(({ box }) => !faces.some((one) => isOn(box, one))).length,
        seconds: (time / 1000).toFixed(1),
      });
    }
  }
console.table(rows);
await detector.dispose();

/** As many of the photos of people as there is room for, on photos of streets. */
async function pictureOf(
  width: number,
  height: number,
  face: number,
): Promise<{ readonly image: Raster; readonly faces: readonly Box[] }> {
  const layers: OverlayOptions[] = [];
  const faces: Box[] = [];
  let [left, top, line] = [GAP, GAP, 0];
  for (const { file, boxes } of truth.faces) {
    const counted = boxes.filter(({ ignore }) => ignore !== true).map(boxOf);
    const photo = sharp(join(folder ?? '', file)).autoOrient();
    const meta = await photo.metadata();
    const scale = (face * counted.length) / counted.reduce((sum, box) => sum + box.width, 0);
    const [wide, high] = [Math.round(meta.width * scale), Math.round(meta.height * scale)];
    if (left + wide > width) [left, top, line] = [GAP, top + line + GAP, 0];
    if (left + wide > width || top + high > height) continue;
    layers.push({ input: await photo.resize(wide, high).png().toBuffer(), left, top });
    faces.push(...counted.map((box) => movedBy(box, scale, left, top)));
    line = Math.max(line, high);
    left += wide + GAP;
  }
  const street = await sharp(join(folder ?? '', truth.plates[0]?.file ?? ''))
    .png()
    .toBuffer();
  const { data } = await sharp({
    create: { width, height, channels: 3, background: '#808080' },
    limitInputPixels: false,
  })
    .composite([{ input: street, tile: true, left: 0, top: 0 }, ...layers])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { image: { width, height, data }, faces: faces.filter((box) => areaOf(box) > 0) };
}

function boxOf({ x1, y1, x2, y2 }: Photo['boxes'][number]): Box {
  return { left: x1, top: y1, width: x2 - x1, height: y2 - y1 };
}

function movedBy(box: Box, scale: number, left: number, top: number): Box {
  return {
    left: left + box.left * scale,
    top: top + box.top * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
}

function option(name: string, otherwise: string): readonly string[] {
  const prefix = `--${name}=`;
  const given = process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
  return (given ?? otherwise).split(',');
}
