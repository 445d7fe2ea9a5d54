import type { ModelLayout, RawDetection } from '../layout.ts';
import { cornered, probability, valuesOf } from './grid.ts';

/** Four corners in pixels and a score. */
const COLUMNS = 5;

/** Models of OpenMMLab as MMDeploy exports them, which merge their boxes: `dets` of `[1, n, 5]` and `labels` of `[1, n]`. */
export const labelledBoxes: ModelLayout = {
  id: 'labelled-boxes',
  recognise({ outputs }) {
    const [boxes, [, rows] = []] =
      [...outputs].find(([, shape]) => shape.length === 3 && shape[2] === COLUMNS) ?? [];
    const [labels] = [...outputs].find(([, shape]) => shape.length === 2 && shape[1] === rows) ?? [];
    if (boxes === undefined || labels === undefined) return undefined;
    return {
      input: {
        order: 'bgr',
        mean: [103.53, 116.28, 123.675],
        scale: [57.375, 57.12, 58.395],
        multiple: 32,
        padding: { value: 114, place: 'bottom-right' },
      },
      threshold: 0.4,
      decode(values, _size, threshold) {
        const data = valuesOf(values, boxes);
        const classes = valuesOf(values, labels);
        const found: RawDetection[] = [];
        for (let row = 0; (row + 1) * COLUMNS <= data.length; row++) {
          const [left = 0, top = 0, right = 0, bottom = 0, sure = 0] = data.subarray(row * COLUMNS);
          const score = probability(sure);
          if (score < threshold) continue;
          found.push({ box: cornered(left, top, right, bottom), score, label: classes[row] ?? 0 });
        }
        return found;
      },
    };
  },
};
