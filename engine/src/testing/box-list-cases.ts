import { CELL, output, type Case } from './layout-case.ts';

/** Centre and sides of the face as parts of those of the input. */
const PARTS = { 0: 44 / 64, 1: 36 / 64, 2: 24 / 64, 3: 40 / 64 };
/** Its corners. */
const PIXELS = { 0: 32, 1: 16, 2: 56, 3: 56 };

/** Models that choose among their boxes themselves, or look for a few from the start. */
export const BOX_LIST_CASES: Readonly<Record<string, Case>> = {
  yolox: {
    outputs: [
      output('output', [1, 84, 6], {
        ...{ [CELL * 6]: 0.5, [CELL * 6 + 1]: 0.5, [CELL * 6 + 2]: Math.log(3), [CELL * 6 + 3]: Math.log(5) },
        ...{ [CELL * 6 + 4]: 1, [CELL * 6 + 5]: 0.9 },
      }),
    ],
  },
  'detr, with a class for nothing': {
    // Of 20 parts, 18 are for the first class.
    outputs: [output('logits', [1, 100, 3], { 0: Math.log(18) }), output('pred_boxes', [1, 100, 4], PARTS)],
  },
  'detr, classes by themselves': {
    outputs: [output('dets', [1, 300, 4], PARTS), output('labels', [1, 300, 2], { 0: Math.log(9) }, -10)],
  },
  rtdetr: { outputs: [output('output0', [1, 300, 6], { ...PARTS, 4: 0.9 })] },
  'chosen-boxes, of which one counts': {
    // The second row is of an earlier image.
    outputs: [
      output('num_dets', [1, 1], { 0: 1 }),
      output('det_boxes', [1, 100, 4], { ...PIXELS, 6: 10, 7: 10 }),
      output('det_scores', [1, 100], { 0: 0.9, 1: 0.8 }),
      output('det_classes', [1, 100], {}),
    ],
  },
  'chosen-boxes of torchvision': {
    outputs: [
      output('boxes', [1, 4], PIXELS),
      output('labels', [1], { 0: 1 }),
      output('scores', [1], { 0: 0.9 }),
    ],
  },
  'chosen-boxes of TensorFlow': {
    outputs: [
      output('detection_boxes', [1, 10, 4], { 0: 0.25, 1: 0.5, 2: 0.875, 3: 0.875 }),
      output('detection_scores', [1, 10], { 0: 0.9 }),
      output('detection_classes', [1, 10], { 0: 1 }),
    ],
  },
  'labelled-boxes': {
    outputs: [output('dets', [1, 2, 5], { ...PIXELS, 4: 0.9 }), output('labels', [1, 2], {})],
  },
  ssd: {
    // The second row ends the list.
    outputs: [
      output('detection_out', [1, 1, 3, 7], {
        ...{ 1: 1, 2: 0.9, 3: 0.5, 4: 0.25, 5: 0.875, 6: 0.875 },
        ...{ 7: -1, 14: 0, 16: 0.9, 19: 0.2, 20: 0.2 },
      }),
    ],
  },
};
