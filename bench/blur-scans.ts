/**
 * Measures how many faces are found in photos that became scans of two colors: black and white alone, dithered, and printed with
 * dots. Run with `npx tsx bench/blur-scans.ts FOLDER`, a folder as for `bench:blur`. `--scales=1,2,4`: how many times larger the
 * photos are before; `--modes=standard,fast`, `--threads=2`.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MODES, createDetector, type Box, type Raster } from '@vitruve/engine';
import sharp from 'sharp';
import { SCREENS } from '../engine/src/testing/screens.ts';
import { grownBy, isCovered, isOn } from './coverage.ts';

interface Photo {
  readonly file: string;
  readonly boxes: readonly { x1: number; y1: number; x2: number; y2: number; ignore?: boolean }[];
}

const MARGIN = { x: 0.15, y: 0.15 };
const KINDS: Readonly<Record<string, (image: Raster) => Raster>> = {
  'two colors, no dots': ({ width, height, data }) => ({
    width,
    height,
    data: data.map((value) => (value > 110 ? 255 : 0)),
  }),
  ...SCREENS,
};

const [folder] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (folder === undefined) throw new Error('Expected a folder with ground-truth.json');
const { faces } = JSON.parse(await readFile(join(folder, 'ground-truth.json'), 'utf8')) as {
  faces: readonly Photo[];
};
const modes = MODES.filter((mode) => option('modes', 'standard').includes(mode));
const detector = await createDetector({ subject: 'face', threads: Number(option('threads', '2')[0]) });
const rows = [];
for (const scale of option('scales', '1,2,4').map(Number))
  for (const [kind, made] of Object.entries(KINDS))
    for (const mode of modes) {
      let [labelled, covered, wrong] = [0, 0, 0];
      for (const { file, boxes } of faces) {
        const all = boxes.map((box) => boxOf(box, scale));
        const counted = all.filter((_, index) => boxes[index]?.ignore !== true);
        const found = (await detector.detect(made(await greyed(file, scale)), { mode })).map(
          ({ box }) => box,
        );
        const grown = found.map((box) => grownBy(box, MARGIN));
        labelled += counted.length;
        covered += counted.filter((box) => isCovered(box, grown)).length;
        wrong += found.filter((box) => !all.some((one) => isOn(box, one))).length;
      }
      rows.push({
        scale,
        kind,
        mode,
        labelled,
        COV80: `${((100 * covered) / labelled).toFixed(1)} %`,
        wrong,
      });
    }
console.table(rows);
await detector.dispose();

async function greyed(file: string, scale: number): Promise<Raster> {
  const path = join(folder ?? '', file);
  const { width } = await sharp(path).metadata();
  const { data, info } = await sharp(path)
    .resize(Math.round(width * scale), undefined, { kernel: 'cubic' })
    .removeAlpha()
    .greyscale()
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const rgb = new Uint8Array(data.length * 3);
  for (const [at, value] of data.entries()) rgb.fill(value, at * 3, at * 3 + 3);
  return { width: info.width, height: info.height, data: rgb };
}

function boxOf({ x1, y1, x2, y2 }: Photo['boxes'][number], scale: number): Box {
  return { left: x1 * scale, top: y1 * scale, width: (x2 - x1) * scale, height: (y2 - y1) * scale };
}

function option(name: string, otherwise: string): readonly string[] {
  const prefix = `--${name}=`;
  const given = process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
  return (given ?? otherwise).split(',');
}
