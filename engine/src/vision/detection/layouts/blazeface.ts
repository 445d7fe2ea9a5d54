import type { ModelLayout, ObservedModel, RawDetection } from '../layout.ts';
import type { TensorValues } from '../../../inference/signature.ts';
import { areLogits, centred, probability, sigmoid, valuesOf } from './grid.ts';

/** Centre, sides, and six points, which are not read. */
const COLUMNS = 16;
/** Maps of cells as parts of the input's side, with the boxes of each cell: of the model for near faces, and for far ones. */
const NEAR = [
  { cells: 16, boxes: 2 },
  { cells: 8, boxes: 6 },
] as const;
const FAR = [{ cells: 48, boxes: 1 }] as const;

type Maps = typeof NEAR | typeof FAR;

/**
 * BlazeFace of MediaPipe (https://arxiv.org/abs/1907.05047): boxes in pixels from the centres of cells, in one list or in
 * one for each map. Its boxes leave out most of the forehead.
 */
export const blazeface: ModelLayout = {
  id: 'blazeface',
  recognise(model) {
    const maps = mapsOf(model);
    if (!maps) return undefined;
    return {
      input: {
        order: 'rgb',
        mean: [127.5, 127.5, 127.5],
        scale: [127.5, 127.5, 127.5],
        multiple: 32,
        padding: { value: 0, place: 'around' },
      },
      threshold: 0.5,
      decode(values, [side], threshold) {
        const rows = rowsOf(maps);
        const scores = joined(values, namesOf(values, 1), rows);
        const boxes = joined(values, namesOf(values, COLUMNS), rows * COLUMNS);
        const isRaw = areLogits(scores);
        const found: RawDetection[] = [];
        let row = 0;
        for (const { cells, boxes: each } of maps)
          for (let index = 0; index < cells * cells * each; index++, row++) {
            const value = scores[row] ?? 0;
            const score = isRaw ? sigmoid(value) : probability(value);
            if (score < threshold) continue;
            const cell = Math.floor(index / each);
            const at = row * COLUMNS;
            const x = (((cell % cells) + 0.5) / cells) * side + (boxes[at] ?? 0);
            const y = ((Math.floor(cell / cells) + 0.5) / cells) * side + (boxes[at + 1] ?? 0);
            found.push({ box: centred(x, y, boxes[at + 2] ?? 0, boxes[at + 3] ?? 0), score, label: 0 });
          }
        return found;
      },
    };
  },
};

function rowsOf(maps: Maps): number {
  return maps.reduce((sum, { cells, boxes }) => sum + cells * cells * boxes, 0);
}

function mapsOf({ outputs, size: [width, height] }: ObservedModel): Maps | undefined {
  if (width !== height) return undefined;
  const count = (columns: number): number =>
    [...outputs.values()].reduce(
      (sum, shape) => sum + (shape.at(-1) === columns ? (shape.at(-2) ?? 0) : 0),
      0,
    );
  return [NEAR, FAR].find((maps) => count(1) === rowsOf(maps) && count(COLUMNS) === rowsOf(maps));
}

/** The lists of so many columns: that of the finer map first, which is the longer one. */
function namesOf(values: ReadonlyMap<string, TensorValues>, columns: number): readonly string[] {
  return [...values]
    .filter(([, { shape }]) => shape.at(-1) === columns)
    .sort(([, a], [, b]) => b.data.length - a.data.length)
    .map(([name]) => name);
}

function joined(
  values: ReadonlyMap<string, TensorValues>,
  names: readonly string[],
  count: number,
): Float32Array {
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) return valuesOf(values, only, count);
  return Float32Array.from(names.flatMap((name) => [...valuesOf(values, name)]));
}
