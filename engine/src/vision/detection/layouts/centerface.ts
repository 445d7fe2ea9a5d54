import type { ModelLayout, RawDetection } from '../layout.ts';
import type { InputForm, TensorValues } from '../../../inference/signature.ts';
import { centred, gridOf, probability, valuesOf } from './grid.ts';

const STRIDE = 4;

export const CENTERFACE_INPUT: InputForm = {
  order: 'rgb',
  mean: [0, 0, 0],
  scale: [1, 1, 1],
  multiple: 32,
  padding: { value: 0, place: 'bottom-right' },
};

/** The names of its answers. */
export interface CenterFaceMaps {
  readonly heat: string;
  readonly sides: string;
  readonly offsets: string;
}

/** CenterFace: a heat map of centres with the logarithm of the sides, an offset, and five points, at a quarter of the size. */
export const centerface: ModelLayout = {
  id: 'centerface',
  recognise({ outputs, size }) {
    const [across, down] = gridOf(size, STRIDE);
    const maps = (channels: number): readonly string[] =>
      [...outputs]
        .filter(
          ([, shape]) =>
            shape.length === 4 && shape[1] === channels && shape[2] === down && shape[3] === across,
        )
        .map(([name]) => name);
    const [heat] = maps(1);
    // Both have two channels: sides come first.
    const [sides, offsets] = maps(2);
    if (heat === undefined || sides === undefined || offsets === undefined) return undefined;
    return {
      input: CENTERFACE_INPUT,
      threshold: 0.3,
      decode: (values, input, threshold) => decodeCentres(values, { heat, sides, offsets }, input, threshold),
    };
  },
};

/** Boxes from the maps of one image. */
export function decodeCentres(
  values: ReadonlyMap<string, TensorValues>,
  { heat, sides, offsets }: CenterFaceMaps,
  input: readonly [number, number],
  threshold: number,
): readonly RawDetection[] {
  const found: RawDetection[] = [];
  const [columns, rows] = gridOf(input, STRIDE);
  const cells = columns * rows;
  const scores = valuesOf(values, heat, cells);
  const logarithms = valuesOf(values, sides, cells * 2);
  const shifts = valuesOf(values, offsets, cells * 2);
  for (let cell = 0; cell < cells; cell++) {
    const score = probability(scores[cell] ?? 0);
    if (score < threshold) continue;
    // Of both maps the first channel is along y.
    const height = Math.exp(logarithms[cell] ?? 0) * STRIDE;
    const width = Math.exp(logarithms[cells + cell] ?? 0) * STRIDE;
    const y = (Math.floor(cell / columns) + (shifts[cell] ?? 0) + 0.5) * STRIDE;
    const x = ((cell % columns) + (shifts[cells + cell] ?? 0) + 0.5) * STRIDE;
    found.push({ box: centred(x, y, width, height), score, label: 0 });
  }
  return found;
}
