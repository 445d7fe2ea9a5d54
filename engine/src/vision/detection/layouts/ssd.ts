import type { ModelLayout, RawDetection } from '../layout.ts';
import type { InputForm } from '../../../inference/signature.ts';
import { cornered, probability, valuesOf } from './grid.ts';

/** The image, the class, the score and four corners as parts of the sides. */
const COLUMNS = 7;
/** The side of the input of OpenCV's face detector. */
const CAFFE_SIDE = 300;

const BYTES: InputForm = {
  order: 'bgr',
  mean: [0, 0, 0],
  scale: [1, 1, 1],
  multiple: 32,
  padding: { value: 0, place: 'bottom-right' },
};

/** Single shot detectors of Caffe and OpenVINO, which choose among their boxes: `[1, 1, n, 7]`. */
export const ssd: ModelLayout = {
  id: 'ssd',
  recognise({ outputs, size: [width] }) {
    const [name] =
      [...outputs].find(([, shape]) => shape.length === 4 && shape[1] === 1 && shape[3] === COLUMNS) ?? [];
    if (name === undefined) return undefined;
    return {
      input: width === CAFFE_SIDE ? { ...BYTES, mean: [104, 177, 123] } : BYTES,
      threshold: 0.5,
      decode(values, [across, down], threshold) {
        const data = valuesOf(values, name);
        const found: RawDetection[] = [];
        for (let at = 0; at + COLUMNS <= data.length; at += COLUMNS) {
          const row = data.subarray(at, at + COLUMNS);
          const [image = 0, label = 0, sure = 0, left = 0, top = 0, right = 0, bottom = 0] = row;
          // An image of less than 0 ends the list.
          if (image < 0) break;
          const score = probability(sure);
          if (score < threshold) continue;
          const box = cornered(left * across, top * down, right * across, bottom * down);
          found.push({ box, score, label });
        }
        return found;
      },
    };
  },
};
