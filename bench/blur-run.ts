/**
 * Measures whole runs of blur. `npx tsx bench/blur-run.ts FOLDER`, a folder with `ground-truth.json` as `bench/blur.ts` reads it;
 * `--part=speed`, `memory` or `comparison` measures one of them:
 *
 * - images a second, against the same detectors on the same pixels already in memory;
 * - the memory of a process that covers a picture of 12, 50 and 100 megapixels (`--memory=12` is such a process);
 * - how many covered faces can be told from each other by somebody who covers the originals in the same way and compares.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { areaFor } from '@vitruve/engine/anonymisation/mask';
import { DEFAULT_ANONYMISATION, METHODS, type Method } from '@vitruve/engine/anonymisation/method';
import { painterFor } from '@vitruve/engine/anonymisation/painters';
import { DEFAULT_TASK } from '@vitruve/engine/blur/defaults';
import { runBlur } from '@vitruve/engine/blur/run';
import { SUBJECTS, type Detector } from '@vitruve/engine/detection/detection';
import { createDetector } from '@vitruve/engine/detection/detector';
import { decodePicture } from '@vitruve/engine/images/read';
import { rasterOf } from '@vitruve/engine/images/view';
import sharp from 'sharp';
import { percentile, shown } from './statistics.ts';

interface Label {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

type Photos = readonly { readonly file: string; readonly boxes: readonly Label[] }[];

const MEGAPIXELS = [12, 50, 100];
/** Runs of which the middle one is told: the first pays for what is warm later. */
const ROUNDS = 3;

async function all(from: string): Promise<void> {
  const truth = JSON.parse(readFileSync(join(from, 'ground-truth.json'), 'utf8')) as Record<
    'faces' | 'plates',
    Photos
  >;
  const parts = {
    speed: async () => {
      const files = [...truth.faces, ...truth.plates.slice(0, 8)].map(({ file }) => join(from, file));
      console.log(await speed(files));
    },
    memory: () => {
      for (const megapixels of MEGAPIXELS) console.log(megabytes(megapixels, false));
      console.log(megabytes(MEGAPIXELS[0] ?? 12, true));
    },
    comparison: () => comparisons(from, truth.faces),
  };
  for (const [name, measure] of Object.entries(parts))
    if (only === undefined || only === name) await measure();
}

async function speed(files: readonly string[]): Promise<string> {
  const detectors = await Promise.all(SUBJECTS.map((subject) => createDetector({ subject })));
  const rasters = [];
  for (const file of files) rasters.push(await rasterOf(await decodePicture(readFileSync(file)), 0));
  const whole: number[] = [];
  const looking: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (const raster of rasters)
      for (const detector of detectors) await detector.detect(raster, { mode: 'standard' });
    const between = performance.now();
    await runBlur(
      {
        ...DEFAULT_TASK,
        images: files,
        output: { ...DEFAULT_TASK.output, folder: temporary, overwrite: true },
      },
      { detectorFor: (subject) => Promise.resolve(detectorOf(detectors, subject)) },
    );
    looking.push(between - start);
    whole.push(performance.now() - between);
  }
  const [run, detection] = [percentile(whole, 0.5), percentile(looking, 0.5)];
  const rate = (1000 * files.length) / run;
  return `${files.length} images: ${shown(rate)} a second; ${shown(run)} ms, and ${shown(detection)} ms for detection alone: ${(run / detection).toFixed(2)} ×`;
}

function detectorOf(detectors: readonly Detector[], subject: string): Detector {
  const found = detectors.find(({ models }) => models[0]?.subject === subject);
  if (!found) throw new Error(`no detector for ${subject}`);
  return found;
}

/** The most memory that a process of its own takes for a picture of that size. */
function megabytes(megapixels: number, detect: boolean): string {
  const program = ['--import', 'tsx', fileURLToPath(import.meta.url), `--memory=${megapixels}`];
  return execFileSync(process.execPath, [...program, ...(detect ? ['--detect'] : [])], {
    encoding: 'utf8',
  }).trim();
}

