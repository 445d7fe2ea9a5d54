import type { Raster } from '../../../inference/raster.ts';

/** Brightnesses between which nearly all pixels lie, and the one in the middle, 0 to 255. */
interface Light {
  readonly darkest: number;
  readonly middle: number;
  readonly brightest: number;
}

/** Pixels that are looked at, at most: enough for parts of a hundred. */
const SAMPLES = 20_000;
/** Parts of all pixels that are darker than the darkest, and brighter than the brightest. */
const BEYOND = 0.01;
/** A picture with less between its darkest and its brightest is flat; one whose middle is less is dark. */
const FLAT = 150;
const DARK = 50;
/** Less between them is not a picture, but one colour with noise. */
const NOTHING = 12;
/** Where the middle of a dark picture is put, as a part of the way from the darkest to the brightest, and how far it is bent for that. */
const TARGET = 0.35;
const MOST_BENT = 0.45;

/** Changes the brightnesses of a picture, or of a part of it. */
export type IlluminationCorrection = (part: Raster) => Raster;

/**
 * How a picture gets its light as models know it: what was taken in the dark or in fog uses all of the brightnesses that
 * there are. A picture that does so is left as it is, and so are its dark parts, in whose noise faces would be seen.
 */
export function illuminationCorrectionFor(whole: Raster): IlluminationCorrection {
  const { darkest, middle, brightest } = lightOf(whole);
  const range = brightest - darkest;
  if (range < NOTHING || (range >= FLAT && middle >= DARK)) return (part) => part;
  const place = (middle - darkest) / range;
  const bend = place > 0 && place < TARGET ? Math.max(MOST_BENT, Math.log(TARGET) / Math.log(place)) : 1;
  const table = Uint8Array.from({ length: 256 }, (_, value) => {
    const part = Math.min(1, Math.max(0, (value - darkest) / range));
    return Math.round(255 * part ** bend);
  });
  return (part) => ({ ...part, data: part.data.map((value) => table[value] ?? 0) });
}

function lightOf({ data }: Raster): Light {
  const counts = new Uint32Array(256);
  const pixels = data.length / 3;
  const step = Math.max(1, Math.floor(pixels / SAMPLES));
  let sampled = 0;
  for (let pixel = 0; pixel < pixels; pixel += step, sampled++) {
    const at = pixel * 3;
    // Green counts most for brightness (ITU-R BT.601), in whole numbers.
    const brightness = (77 * (data[at] ?? 0) + 150 * (data[at + 1] ?? 0) + 29 * (data[at + 2] ?? 0)) >> 8;
    counts[brightness] = (counts[brightness] ?? 0) + 1;
  }
  const below = (part: number): number => {
    let sum = 0;
    for (let value = 0; value < 256; value++) {
      sum += counts[value] ?? 0;
      if (sum > part * sampled) return value;
    }
    return 255;
  };
  return { darkest: below(BEYOND), middle: below(0.5), brightest: below(1 - BEYOND) };
}
