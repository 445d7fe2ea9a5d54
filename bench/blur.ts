/**
 * Measures how many labelled faces and plates are found, what else is, and how long it takes, in each mode. Run with
 * `npm run bench:blur -- FOLDER`, a folder with `ground-truth.json`: lists `faces` and `plates` of `{file, boxes: [{x1, y1, x2,
 * y2, ignore?}]}` in pixels. `--modes=standard,strict`, `--subjects=face`, `--model=PATH` measures a model of yours,
 * `--threads=1`, `--cross` looks for each subject on the photos of the other, `--json`; `--misses` names what was missed or invented.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  MODES,
  SUBJECTS,
  createDetector,
  InferencePool,
  type Box,
  type Detector,
  type Mode,
  type Subject,
  type Raster,
} from '@vitruve/engine';
import sharp from 'sharp';
import { coreOf, grownBy, isCovered, isOn, type Margin } from './coverage.ts';
import { percentile } from './statistics.ts';

interface Label {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Too small or unclear to count. */
  readonly ignore?: boolean;
}

interface Photo {
  readonly file: string;
  readonly boxes: readonly Label[];
}

/** Where the models run: it counts the processor time within the runtime, and around it. */
const pool = new InferencePool();

const LISTS = { face: 'faces', plate: 'plates' } as const;
/** What is added to boxes before they are compared: what anonymisation adds. */
const MARGINS: Readonly<Record<Subject, Margin>> = {
  face: { x: 0.15, y: 0.15 },
  plate: { x: 0.12, y: 0.35 },
};

/** Photos that are looked at before times count. */
const WARMING = 3;

const [folder] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (folder === undefined) throw new Error('Expected a folder with ground-truth.json');
const truth = JSON.parse(await readFile(join(folder, 'ground-truth.json'), 'utf8')) as Record<
  'faces' | 'plates',
  readonly Photo[]
>;
const modes = chosen('modes', MODES);
const model = option('model');
const threads = Number(option('threads') ?? '1');
const showsMisses = process.argv.includes('--misses');
const isCross = process.argv.includes('--cross');
const results: Figures[] = [];

for (const subject of chosen('subjects', SUBJECTS)) {
  const detector = await createDetector({ subject, model, threads, pool });
  const photos = truth[LISTS[isCross ? other(subject) : subject]];
  for (const mode of modes) results.push(await measured(detector, subject, mode, photos));
  await detector.dispose();
}
if (process.argv.includes('--json')) console.log(JSON.stringify(results, undefined, 2));
else console.table(results.map(shownFigures));

interface Figures {
  readonly subject: Subject;
  readonly mode: Mode;
  readonly photos: number;
  readonly labelled: number;
  /** Labelled boxes of which 80 % are covered. */
  readonly covered: number;
  /** Those whose characters are. */
  readonly core: number | undefined;
  readonly found: number;
  readonly right: number;
  /** Milliseconds of an image: the middle and the 95th of 100. */
  readonly median: number;
  readonly slow: number;
  /** All of the processor time through that within the runtime. */
  readonly overhead: number;
}

async function measured(
  detector: Detector,
  subject: Subject,
  mode: Mode,
  photos: readonly Photo[],
): Promise<Figures> {
  // Code is compiled, and the models opened, while nobody counts.
  for (const { file } of photos.slice(0, WARMING))
    await detector.detect(await raster(join(folder ?? '', file)), { mode });
  const times: number[] = [];
  const before = pool.processorTime.inference;
  let [labelled, covered, core, found, right, all] = [0, 0, 0, 0, 0, 0];
  for (const { file, boxes: labels } of photos) {
    const image = await raster(join(folder ?? '', file));
    const start = performance.now();
    const begun = processorTime();
    const detections = await detector.detect(image, { mode });
    times.push(performance.now() - start);
    all += processorTime() - begun;
    const grown = detections.map(({ box }) => grownBy(box, MARGINS[subject]));
    const boxes = isCross ? [] : labels.map(boxOf);
    const counted = boxes.filter((_, index) => labels[index]?.ignore !== true);
    const missed = counted.filter((box) => !isCovered(box, grown));
    const wrong = detections.filter(({ box }) => !boxes.some((one) => isOn(box, one)));
    labelled += counted.length;
    covered += counted.length - missed.length;
    core += counted.filter((box) => isCovered(coreOf(box), grown)).length;
    found += detections.length;
    right += detections.length - wrong.length;
    if (showsMisses)
      for (const [what, list] of [
        ['missed', missed.map((box) => ({ box, score: undefined }))],
        ['invented', wrong],
      ] as const)
        for (const { box, score } of list)
          console.log(subject, mode, file, what, corners(box), score?.toFixed(2) ?? '');
  }
  return {
    subject,
    mode,
    photos: photos.length,
    labelled,
    covered,
    core: subject === 'plate' ? core : undefined,
    found,
    right,
    median: percentile(times, 0.5),
    slow: percentile(times, 0.95),
    overhead: all / (pool.processorTime.inference - before),
  };
}

function shownFigures(figures: Figures): Record<string, string | number> {
  const { subject, mode, photos, labelled, covered, core, found, right, median, slow, overhead } = figures;
  const share = (part: number, of: number): string => (of > 0 ? `${((100 * part) / of).toFixed(1)} %` : '–');
  return {
    subject,
    mode,
    photos,
    labelled,
    COV80: share(covered, labelled),
    CORE80: core === undefined ? '' : share(core, labelled),
    precision: share(right, found),
    wrong: found - right,
    'wrong/photo': ((found - right) / photos).toFixed(2),
    'ms (median)': median.toFixed(0),
    'ms (95 %)': slow.toFixed(0),
    '× inference': overhead.toFixed(2),
  };
}

/** Milliseconds of this process and of those that models run in. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + pool.processorTime.all;
}

async function raster(path: string): Promise<Raster> {
  const { data, info } = await sharp(path)
    .autoOrient()
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

function boxOf({ x1, y1, x2, y2 }: Label): Box {
  return { left: x1, top: y1, width: x2 - x1, height: y2 - y1 };
}

function corners({ left, top, width, height }: Box): string {
  return [left, top, left + width, top + height].map((value) => value.toFixed(0)).join(' ');
}

function other(subject: Subject): Subject {
  return subject === 'face' ? 'plate' : 'face';
}

function option(name: string): string | undefined {
  const prefix = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
}

function chosen<Value extends string>(name: string, all: readonly Value[]): readonly Value[] {
  const asked = option(name)?.split(',');
  return asked ? all.filter((value) => asked.includes(value)) : all;
}
