import type { ModelLayout, RawDetection } from '../layout.ts';
import { cornered, probability, valuesOf } from './grid.ts';
import { YOLO_INPUT } from './ultralytics.ts';

/** The image, four corners, the class and the score. */
const WITH_IMAGE = 7;
/** Four corners, the score and the class. */
const WITHOUT_IMAGE = 6;
/** More rows than a model that has chosen among its boxes answers with. */
const MOST = 1000;

/**
 * Models that merge their boxes themselves: YOLOv9 with `[n, 7]` (image, corners, class, score), as plate detectors are
 * published, and YOLOv10 or v26 with `[1, n, 6]` (corners, score, class).
 */
export const yoloEndToEnd: ModelLayout = {
  id: 'yolo-end-to-end',
  recognise({ outputs }) {
    const [entry, ...others] = outputs;
    if (!entry || others.length > 0) return undefined;
    const [name, shape] = entry;
    const width = shape.at(-1);
    const rows = shape.at(-2) ?? 0;
    const fits =
      (shape.length === 2 && width === WITH_IMAGE) ||
      (shape.length === 3 && shape[0] === 1 && width === WITHOUT_IMAGE);
    if (!fits || rows > MOST) return undefined;
    return {
      input: YOLO_INPUT,
      threshold: 0.25,
      decode(values, _size, threshold) {
        const found: RawDetection[] = [];
        const data = valuesOf(values, name);
        for (let row = 0; row + width <= data.length; row += width) {
          const numbers = [...data.subarray(row, row + width)];
          const [left = 0, top = 0, right = 0, bottom = 0, first = 0, second = 0] =
            width === WITH_IMAGE ? numbers.slice(1) : numbers;
          const [label, score] = width === WITH_IMAGE ? [first, second] : [second, first];
          if (probability(score) < threshold) continue;
          found.push({ box: cornered(left, top, right, bottom), score: probability(score), label });
        }
        return found;
      },
    };
  },
};
