import type { Constant } from '../inference/onnx-writer.ts';

/** Values of a list or map, all of one value but for those that are given by their place. */
export function filled(
  shape: readonly number[],
  base: number,
  values: Readonly<Record<number, number>>,
): Float32Array {
  const data = new Float32Array(shape.reduce((product, side) => product * side, 1)).fill(base);
  for (const [index, value] of Object.entries(values)) data[Number(index)] = value;
  return data;
}

export function output(
  name: string,
  shape: readonly number[],
  values: Readonly<Record<number, number>>,
  base = 0,
): Constant {
  return { name, shape, data: filled(shape, base, values) };
}

export interface Case {
  readonly outputs: readonly Constant[];
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Logarithms are the layout's: each model says that a face is at 32, 16, 24 pixels wide and 40 high, with a score of 0.9. */
export const EXPECTED = { left: 32, top: 16, width: 24, height: 40, score: 0.9 };
export const SIZE = [64, 64] as const;
export const CELLS = { 8: 64, 16: 16, 32: 4 } as const;
/** The cell of 8 pixels that the centre, 44 and 36, lies in, and where it lies within. */
export const CELL = 4 * 8 + 5;
export const WITHIN = 0.5;
