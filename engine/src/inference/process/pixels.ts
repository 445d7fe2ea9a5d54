import { AssemblyMemory, type Layout } from '../../assembly/memory.ts';
import { PIXELS_WASM } from './pixels-wasm.ts';

/** See `engine/assembly/pixels.ts`. All places and steps are in bytes of the memory. */
interface Pixels {
  floats(source: number, target: number, length: number): void;
  brightness(source: number, target: number, length: number): void;
  weigh(source: number, step: number, parts: number, count: number, target: number, length: number): void;
  sharpen(
    row: number,
    bright: number,
    around: number,
    length: number,
    knee: number,
    low: number,
    high: number,
    brightest: number,
    darkest: number,
  ): void;
  stretch(
    row: number,
    from: number,
    parts: number,
    count: number,
    form: number,
    lines: number,
    step: number,
    length: number,
  ): void;
  separate(row: number, form: number, lines: number, step: number, length: number): void;
  mix(target: number, lines: number, parts: number, count: number, length: number): void;
}

const memory = new AssemblyMemory();

/** Works on pixels, four floats at a time. */
export const pixels = memory.open(PIXELS_WASM) as Pixels;

/** Places of pixels in the one memory that there is: what was there before is overwritten. */
export function pixelLayout(): Layout {
  return memory.layout();
}
