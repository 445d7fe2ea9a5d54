import type { Layout } from '../../assembly/memory.ts';
import type { Raster } from '../raster.ts';
import { pixels } from './pixels.ts';

const FLOAT = 4;
/** Pixels that the surroundings of one reach in each direction, and how they fall off. */
const REACH = 3;
const SIGMA = 1.5;
const TAPS = 2 * REACH + 1;
/** How many times differences of brightness, 0 to 255, are added: small ones, from the knee on, and the most that is. */
const SHARPER = { knee: 5.1, low: 2, high: 4, brightest: 25.5, darkest: 51 } as const;

/** Where a picture is made sharper. */
interface Sharpening {
  /** How bright each pixel is, with borders left and right of each row. */
  readonly bright: number;
  /** The same, weighed along each row, with borders above and below. */
  readonly along: number;
  /** Weighed down a column, for one row. */
  readonly around: number;
  readonly parts: number;
  /** Bytes of a row. */
  readonly step: number;
}

export function placeSharpening(layout: Layout, { width, height }: Raster): Sharpening {
  const step = (Math.ceil((width + 2 * REACH) / 4) * 4 + 4) * FLOAT;
  return {
    bright: layout.place(step * height),
    along: layout.place(step * (height + 2 * REACH)),
    around: layout.place(step),
    parts: layout.place(TAPS * FLOAT),
    step,
  };
}

/**
 * Makes edges harder, as small pictures of moving things need them to be recognised: an unsharp mask on how bright pixels are,
 * which small differences pass through less than large ones.
 * @returns what sharpens a row of pixels of four floats, in its place.
 */
export function sharpener(
  { bright, along, around, parts, step }: Sharpening,
  { width, height }: Raster,
  source: number,
  buffer: ArrayBuffer,
): (row: number, y: number) => void {
  new Float32Array(buffer, parts, TAPS).set(gaussian());
  for (let y = 0; y < height; y++) {
    const start = bright + y * step;
    pixels.brightness(source + y * width * 3, start + REACH * FLOAT, width);
    const line = new Float32Array(buffer, start, width + 2 * REACH);
    line.fill(line[REACH] ?? 0, 0, REACH);
    line.fill(line[REACH + width - 1] ?? 0, REACH + width);
    pixels.weigh(start, FLOAT, parts, TAPS, along + (y + REACH) * step, width);
  }
  const whole = new Uint8Array(buffer);
  for (let y = 0; y < REACH; y++) {
    whole.copyWithin(along + y * step, along + REACH * step, along + (REACH + 1) * step);
    const last = along + (REACH + height - 1) * step;
    whole.copyWithin(last + (y + 1) * step, last, last + step);
  }
  const { knee, low, high, brightest, darkest } = SHARPER;
  return (row, y) => {
    pixels.weigh(along + y * step, step, parts, TAPS, around, width);
    const here = bright + y * step + REACH * FLOAT;
    pixels.sharpen(row, here, around, width, knee, low, high, brightest, darkest);
  };
}

function gaussian(): readonly number[] {
  const values = Array.from({ length: TAPS }, (_, index) =>
    Math.exp(-((index - REACH) ** 2) / (2 * SIGMA ** 2)),
  );
  const sum = values.reduce((all, value) => all + value, 0);
  return values.map((value) => value / sum);
}