async function coverLarge(megapixels: number, detect: boolean): Promise<void> {
  const width = Math.round(Math.sqrt((megapixels * 1e6 * 4) / 3));
  const height = Math.round((width * 3) / 4);
  const image = join(temporary, 'large.jpg');
  // In another process, so that making the picture does not count.
  const code = `require('sharp')({create:{width:${width},height:${height},channels:3,background:'#888',noise:{type:'gaussian',mean:128,sigma:20}},limitInputPixels:false}).jpeg({quality:85}).toFile(${JSON.stringify(image)})`;
  execFileSync(process.execPath, ['-e', code]);
  const middle = { left: width / 4, top: height / 4, width: width / 2, height: height / 2 };
  const fixed: Detector = {
    models: [],
    detect: () => Promise.resolve([{ subject: 'face', box: middle, score: 1, by: 'bench' }]),
    dispose: () => Promise.resolve(),
  };
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 10);
  const start = performance.now();
  const { images } = await runBlur(
    { ...DEFAULT_TASK, images: [image], subjects: detect ? SUBJECTS : ['face'] },
    { detectorFor: (subject) => (detect ? createDetector({ subject }) : Promise.resolve(fixed)) },
  );
  if (images[0]?.state !== 'done') throw new Error(JSON.stringify(images));
  clearInterval(watch);
  const what = detect ? 'found and covered' : 'covered';
  console.log(
    `${megapixels} MP ${what}: ${shown(performance.now() - start)} ms, ${shown(most / 2 ** 20)} MB at most`,
  );
}

/** Pixels on a side of faces that are compared. */
const SIDE = 48;

/**
 * An attacker has the originals of all faces, covers each in the same way, and takes the one most like what was published
 * ("parrot recognition"). By chance one of all is right.
 */
async function comparisons(from: string, photos: Photos): Promise<void> {
  const faces: Buffer[] = [];
  for (const { file, boxes } of photos) {
    for (const { x1, y1, x2, y2 } of boxes) {
      const region = { left: x1, top: y1, width: x2 - x1, height: y2 - y1 };
      faces.push(
        await sharp(join(from, file)).extract(region).resize(96, 96, { fit: 'fill' }).png().toBuffer(),
      );
    }
  }
  for (const method of METHODS.filter((one) => one !== 'picture')) {
    const published = await Promise.all(faces.map((face) => covered(face, method)));
    const tried = await Promise.all(faces.map((face) => covered(face, method)));
    const right = published.filter((face, index) => mostAlike(face, tried) === index).length;
    console.log(
      `${method}: ${right} of ${faces.length} faces are told apart by covering the originals and comparing`,
    );
  }
}

async function covered(face: Buffer, method: Method): Promise<Float64Array> {
  const picture = await decodePicture(face);
  const [page] = picture.pages;
  const how = { ...DEFAULT_ANONYMISATION, method };
  const area = page && areaFor('plate', { left: 0, top: 0, width: 96, height: 96 }, how, page);
  if (!area) throw new Error('no area');
  await (
    await painterFor(how)
  )(page, area);
  const pixels = await sharp(picture.file)
    .resize(SIDE, SIDE)
    .removeAlpha()
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  const mean = pixels.reduce((sum, value) => sum + value, 0) / pixels.length;
  return Float64Array.from(pixels, (value) => value - mean);
}

function mostAlike(face: Float64Array, all: readonly Float64Array[]): number {
  const likeness = all.map((one) => {
    const product = one.reduce((sum, value, index) => sum + value * (face[index] ?? 0), 0);
    return product / Math.max(1e-9, Math.hypot(...one) * Math.hypot(...face));
  });
  return likeness.indexOf(Math.max(...likeness));
}

const memory = process.argv.find((argument) => argument.startsWith('--memory='))?.slice(9);
const only = process.argv.find((argument) => argument.startsWith('--part='))?.slice(7);
const [folder] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const temporary = mkdtempSync(join(tmpdir(), 'vitruve-bench-'));
try {
  if (memory !== undefined) await coverLarge(Number(memory), process.argv.includes('--detect'));
  else if (folder === undefined) throw new Error('Expected a folder with ground-truth.json');
  else await all(folder);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
