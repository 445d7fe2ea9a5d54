import sharp from 'sharp';
import type { Raster } from '../../../inference/raster.ts';

/** Sides of the samples of an image, and what of each is looked at: blurring mixes their edges. */
const SIDE = 64;
const EDGE = 8;
/** Samples across and down. */
const MOST = 5;
/** How far the samples are blurred, in pixels, one after the other: what goes from one to the next are details of one size. */
const BLURS = [0.7, 1, 1.5, 2, 3, 4] as const;
/** The contrast, as a variance, from which a sample shows something. */
const CONTRAST = 60;
/**
 * In photos, details have the less contrast the finer they are. Dots have more: the finest ones from this part of the contrast of
 * all that is coarser, …
 */
const FINEST = 0.15;
/** … others from this, if it is so many times that of details of three to four pixels. */
const FINE = 0.035;
const ABOVE_COARSE = 4;
/** What is left of a screen that is gone: this part of the contrast, or so many times what coarse details have. */
const GONE = 0.02;
const LEFT = 1.5;
/** Grays that are black or white, and the part of the samples that is so in images of two colors. */
const DARK = 24;
const LIGHT = 231;
const TWO_COLORS = 0.97;

/** Samples with dots that an image has at least. */
const LEAST = 2;
const MOST_BLURRED = 3;

/** How much each size of details adds to the contrast of all that is coarser, from the finest on. */
type Bands = readonly number[];

/** A part of an image: the mean square of its details of each size, and the variance of all that is coarser. */
interface Sample {
  readonly details: readonly number[];
  readonly contrast: readonly number[];
}

/**
 * How far an image has to be blurred, in pixels, so that the dots of a screen become the grays that they stand for: of scans with
 * two colors, dithered or printed. 0 where it has none.
 */
export async function screenOf(image: Raster): Promise<number> {
  const { samples, isTwoColors } = await sampled(image);
  // A page of two colors may be mostly text: each of its parts is examined for dots. No part of a photo says as much as all.
  const dotted = isTwoColors
    ? samples.filter((sample) => isScreened(bandsOf([sample])))
    : isScreened(bandsOf(samples))
      ? samples
      : [];
  if (dotted.length < LEAST) return 0;
  const bands = bandsOf(dotted);
  const left = Math.max(GONE, LEFT * (bands.at(-1) ?? 0));
  return BLURS.find((_, index) => index > 0 && (bands[index + 1] ?? 0) < left) ?? MOST_BLURRED;
}

function isScreened([finest = 0, , fine = 0, , , coarse = 0]: Bands): boolean {
  return finest > FINEST || (fine > FINE && fine > ABOVE_COARSE * coarse);
}

/** The bands of samples together. */
function bandsOf(samples: readonly Sample[]): Bands {
  return BLURS.map((_, index) => {
    const sum = (of: (sample: Sample) => readonly number[]): number =>
      samples.reduce((total, sample) => total + (of(sample)[index] ?? 0), 0);
    return sum(({ details }) => details) / (sum(({ contrast }) => contrast) + 1);
  });
}

/** The image with grays instead of dots, where it has any: detectors know photos. */
export async function withoutScreen(image: Raster): Promise<Raster> {
  const sigma = await screenOf(image);
  if (sigma === 0) return image;
  const { width, height, data } = image;
  const raw = { width, height, channels: 3 } as const;
  return { width, height, data: await sharp(data, { raw }).blur(sigma).raw().toBuffer() };
}

/** Samples all over an image, those that show something. */
async function sampled(
  image: Raster,
): Promise<{ readonly samples: readonly Sample[]; readonly isTwoColors: boolean }> {
  const across = samplesAlong(image.width);
  const down = samplesAlong(image.height);
  const count = across.length * down.length;
  if (count === 0) return { samples: [], isTwoColors: false };
  const strip = new Uint8Array(SIDE * SIDE * count);
  for (const [row, top] of down.entries())
    for (const [column, left] of across.entries())
      copyGrey(image, left, top, strip, (row * across.length + column) * SIDE * SIDE);
  const extreme = strip.reduce((sum, value) => sum + (value <= DARK || value >= LIGHT ? 1 : 0), 0);
  const raw = { width: SIDE, height: SIDE * count, channels: 1 } as const;
  const blurred = await Promise.all(
    BLURS.map((sigma) => sharp(strip, { raw }).blur(sigma).extractChannel(0).raw().toBuffer()),
  );
  const all = Array.from({ length: count }, (_, index) => sampleOf([strip, ...blurred], index));
  const samples = all.filter(({ details, contrast }) => (details[0] ?? 0) + (contrast[0] ?? 0) >= CONTRAST);
  return { samples, isTwoColors: extreme >= TWO_COLORS * strip.length };
}

function sampleOf(levels: readonly Uint8Array[], index: number): Sample {
  const details: number[] = [];
  const contrast: number[] = [];
  for (const [number, level] of levels.slice(0, -1).entries()) {
    const [variance, difference] = compared(level, levels[number + 1] ?? level, index * SIDE * SIDE);
    contrast.push(variance);
    details.push(difference);
  }
  return { details, contrast };
}

/** The variance of the coarser of two levels within a sample, and the mean square of what the finer one has beyond it. */
function compared(fine: Uint8Array, coarse: Uint8Array, start: number): readonly [number, number] {
  let [sum, squares, differences] = [0, 0, 0];
  for (let y = EDGE; y < SIDE - EDGE; y++)
    for (let at = start + y * SIDE + EDGE; at < start + (y + 1) * SIDE - EDGE; at++) {
      const value = coarse[at] ?? 0;
      sum += value;
      squares += value * value;
      differences += ((fine[at] ?? 0) - value) ** 2;
    }
  const count = (SIDE - 2 * EDGE) ** 2;
  return [squares / count - (sum / count) ** 2, differences / count];
}

/** Where samples begin along a side: evenly spread, none over another. */
function samplesAlong(length: number): readonly number[] {
  const count = Math.min(MOST, Math.floor(length / SIDE));
  return Array.from({ length: count }, (_, index) => Math.floor(((index + 0.5) * length) / count - SIDE / 2));
}

function copyGrey({ width, data }: Raster, left: number, top: number, into: Uint8Array, start: number): void {
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const from = ((top + y) * width + left + x) * 3;
      into[start + y * SIDE + x] =
        0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0);
    }
}
