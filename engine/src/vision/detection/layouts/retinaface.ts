import type { ModelLayout, ObservedModel } from '../layout.ts';
import { namedBy, sigmoid, valuesOf, areLogits } from './grid.ts';
import { decodePriors, priorsOf, type PriorLevel } from './priors.ts';

/** Columns of points: five of a face, four corners of a plate. */
const FACE_POINTS = 10;
const PLATE_POINTS = 8;

const FACES: readonly PriorLevel[] = [
  { stride: 8, sides: [16, 32] },
  { stride: 16, sides: [64, 128] },
  { stride: 32, sides: [256, 512] },
];
/** Plates are wider than faces: those models start from larger boxes. */
const PLATES: readonly PriorLevel[] = [
  { stride: 8, sides: [24, 48] },
  { stride: 16, sides: [96, 192] },
  { stride: 32, sides: [384, 768] },
];

/**
 * RetinaFace as it is exported from PyTorch, with any backbone: boxes by how far they are from those that they start from,
 * two classes, and points. Models for plates made in the same way have four points, not five.
 */
export const retinaface: ModelLayout = {
  id: 'retinaface',
  recognise(model) {
    const names = namesOf(model);
    if (!names) return undefined;
    const { boxes, classes, levels } = names;
    return {
      input: {
        order: 'bgr',
        mean: [104, 117, 123],
        scale: [1, 1, 1],
        multiple: 32,
        padding: { value: 114, place: 'bottom-right' },
      },
      threshold: 0.5,
      decode(values, size, threshold) {
        const count = priorsOf(levels, size);
        const scores = secondOf(valuesOf(values, classes, count * 2));
        const regression = valuesOf(values, boxes, count * 4);
        return decodePriors(
          levels,
          { data: scores, width: 1, at: 0 },
          { data: regression, width: 4, at: 0 },
          size,
          threshold,
        );
      },
    };
  },
};

/** The probability of the second of two classes, in each row. Some exports stop before it: then of both logits. */
function secondOf(pairs: Float32Array): Float32Array {
  const isRaw = areLogits(pairs);
  return Float32Array.from({ length: pairs.length / 2 }, (_, row) => {
    const second = pairs[row * 2 + 1] ?? 0;
    return isRaw ? sigmoid(second - (pairs[row * 2] ?? 0)) : second;
  });
}

interface Names {
  readonly boxes: string;
  readonly classes: string;
  readonly levels: readonly PriorLevel[];
}

function namesOf({ outputs, size }: ObservedModel): Names | undefined {
  const count = priorsOf(FACES, size);
  const boxes = namedBy(outputs, count, 4);
  const classes = namedBy(outputs, count, 2);
  if (boxes === undefined || classes === undefined) return undefined;
  const isForPlates =
    namedBy(outputs, count, PLATE_POINTS) !== undefined && namedBy(outputs, count, FACE_POINTS) === undefined;
  return { boxes, classes, levels: isForPlates ? PLATES : FACES };
}
