import type { Layout } from '../../assembly/memory.ts';
import type { ModelInput, PixelForm, PlacedPicture } from '../input.ts';
import { pixelLayout, pixels } from './pixels.ts';
import { placeSharpening, sharpener } from './sharpened.ts';
import { tapsOf, type Taps } from './taps.ts';

const FLOAT = 4;
/** Bytes of a pixel of four floats. */
const PIXEL = 16;

/**
 * Pictures as planes of floats, normalised, padded to the size of the input, one after another. They are overwritten by
 * the next ones.
 */
export function planesOf({
  size,
  form,
  pictures,
  between = 'even',
  sharp = false,
}: ModelInput): Float32Array {
  const [width, height] = size;
  const each = 3 * width * height;
  const layout = pixelLayout();
  const start = layout.place(each * pictures.length * FLOAT);
  const works = pictures.map((picture) => placeWork(layout, picture, between, sharp));
  const buffer = layout.claim();
  const result = new Float32Array(buffer, start, each * pictures.length);
  for (const [index, work] of works.entries()) {
    const { place } = work.picture;
    const isFilled = place.width === width && place.height === height;
    if (!isFilled) pad(result.subarray(index * each, (index + 1) * each), form);
    draw(work, buffer, start + index * each * FLOAT, size, form);
  }
  return result;
}

/** Where one picture is worked on. */
interface Work {
  readonly picture: PlacedPicture;
  /** Undefined for a picture that is as large as its place. */
  readonly scaled: { readonly columns: Taps; readonly rows: Taps } | undefined;
  readonly source: number;
  /** One row of it, as floats. */
  readonly row: number;
  readonly form: number;
  /** Tables of columns: where they come from, and their parts. */
  readonly from: number;
  readonly parts: number;
  /** Rows as long as those of the result, in three colours: the last few that were needed. */
  readonly lines: number;
  readonly lineStep: number;
  /** Which of those a row is made of, and their parts. */
  readonly mixed: number;
  readonly mixedParts: number;
  readonly sharpening: ReturnType<typeof placeSharpening> | undefined;
}

function placeWork(layout: Layout, picture: PlacedPicture, between: 'even' | 'edges', sharp: boolean): Work {
  const { image, place } = picture;
  const isThere = image.width === place.width && image.height === place.height;
  const scaled = isThere
    ? undefined
    : tapsOf([image.width, image.height], [place.width, place.height], between);
  const lineStep = (Math.ceil(place.width / 4) * 4 + 4) * FLOAT;
  return {
    picture,
    scaled,
    source: layout.place(image.data.length),
    row: layout.place((image.width + 4) * PIXEL),
    form: layout.place(2 * PIXEL),
    from: layout.place((scaled?.columns.from.length ?? 0) * FLOAT + 4 * PIXEL),
    parts: layout.place((scaled?.columns.parts.length ?? 0) * FLOAT + 4 * PIXEL),
    lines: layout.place((scaled?.rows.count ?? 1) * 3 * lineStep),
    lineStep,
    mixed: layout.place(PIXEL),
    mixedParts: layout.place(PIXEL),
    sharpening: sharp ? placeSharpening(layout, image) : undefined,
  };
}

function draw(
  work: Work,
  buffer: ArrayBuffer,
  target: number,
  [width, height]: readonly [number, number],
  form: PixelForm,
): void {
  const { image, place } = work.picture;
  new Uint8Array(buffer, work.source, image.data.length).set(image.data);
  new Float32Array(buffer, work.form, 8).set(formOf(form));
  const readRow = rowReader(work, buffer);
  const planes = form.order === 'rgb' ? [0, 1, 2] : [2, 1, 0];
  const targetOf = (colour: number, y: number): number =>
    target + ((planes[colour] ?? 0) * width * height + (y + place.top) * width + place.left) * FLOAT;
  if (work.scaled) scale(work, work.scaled, buffer, readRow, targetOf);
  else copy(work, buffer, readRow, targetOf);
}

