import type { ModelLayout, RawDetection } from '../layout.ts';
import type { InputForm, TensorValues } from '../../../inference/signature.ts';
import { cornered, probability, valuesOf } from './grid.ts';
import { YOLO_INPUT } from './ultralytics.ts';

/** What is larger is not part of a side, but pixels. */
const LARGEST_PART = 1.5;

/** TensorFlow's models take bytes, or what they were: the sides of its boxes are y before x. */
const TENSORFLOW: InputForm = {
  order: 'rgb',
  mean: [0, 0, 0],
  scale: [1, 1, 1],
  multiple: 32,
  padding: { value: 0, place: 'bottom-right' },
};

/**
 * Models that merge their boxes themselves, with one output for corners, one for scores and one for classes, told by their
 * names: `num_dets`, `det_boxes`, `det_scores`, `det_classes` of TensorRT's exporters, `boxes`, `labels`, `scores` of
 * torchvision, `detection_boxes` … of TensorFlow, whose corners are parts of the sides with y first.
 */
export const chosenBoxes: ModelLayout = {
  id: 'chosen-boxes',
  recognise({ outputs }) {
    const named = (name: RegExp): string | undefined => [...outputs.keys()].find((one) => name.test(one));
    const boxes = named(/box/iu);
    const scores = named(/scores?$|^conf/iu);
    const classes = named(/class|label/iu);
    if (boxes === undefined || scores === undefined || outputs.get(boxes)?.at(-1) !== 4) return undefined;
    const isTensorflow = /^detection_/u.test(boxes);
    return {
      input: isTensorflow ? TENSORFLOW : YOLO_INPUT,
      threshold: 0.4,
      decode(values, size, threshold) {
        const places = valuesOf(values, boxes);
        const sure = valuesOf(values, scores);
        const labels = classes === undefined ? undefined : valuesOf(values, classes);
        const [across, down] = placesAreParts(places) ? size : ([1, 1] as const);
        const count = Math.min(places.length / 4, numberIn(values) ?? Infinity);
        const found: RawDetection[] = [];
        for (let row = 0; row < count; row++) {
          const score = probability(sure[row] ?? 0);
          if (score < threshold) continue;
          const [first = 0, second = 0, third = 0, fourth = 0] = places.subarray(row * 4, row * 4 + 4);
          const box = isTensorflow
            ? cornered(second * across, first * down, fourth * across, third * down)
            : cornered(first * across, second * down, third * across, fourth * down);
          found.push({ box, score, label: labels?.[row] ?? 0 });
        }
        return found;
      },
    };
  },
};

function placesAreParts(places: Float32Array): boolean {
  return places.every((value) => value <= LARGEST_PART);
}

/** How many rows count: the others are of an earlier run, or nothing. */
function numberIn(values: ReadonlyMap<string, TensorValues>): number | undefined {
  for (const [name, { data }] of values) if (/^num/iu.test(name) && data.length === 1) return data[0];
  return undefined;
}
