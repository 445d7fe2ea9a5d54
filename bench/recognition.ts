/**
 * Measures whether a program that recognises faces still knows who is under a cover:
 * `npx tsx bench/recognition.ts FOLDER FEATURE.onnx`, a folder with `ground-truth.json` as `bench/blur.ts` reads it, and a model that
 * tells faces apart by vectors (input `[1,3,112,112]`, RGB −1 to 1, as ArcFace has it). None is shipped.
 *
 * Two pictures show one person, for the program, when their vectors are more alike than those of two different people are at the
 * stated false-accept rate. Before it is asked of what was covered, it is asked of the same photos uncovered, written again smaller
 * and cut a little elsewhere, as a check that it recognises anybody at all.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  areaFor,
  DEFAULT_ANONYMISATION,
  METHODS,
  painterFor,
  decodePicture,
  InferenceSession,
  Tensor,
  type Anonymisation,
  type Box,
} from '@vitruve/engine';
import sharp from 'sharp';

/** Of pairs of different people that the program may take for one. */
const FALSE_ACCEPT = 0.01;

const SIDE = 112;

/** Random noise: each face is covered so often. */
const ROUNDS = 5;

interface Face {
  readonly photo: Buffer;
  readonly box: Box;
}

type Vector = Float32Array;

const [folder = '', model = ''] = process.argv.slice(2);
const session = await InferenceSession.create(model, { logSeverityLevel: 3 });
const faces = await labelled(folder);
const known = await Promise.all(faces.map(({ photo, box }) => vectorOf(photo, box)));
const strangers = known.flatMap((one, index) => known.slice(index + 1).map((other) => likeness(one, other)));
const threshold = strangers.sort((a, b) => b - a)[Math.floor(FALSE_ACCEPT * strangers.length)] ?? 1;
console.log(
  `${faces.length} faces, ${strangers.length} pairs of different people; ${100 * FALSE_ACCEPT} % of these are more alike than ${threshold.toFixed(3)}`,
);

await tell(
  'not covered',
  ({ photo }) => sharp(photo).resize({ width: 400 }).jpeg({ quality: 75 }).toBuffer(),
  0.06,
);
for (const part of [20, 10]) await tell(`plain blur, 1/${part} of the face`, (face) => plainBlur(face, part));
await tell('plain mosaic of 16 squares', (face) => plainMosaic(face, 16));
for (const method of METHODS.filter((one) => one !== 'picture')) {
  await tell(method, (face) => covered(face, { ...DEFAULT_ANONYMISATION, method }));
}
await tell('mosaic of 8 squares', (face) =>
  covered(face, { ...DEFAULT_ANONYMISATION, method: 'mosaic', squares: 8 }),
);

/**
 * Says how many faces the program still takes for themselves, and of how many it names the right one of all.
 * @param shift as a part of the box, by which the second picture is cut elsewhere.
 */
async function tell(name: string, change: (face: Face) => Promise<Buffer>, shift = 0): Promise<void> {
  let [matched, named, tried] = [0, 0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, face] of faces.entries()) {
      const photo = await change(face);
      const seen = await vectorOf(photo, await scaled(face, photo, shift));
      const alike = known.map((one) => likeness(one, seen));
      tried++;
      if ((alike[index] ?? -1) > threshold) matched++;
      if (alike.indexOf(Math.max(...alike)) === index) named++;
    }
  }
  const percent = (count: number): string => `${((100 * count) / tried).toFixed(1)} %`;
  console.log(`${name}: ${percent(matched)} matched, ${percent(named)} named right (${tried} tries)`);
}

async function labelled(from: string): Promise<readonly Face[]> {
  const truth = JSON.parse(await readFile(join(from, 'ground-truth.json'), 'utf8')) as {
    readonly faces: readonly {
      readonly file: string;
      readonly boxes: readonly {
        readonly x1: number;
        readonly y1: number;
        readonly x2: number;
        readonly y2: number;
      }[];
    }[];
  };
  const found: Face[] = [];
  for (const { file, boxes } of truth.faces) {
    const photo = await readFile(join(from, file));
    for (const { x1, y1, x2, y2 } of boxes)
      found.push({ photo, box: { left: x1, top: y1, width: x2 - x1, height: y2 - y1 } });
  }
  return found;
}

/** The box in a photo that was made smaller. */
async function scaled({ photo, box }: Face, changed: Buffer, shift: number): Promise<Box> {
  const [before, after] = await Promise.all([sharp(photo).metadata(), sharp(changed).metadata()]);
  const scale = after.width / before.width;
  return {
    left: (box.left + shift * box.width) * scale,
    top: (box.top + shift * box.height) * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
}

async function covered({ photo, box }: Face, how: Anonymisation): Promise<Buffer> {
  const picture = await decodePicture(photo);
  const [page] = picture.pages;
  const area = page && areaFor('face', box, how, page);
  if (!area) throw new Error('no area');
  await (
    await painterFor(how)
  )(page, area);
  return sharp(picture.file).png().toBuffer();
}

/** What other tools do: a Gaussian over the box, by a part of its side. */
async function plainBlur({ photo, box: { left, top, width, height } }: Face, part: number): Promise<Buffer> {
  const region = { left, top, width, height };
  const soft = await sharp(photo)
    .blur(Math.max(0.5, width / part))
    .extract(region)
    .png()
    .toBuffer();
  return sharp(photo)
    .composite([{ input: soft, left, top }])
    .png()
    .toBuffer();
}

async function plainMosaic(
  { photo, box: { left, top, width, height } }: Face,
  squares: number,
): Promise<Buffer> {
  const coarse = await sharp(photo)
    .extract({ left, top, width, height })
    .resize(squares, squares, { fit: 'fill' })
    .png()
    .toBuffer();
  const fine = await sharp(coarse).resize(width, height, { fit: 'fill', kernel: 'nearest' }).png().toBuffer();
  return sharp(photo)
    .composite([{ input: fine, left, top }])
    .png()
    .toBuffer();
}

/** What the program makes of a face: cut so that eyes and mouth are where it expects them. */
async function vectorOf(photo: Buffer, { left, top, width, height }: Box): Promise<Vector> {
  const side = Math.round(1.333 * Math.max(width, height));
  const from = { left: Math.round(left - 0.167 * width), top: Math.round(top - 0.31 * height) };
  const pad = side;
  const pixels = await sharp(
    await sharp(photo)
      .extend({ top: pad, bottom: pad, left: pad, right: pad, extendWith: 'copy' })
      .toColourspace('srgb')
      .removeAlpha()
      .png({ compressionLevel: 1 })
      .toBuffer(),
  )
    .extract({ left: from.left + pad, top: from.top + pad, width: side, height: side })
    .resize(SIDE, SIDE, { kernel: 'cubic' })
    .raw()
    .toBuffer();
  const input = new Float32Array(3 * SIDE * SIDE);
  for (let at = 0; at < SIDE * SIDE; at++)
    for (let channel = 0; channel < 3; channel++)
      input[channel * SIDE * SIDE + at] = ((pixels[3 * at + channel] ?? 0) - 127.5) / 127.5;
  const [name = 'input'] = session.inputNames;
  const output = await session.run({ [name]: new Tensor('float32', input, [1, 3, SIDE, SIDE]) });
  return output[session.outputNames[0] ?? '']?.data as Vector;
}

/** The cosine of the angle between two vectors: −1 to 1. */
function likeness(a: Vector, b: Vector): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? 0;
    ab += one * other;
    aa += one * one;
    bb += other * other;
  }
  return ab / Math.sqrt(Math.max(1e-12, aa * bb));
}
