import type { Page } from '../images/picture.ts';

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** @throws RangeError unless it is `#rrggbb`. */
export function rgbOf(colour: string): Rgb {
  const digits = /^#([0-9a-f]{6})$/iu.exec(colour)?.[1];
  if (digits === undefined) throw new RangeError(`not a colour: ${colour}`);
  const value = parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** The values of an opaque pixel of that colour in a page. */
export function valuesOf([red, green, blue]: Rgb, { model, alpha, maximum }: Page): readonly number[] {
  const scale = maximum / 255;
  const colour = {
    rgb: () => [red, green, blue],
    // Rec. 709 luma.
    grey: () => [0.2126 * red + 0.7152 * green + 0.0722 * blue],
    cmyk: () => inks(red, green, blue),
  }[model]();
  return [...colour.map((value) => Math.round(value * scale)), ...(alpha ? [maximum] : [])];
}

/** Cyan, magenta, yellow and black, 0 for none: what the three share is printed in black. */
function inks(red: number, green: number, blue: number): readonly number[] {
  const lightest = Math.max(red, green, blue);
  const missing = (value: number): number => (lightest === 0 ? 0 : (255 * (lightest - value)) / lightest);
  return [missing(red), missing(green), missing(blue), 255 - lightest];
}
