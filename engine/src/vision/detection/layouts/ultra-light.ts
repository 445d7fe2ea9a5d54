import type { ModelLayout, RawDetection } from '../layout.ts';
import type { InputForm } from '../../../inference/signature.ts';
import { cornered, probability, valuesOf } from './grid.ts';
import { decodePriors, priorsOf, type PriorLevel } from './priors.ts';

/** Sides of the boxes that each cell of a map starts from, in pixels of the input. */
export const ULTRA_LIGHT_LEVELS: readonly PriorLevel[] = [
  { stride: 8, sides: [10, 16, 24] },
  { stride: 16, sides: [32, 48] },
  { stride: 32, sides: [64, 96] },
  { stride: 64, sides: [128, 192, 256] },
];

export const ULTRA_LIGHT_INPUT: InputForm = {
  order: 'rgb',
  mean: [127, 127, 127],
  scale: [128, 128, 128],
  multiple: 64,
  // The mean, which is 0 for the model.
  padding: { value: 127, place: 'bottom-right' },
};

function candidates(size: readonly [number, number]): number {
  return priorsOf(ULTRA_LIGHT_LEVELS, size);
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

/** Boxes from the regression of one image. */
export function decodeRegression(
  scores: Float32Array,
  regression: Float32Array,
  size: readonly [number, number],
  threshold: number,
): readonly RawDetection[] {
  return decodePriors(
    ULTRA_LIGHT_LEVELS,
    { data: scores, width: 2, at: 1 },
    { data: regression, width: 4, at: 0 },
    size,
    threshold,
  );
}
