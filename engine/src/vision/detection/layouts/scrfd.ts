import type { ModelLayout, ObservedModel, RawDetection } from '../layout.ts';
import { cellsOf, cornered, gridOf, namedBy, probability, valuesOf } from './grid.ts';

const STRIDES = [8, 16, 32] as const;
/** Boxes that each cell answers with. */
const ANCHORS = 2;

interface Level {
  readonly stride: number;
  readonly scores: string;
  readonly distances: string;
}

/**
 * SCRFD of InsightFace: for each of three maps a list of scores, one of distances to the four edges in strides, and with
 * some exports one of five points. Names are numbers of nodes; lengths tell which list is of which map.
 */
export const scrfd: ModelLayout = {
  id: 'scrfd',
  recognise(model) {
    const levels = levelsOf(model);
    if (!levels) return undefined;
    return {
      input: {
        order: 'rgb',
        mean: [127.5, 127.5, 127.5],
        scale: [128, 128, 128],
        multiple: 32,
        padding: { value: 0, place: 'bottom-right' },
      },
      threshold: 0.5,
      decode(values, size, threshold) {
        const found: RawDetection[] = [];
        for (const { stride, scores: scoresName, distances: distancesName } of levels) {
          const [across] = gridOf(size, stride);
          const count = cellsOf(size, stride) * ANCHORS;
          const scores = valuesOf(values, scoresName, count);
          const distances = valuesOf(values, distancesName, count * 4);
          for (let anchor = 0; anchor < count; anchor++) {
            const score = probability(scores[anchor] ?? 0);
            if (score < threshold) continue;
            const cell = Math.floor(anchor / ANCHORS);
            const x = (cell % across) * stride;
            const y = Math.floor(cell / across) * stride;
            const [left = 0, top = 0, right = 0, bottom = 0] = distances.subarray(anchor * 4, anchor * 4 + 4);
            const box = cornered(
              x - left * stride,
              y - top * stride,
              x + right * stride,
              y + bottom * stride,
            );
            found.push({ box, score, label: 0 });
          }
        }
        return found;
      },
    };
  },
};

function levelsOf({ outputs, size }: ObservedModel): readonly Level[] | undefined {
  if (outputs.size !== 6 && outputs.size !== 9) return undefined;
  const levels: Level[] = [];
  for (const stride of STRIDES) {
    const count = cellsOf(size, stride) * ANCHORS;
    const scores = namedBy(outputs, count, 1);
    const distances = namedBy(outputs, count, 4);
    if (scores === undefined || distances === undefined) return undefined;
    levels.push({ stride, scores, distances });
  }
  return levels;
}
