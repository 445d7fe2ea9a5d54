/**
 * Measures whole runs of blur. `npx tsx bench/blur-run.ts FOLDER`, a folder with `ground-truth.json` as `bench/blur.ts` reads it;
 * `--part=speed`, `stopping`, `memory` or `comparison` measures one of them:
 *
 * - images a second with one worker and with two, against what the models take by themselves in the same runs;
 * - how soon a run ends that is told to stop;
 * - the memory of a process that covers a picture of 12, 50 and 100 megapixels (`--memory=12` is such a process);
 * - how many covered faces can be told from each other by somebody who covers the originals in the same way and compares.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  areaFor,
  DEFAULT_ANONYMISATION,
  METHODS,
  painterFor,
  DEFAULT_TASK,
  runBlur,
  SUBJECTS,
  createDetector,
  decodePicture,
  InferencePool,
  type Method,
  type Detector,
  type BlurTask,
} from '@vitruve/engine';
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
/** Images at once. */
const WORKERS = [1, 2];
/** Milliseconds between two beats of a clock that something may hold up. */
const BEAT = 5;

async function all(from: string): Promise<void> {
  const truth = JSON.parse(readFileSync(join(from, 'ground-truth.json'), 'utf8')) as Record<
    'faces' | 'plates',
    Photos
  >;
  const parts = {
    speed: async () => {
      const faces = truth.faces.map(({ file }) => join(from, file));
      const plates = truth.plates.slice(0, 8).map(({ file }) => join(from, file));
      await speed(faces);
      await speed([...faces, ...plates]);
    },
    stopping: () => stopping(truth.plates.map(({ file }) => join(from, file))),
    memory: () => {
      for (const megapixels of MEGAPIXELS) console.log(megabytes(megapixels, false));
      for (const megapixels of MEGAPIXELS) console.log(megabytes(megapixels, true));
    },
    comparison: () => comparisons(from, truth.faces),
  };
  for (const [name, measure] of Object.entries(parts))
    if (only === undefined || only === name) await measure();
}

interface Timed {
  /** Milliseconds. */
  readonly wall: number;
  /** Processor time of everything, and that within the runtime of the models. */
  readonly all: number;
  readonly inference: number;
}

/** Whole runs with one worker and with two, in turns, with what the models take by themselves. */
async function speed(files: readonly string[]): Promise<void> {
  const runs = new Map<number, Timed[]>(WORKERS.map((workers) => [workers, []]));
  const pools = new Map(WORKERS.map((workers) => [workers, new InferencePool({ processes: workers })]));
  const detectors = new Map<number, readonly Detector[]>();
  for (const [workers, pool] of pools)
    detectors.set(
      workers,
      await Promise.all(SUBJECTS.map((subject) => createDetector({ subject, threads: 1, pool }))),
    );
  // The first round pays for what is warm later.
  for (let round = 0; round <= ROUNDS; round++)
    for (const [workers, pool] of pools) {
      const timed = await timedRun(files, workers, detectors.get(workers) ?? [], pool);
      if (round > 0) runs.get(workers)?.push(timed);
    }
  for (const [workers, timed] of runs) {
    const of = (value: (one: Timed) => number): number => percentile(timed.map(value), 0.5);
    const rate = (1000 * files.length) / of(({ wall }) => wall);
    const ratio = of(({ all, inference }) => all / inference);
    const raw = of(({ wall, inference }) => wall / (inference / workers));
    console.log(
      `${files.length} images, ${workers} at once: ${shown(rate)} a second; ${ratio.toFixed(2)} × the processor time, ${raw.toFixed(2)} × the time of the models by themselves`,
    );
  }
  for (const pool of pools.values()) pool.dispose();
}

async function timedRun(
  files: readonly string[],
  workers: number,
  detectors: readonly Detector[],
  pool: InferencePool,
): Promise<Timed> {
  const own = process.cpuUsage();
  const before = pool.processorTime;
  const start = performance.now();
  await runBlur(taskOf(files, workers), {
    detectorFor: (subject) => Promise.resolve(detectorOf(detectors, subject)),
  });
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(own);
  const { all, inference } = pool.processorTime;
  return {
    wall,
    all: (user + system) / 1000 + all - before.all,
    inference: inference - before.inference,
  };
}

/** How long it takes until a run that is told to stop has ended, whatever its models do, and what else waited meanwhile. */
async function stopping(files: readonly string[]): Promise<void> {
  const pool = new InferencePool();
  const detectors = await Promise.all(SUBJECTS.map((subject) => createDetector({ subject, pool })));
  const times: number[] = [];
  const waits: number[] = [];
  for (let round = 0; round < 5 * ROUNDS; round++) {
    const controller = new AbortController();
    let told = 0;
    setTimeout(
      () => {
        told = performance.now();
        controller.abort();
      },
      300 + 37 * round,
    );
    let last = performance.now();
    const beat = setInterval(() => {
      const now = performance.now();
      if (round > 0) waits.push(now - last - BEAT);
      last = now;
    }, BEAT);
    const images = [...files, ...files, ...files];
    await runBlur(taskOf(images, 2), {
      detectorFor: (subject) => Promise.resolve(detectorOf(detectors, subject)),
      signal: controller.signal,
    });
    clearInterval(beat);
    if (round > 0) times.push(performance.now() - told);
  }
  pool.dispose();
  console.log(
    `a run that is told to stop ends within ${shown(percentile(times, 0.5))} ms (95 %: ${shown(percentile(times, 0.95))}); other requests wait for ${shown(percentile(waits, 0.5))} ms (99 %: ${shown(percentile(waits, 0.99))})`,
  );
}

function taskOf(images: readonly string[], workers: number): BlurTask {
  const output = { ...DEFAULT_TASK.output, folder: temporary, overwrite: true };
  return { ...DEFAULT_TASK, images, workers, output };
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
    unseenBelow: () => undefined,
    dispose: () => Promise.resolve(),
  };
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 10);
  const pool = new InferencePool();
  const start = performance.now();
  const { images } = await runBlur(
    { ...DEFAULT_TASK, images: [image], subjects: detect ? SUBJECTS : ['face'] },
    { detectorFor: (subject) => (detect ? createDetector({ subject, pool }) : Promise.resolve(fixed)) },
  );
  if (images[0]?.state !== 'done') throw new Error(JSON.stringify(images));
  clearInterval(watch);
  pool.dispose();
  const models = detect ? `, and ${shown(pool.mostMemory / 2 ** 20)} MB where the models run` : '';
  const what = detect ? 'found and covered' : 'covered';
  console.log(
    `${megapixels} MP ${what}: ${shown(performance.now() - start)} ms, ${shown(most / 2 ** 20)} MB at most${models}`,
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
