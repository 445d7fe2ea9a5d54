import type { InputForm, ModelLayout, RawDetection } from '../layout.ts';
import { cellsOf, centred, cornered, gridOf, probability, valuesOf } from './grid.ts';

/** Sides of the boxes that each cell of a map starts from, in pixels of the input. */
const LEVELS = [
  { stride: 8, anchors: [10, 16, 24] },
  { stride: 16, anchors: [32, 48] },
  { stride: 32, anchors: [64, 96] },
  { stride: 64, anchors: [128, 192, 256] },
] as const;
/** How far the regression is spread: the variances of the single shot detector. */
const CENTRE = 0.1;
const SIDE = 0.2;

export const ULTRA_LIGHT_INPUT: InputForm = {
  order: 'rgb',
  mean: [127, 127, 127],
  scale: [128, 128, 128],
  multiple: 64,
  // The mean, which is 0 for the model.
  padding: { value: 127, place: 'bottom-right' },
};

/** Boxes that an input of this size is asked about. */
function candidates(size: readonly [number, number]): number {
  return LEVELS.reduce((sum, { stride, anchors }) => sum + cellsOf(size, stride) * anchors.length, 0);
}

/**
 * Ultra-Light-Fast-Generic-Face-Detector (RFB and slim) as it is published: scores, and corners as parts of the input's
 * sides. Its anchors are constants of one size of input.
 */
export const ultraLight: ModelLayout = {
  id: 'ultra-light',
  recognise({ outputs, size }) {
    if (!hasShapes(outputs, 'boxes', candidates(size))) return undefined;
    return {
      input: ULTRA_LIGHT_INPUT,
      threshold: 0.5,
      decode(values, [width, height], threshold) {
        const found: RawDetection[] = [];
        const count = candidates([width, height]);
        const scores = valuesOf(values, 'scores', count * 2);
        const boxes = valuesOf(values, 'boxes', count * 4);
        for (let index = 0; index < count; index++) {
          const score = probability(scores[index * 2 + 1] ?? 0);
          if (score < threshold) continue;
          const [left = 0, top = 0, right = 0, bottom = 0] = boxes.subarray(index * 4, index * 4 + 4);
          const box = cornered(left * width, top * height, right * width, bottom * height);
          found.push({ box, score, label: 0 });
        }
        return found;
      },
    };
  },
};

/** The same model cut before its anchors, so that it takes any size: `regression` says how far boxes are from them. */
export const ultraLightOpen: ModelLayout = {
  id: 'ultra-light-open',
  recognise({ outputs, size }) {
    if (!hasShapes(outputs, 'regression', candidates(size))) return undefined;
    return {
      input: ULTRA_LIGHT_INPUT,
      threshold: 0.5,
      decode(values, size, threshold) {
        const count = candidates(size);
        const scores = valuesOf(values, 'scores', count * 2);
        const regression = valuesOf(values, 'regression', count * 4);
        return decodeRegression(scores, regression, size, threshold);
      },
    };
  },
};

function hasShapes(outputs: ReadonlyMap<string, readonly number[]>, boxes: string, count: number): boolean {
  const is = (name: string, width: number): boolean => {
    const shape = outputs.get(name);
    return shape?.length === 3 && shape[1] === count && shape[2] === width;
  };
  return is('scores', 2) && is(boxes, 4);
}

/** Boxes from the regression of one image: levels, rows, columns and anchors follow each other in this order. */
export function decodeRegression(
  scores: Float32Array,
  regression: Float32Array,
  size: readonly [number, number],
  threshold: number,
): readonly RawDetection[] {
  const found: RawDetection[] = [];
  let index = 0;
  for (const { stride, anchors } of LEVELS) {
    const [across, down] = gridOf(size, stride);
    for (let row = 0; row < down; row++)
      for (let column = 0; column < across; column++)
        for (const anchor of anchors) {
          const score = probability(scores[index * 2 + 1] ?? 0);
          if (score >= threshold) {
            const at = index * 4;
            const x = (column + 0.5) * stride + CENTRE * (regression[at] ?? 0) * anchor;
            const y = (row + 0.5) * stride + CENTRE * (regression[at + 1] ?? 0) * anchor;
            const width = anchor * Math.exp(SIDE * (regression[at + 2] ?? 0));
            const height = anchor * Math.exp(SIDE * (regression[at + 3] ?? 0));
            found.push({ box: centred(x, y, width, height), score, label: 0 });
          }
          index++;
        }
  }
  return found;
}
