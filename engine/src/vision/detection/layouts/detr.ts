import type { ModelLayout, ObservedModel, RawDetection } from '../layout.ts';
import type { InputForm } from '../../../inference/signature.ts';
import { areLogits, centred, sigmoid, strongest, valuesOf } from './grid.ts';
import { YOLO_INPUT } from './ultralytics.ts';

/** Boxes that such a model looks for at most. */
const MOST = 1000;
/** The first of the family looks for a hundred, and its last class is nothing. */
const WITH_NOTHING = 100;

/** The mean and the spread of the colours of ImageNet. */
const IMAGENET: InputForm = {
  ...YOLO_INPUT,
  mean: [0.485 * 255, 0.456 * 255, 0.406 * 255],
  scale: [0.229 * 255, 0.224 * 255, 0.225 * 255],
};

/**
 * Transformers that look for a fixed number of boxes (https://arxiv.org/abs/2005.12872), with centre and sides as parts of
 * those of the input in one list, and classes in another: DETR and RT-DETR (`pred_boxes` and `logits`), RF-DETR (`dets` and
 * `labels`).
 */
export const detr: ModelLayout = {
  id: 'detr',
  recognise(model) {
    const names = namesOf(model);
    if (!names) return undefined;
    const { boxes, classes, count } = names;
    const hasNothing = count === WITH_NOTHING;
    const isRealTime = !hasNothing && classes === 'logits';
    return {
      input: isRealTime ? YOLO_INPUT : IMAGENET,
      threshold: 0.4,
      decode(values, [width, height], threshold) {
        const places = valuesOf(values, boxes);
        const scores = valuesOf(values, classes);
        const columns = scores.length / (places.length / 4);
        const isRaw = areLogits(scores);
        const found: RawDetection[] = [];
        for (let row = 0; row * 4 < places.length; row++) {
          const each = scores.subarray(row * columns, (row + 1) * columns);
          const { score, label } = strongest(!isRaw ? each : hasNothing ? shares(each) : each.map(sigmoid));
          if (score < threshold) continue;
          const [x = 0, y = 0, wide = 0, high = 0] = places.subarray(row * 4, row * 4 + 4);
          found.push({ box: centred(x * width, y * height, wide * width, high * height), score, label });
        }
        return found;
      },
    };
  },
};

/** Probabilities of classes of which one is right, without the last, which is none. */
function shares(logits: Float32Array): Float32Array {
  const most = logits.reduce((highest, value) => Math.max(highest, value), -Infinity);
  const weights = logits.map((value) => Math.exp(value - most));
  const sum = weights.reduce((total, value) => total + value, 0);
  return weights.subarray(0, -1).map((value) => value / sum);
}

function namesOf({
  outputs,
}: ObservedModel): { readonly boxes: string; readonly classes: string; readonly count: number } | undefined {
  const lists = [...outputs].filter(([, shape]) => shape.length === 3 && shape[0] === 1);
  const [boxes, [, count = 0] = []] = lists.find(([, shape]) => shape[2] === 4) ?? [];
  const [classes] = lists.find(([name, shape]) => name !== boxes && shape[1] === count) ?? [];
  if (boxes === undefined || classes === undefined || count > MOST) return undefined;
  return { boxes, classes, count };
}
