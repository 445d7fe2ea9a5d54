import type { ModelLayout, RawDetection } from '../layout.ts';
import { centred, strongest, valuesOf } from './grid.ts';
import { YOLO_INPUT } from './ultralytics.ts';

const BOX = 4;
/** Boxes that such a model looks for at most. */
const MOST = 1000;
/** What is larger is not part of a side, but pixels. */
const LARGEST_PART = 1.5;

/** RT-DETR as Ultralytics exports it: one list of centre and sides, as parts of those of the input, and scores. */
export const rtdetr: ModelLayout = {
  id: 'rtdetr',
  recognise({ outputs, answers }) {
    const [entry, ...others] = outputs;
    if (!entry || others.length > 0) return undefined;
    const [name, [batch, rows = 0, columns = 0, ...more]] = entry;
    if (batch !== 1 || more.length > 0 || columns <= BOX || rows === 0 || rows > MOST) return undefined;
    if (!valuesOf(answers, name).every((value) => value <= LARGEST_PART)) return undefined;
    return {
      input: YOLO_INPUT,
      threshold: 0.4,
      decode(values, [width, height], threshold) {
        const data = valuesOf(values, name);
        const found: RawDetection[] = [];
        for (let at = 0; at + columns <= data.length; at += columns) {
          const { score, label } = strongest(data.subarray(at + BOX, at + columns));
          if (score < threshold) continue;
          const [x = 0, y = 0, wide = 0, high = 0] = data.subarray(at, at + BOX);
          found.push({ box: centred(x * width, y * height, wide * width, high * height), score, label });
        }
        return found;
      },
    };
  },
};