type RowReader = (y: number) => void;
type TargetOf = (colour: number, y: number) => number;

/** Puts a row of the picture where rows are worked on. */
function rowReader({ picture: { image }, source, row, sharpening }: Work, buffer: ArrayBuffer): RowReader {
  const sharpen = sharpening && sharpener(sharpening, image, source, buffer);
  return (y) => {
    pixels.floats(source + y * image.width * 3, row, image.width);
    sharpen?.(row, y);
  };
}

function copy(work: Work, buffer: ArrayBuffer, readRow: RowReader, targetOf: TargetOf): void {
  const { width, height } = work.picture.image;
  for (let y = 0; y < height; y++) {
    readRow(y);
    pixels.separate(work.row, work.form, work.lines, work.lineStep, width);
    for (let colour = 0; colour < 3; colour++)
      copyFloats(buffer, work.lines + colour * work.lineStep, targetOf(colour, y), width);
  }
}

function copyFloats(buffer: ArrayBuffer, from: number, to: number, length: number): void {
  new Float32Array(buffer, to, length).set(new Float32Array(buffer, from, length));
}

/**
 * Makes a picture larger or smaller: first along its rows, each of which several rows of the result need, then between them.
 */
function scale(
  work: Work,
  { columns, rows }: NonNullable<Work['scaled']>,
  buffer: ArrayBuffer,
  readRow: RowReader,
  targetOf: TargetOf,
): void {
  const { place } = work.picture;
  const { count } = rows;
  // Up to three pixels behind the last are made, of the first.
  const from = new Uint32Array(buffer, work.from, columns.from.length + 4 * count).fill(0);
  from.set(columns.from.map((column) => column * PIXEL));
  new Float32Array(buffer, work.parts, columns.parts.length).set(columns.parts);
  const mixed = new Uint32Array(buffer, work.mixed, count);
  const mixedParts = new Float32Array(buffer, work.mixedParts, count);
  // Rows are needed in their order: one that follows takes the place of the one that came before all others.
  const kept = new Int32Array(count).fill(-1);
  const lineOf = (row: number): number => {
    const slot = row % count;
    const line = work.lines + slot * 3 * work.lineStep;
    if (kept[slot] === row) return line;
    kept[slot] = row;
    readRow(row);
    pixels.stretch(work.row, work.from, work.parts, count, work.form, line, work.lineStep, place.width);
    return line;
  };
  for (let y = 0; y < place.height; y++) {
    const at = y * count;
    const lines = Array.from({ length: count }, (_, tap) => lineOf(rows.from[at + tap] ?? 0));
    mixedParts.set(rows.parts.subarray(at, at + count));
    for (let colour = 0; colour < 3; colour++) {
      mixed.set(lines.map((line) => line + colour * work.lineStep));
      pixels.mix(targetOf(colour, y), work.mixed, work.mixedParts, count, place.width);
    }
  }
}

/** What red, green and blue are multiplied with, and what is added then, in the order of the pixels. */
function formOf(form: PixelForm): readonly number[] {
  const channels = [0, 1, 2].map((plane) => channelOf(form, plane));
  if (form.order === 'bgr') channels.reverse();
  return [...channels.map(({ factor }) => factor), 0, ...channels.map(({ offset }) => offset), 0];
}

function channelOf({ mean, scale }: PixelForm, plane: number): { factor: number; offset: number } {
  const factor = 1 / (scale[plane] ?? 1);
  return { factor, offset: -(mean[plane] ?? 0) * factor };
}

function pad(target: Float32Array, form: PixelForm): void {
  const each = target.length / 3;
  for (let plane = 0; plane < 3; plane++) {
    const { factor, offset } = channelOf(form, plane);
    target.fill(form.padding.value * factor + offset, plane * each, (plane + 1) * each);
  }
}
