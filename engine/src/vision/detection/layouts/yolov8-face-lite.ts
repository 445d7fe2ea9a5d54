import type { ModelLayout, RawDetection } from '../layout.ts';
import { cornered, gridOf, probability, sigmoid, valuesOf } from './grid.ts';
import { YOLO_INPUT } from './ultralytics.ts';

const STRIDES = [8, 16, 32] as const;
/** Distances to an edge, in strides, that each have a weight. */
const BINS = 16;
const SIDES = 4;
/** Weights of the distances, the score, and five points with their visibility. */
const CHANNELS = BINS * SIDES + 1 + 5 * 3;

/** YOLOv8-face "lite": three maps before the decoding, which the exports of other models contain. */
export const yolov8FaceLite: ModelLayout = {
  id: 'yolov8-face-lite',
  recognise({ outputs, size }) {
    const names = STRIDES.map((stride) => {
      const [across, down] = gridOf(size, stride);
      return [...outputs].find(
        ([, shape]) =>
          shape.length === 4 && shape[1] === CHANNELS && shape[2] === down && shape[3] === across,
      )?.[0];
    });
    if (outputs.size !== STRIDES.length || names.includes(undefined)) return undefined;
    return {
      input: YOLO_INPUT,
      threshold: 0.3,
      decode(values, input, threshold) {
        const found: RawDetection[] = [];
        for (const [level, stride] of STRIDES.entries()) {
          const [across, down] = gridOf(input, stride);
          const cells = across * down;
          const map = valuesOf(values, names[level] ?? '', cells * CHANNELS);
          for (let cell = 0; cell < cells; cell++) {
            const score = probability(sigmoid(map[BINS * SIDES * cells + cell] ?? 0));
            if (score < threshold) continue;
            const [left = 0, top = 0, right = 0, bottom = 0] = distances(map, cell, cells);
            const x = (cell % across) + 0.5;
            const y = Math.floor(cell / across) + 0.5;
            const box = cornered(
              (x - left) * stride,
              (y - top) * stride,
              (x + right) * stride,
              (y + bottom) * stride,
            );
            found.push({ box, score, label: 0 });
          }
        }
        return found;
      },
    };
  },
};

/** The expected distance to each edge in strides: the mean of the bins by their softmax (distribution focal loss). */
function distances(map: Float32Array, cell: number, cells: number): readonly number[] {
  return Array.from({ length: SIDES }, (_, side) => {
    const weight = (bin: number): number => map[(side * BINS + bin) * cells + cell] ?? 0;
    let most = -Infinity;
    for (let bin = 0; bin < BINS; bin++) most = Math.max(most, weight(bin));
    let total = 0;
    let sum = 0;
    for (let bin = 0; bin < BINS; bin++) {
      const share = Math.exp(weight(bin) - most);
      total += share;
      sum += share * bin;
    }
    return sum / total;
  });
}
