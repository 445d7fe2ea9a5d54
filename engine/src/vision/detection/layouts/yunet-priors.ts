import type { ModelLayout } from '../layout.ts';
import { namedBy, probability, valuesOf } from './grid.ts';
import { decodePriors, priorsOf } from './priors.ts';
import { ULTRA_LIGHT_LEVELS } from './ultra-light.ts';

/** Boxes and five points. */
const COLUMNS = 14;

/** YuNet before 2023: `loc`, `conf` and `iou` for boxes that start from the same ones as those of Ultra-Light. */
export const yunetPriors: ModelLayout = {
  id: 'yunet-priors',
  recognise({ outputs, size }) {
    const count = priorsOf(ULTRA_LIGHT_LEVELS, size);
    const [regression, classes, overlaps] = [
      namedBy(outputs, count, COLUMNS),
      namedBy(outputs, count, 2),
      namedBy(outputs, count, 1),
    ];
    if (regression === undefined || classes === undefined || overlaps === undefined) return undefined;
    return {
      input: {
        order: 'bgr',
        mean: [0, 0, 0],
        scale: [1, 1, 1],
        multiple: 64,
        padding: { value: 0, place: 'bottom-right' },
      },
      threshold: 0.5,
      decode(values, input, threshold) {
        const rows = priorsOf(ULTRA_LIGHT_LEVELS, input);
        const pairs = valuesOf(values, classes, rows * 2);
        const scores = valuesOf(values, overlaps, rows).map((overlap, row) =>
          Math.sqrt(probability(overlap) * probability(pairs[row * 2 + 1] ?? 0)),
        );
        const places = valuesOf(values, regression, rows * COLUMNS);
        return decodePriors(
          ULTRA_LIGHT_LEVELS,
          { data: scores, width: 1, at: 0 },
          { data: places, width: COLUMNS, at: 0 },
          input,
          threshold,
        );
      },
    };
  },
};
