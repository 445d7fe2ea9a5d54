import assert from 'node:assert/strict';
import { constantModel } from '../../../testing/onnx-model.ts';
import { grey, withModel } from '../../../testing/detectors.ts';
import schema from '@vitruve/schemas/detector.schema.json' with { type: 'json' };
import { createDetector } from '../detector.ts';
import { ModelError } from '../../../inference/signature.ts';
import { LAYOUTS } from './index.ts';
import { BOX_LIST_CASES } from '../../../testing/box-list-cases.ts';
import {
  CELL,
  CELLS,
  EXPECTED,
  filled,
  output,
  SIZE,
  WITHIN,
  type Case,
} from '../../../testing/layout-case.ts';
import { PRIOR_CASES } from '../../../testing/prior-cases.ts';

const CASES: Readonly<Record<string, Case>> = {
  ...PRIOR_CASES,
  ...BOX_LIST_CASES,
  yunet: {
    outputs: ([8, 16, 32] as const).flatMap((stride) => {
      const count = CELLS[stride];
      const hit = stride === 8;
      return [
        output(`cls_${stride}`, [1, count, 1], hit ? { [CELL]: 0.9 } : {}),
        output(`obj_${stride}`, [1, count, 1], hit ? { [CELL]: 0.9 } : {}),
        output(
          `bbox_${stride}`,
          [1, count, 4],
          hit
            ? {
                [CELL * 4]: WITHIN,
                [CELL * 4 + 1]: WITHIN,
                [CELL * 4 + 2]: Math.log(24 / 8),
                [CELL * 4 + 3]: Math.log(40 / 8),
              }
            : {},
        ),
        output(`kps_${stride}`, [1, count, 10], {}),
      ];
    }),
  },
  scrfd: {
    // The second anchor of the cell at 40 and 32: distances to the edges in strides.
    outputs: [
      ...([8, 16, 32] as const).map((stride) =>
        output(`score${stride}`, [CELLS[stride] * 2, 1], stride === 8 ? { [CELL * 2 + 1]: 0.9 } : {}),
      ),
      ...([8, 16, 32] as const).map((stride) =>
        output(
          `box${stride}`,
          [CELLS[stride] * 2, 4],
          stride === 8
            ? {
                [(CELL * 2 + 1) * 4]: 1,
                [(CELL * 2 + 1) * 4 + 1]: 2,
                [(CELL * 2 + 1) * 4 + 2]: 2,
                [(CELL * 2 + 1) * 4 + 3]: 3,
              }
            : {},
        ),
      ),
      ...([8, 16, 32] as const).map((stride) => output(`points${stride}`, [CELLS[stride] * 2, 10], {})),
    ],
  },
  'yolov8, one class': {
    outputs: [
      output('output0', [1, 5, 84], {
        10: 44,
        [84 + 10]: 36,
        [168 + 10]: 24,
        [252 + 10]: 40,
        [336 + 10]: 0.9,
      }),
    ],
  },
  'yolov8, a list of columns': {
    outputs: [output('output0', [1, 84, 5], { 50: 44, 51: 36, 52: 24, 53: 40, 54: 0.9 })],
  },
  'yolov8, five points after the class': {
    // Points are in pixels: read as classes they would be surer than any.
    outputs: [
      output('output0', [1, 20, 84], {
        10: 44,
        [84 + 10]: 36,
        [168 + 10]: 24,
        [252 + 10]: 40,
        [336 + 10]: 0.9,
        [420 + 20]: 60,
        [504 + 20]: 60,
      }),
    ],
  },
  'yolov8, four corners after the class': {
    outputs: [
      output('output0', [1, 13, 84], {
        ...{ 10: 44, [84 + 10]: 36, [168 + 10]: 24, [252 + 10]: 40, [336 + 10]: 0.9 },
        ...{ [420 + 10]: 32, [504 + 10]: 16, [588 + 10]: 56, [672 + 10]: 16 },
      }),
    ],
  },
  'yolov8, with masks': {
    // How much of each mask a face has, behind its class.
    outputs: [
      output('output0', [1, 7, 84], {
        ...{ 10: 44, [84 + 10]: 36, [168 + 10]: 24, [252 + 10]: 40, [336 + 10]: 0.9 },
        ...{ [420 + 11]: 0.99, [504 + 12]: 0.99 },
      }),
      output('output1', [1, 2, 16, 16], {}),
    ],
  },
  'yolov8, classes that the exporter noted': {
    outputs: [
      output('output0', [1, 7, 84], {
        10: 44,
        [84 + 10]: 36,
        [168 + 10]: 24,
        [252 + 10]: 40,
        [420 + 10]: 0.9,
        // A tree elsewhere.
        12: 10,
        [84 + 12]: 10,
        [168 + 12]: 8,
        [252 + 12]: 8,
        [336 + 12]: 0.95,
      }),
    ],
    metadata: { names: "{0: 'tree', 1: 'human face', 2: 'dog'}" },
  },
  'yolov8-face-lite': {
    outputs: ([8, 16, 32] as const).map((stride) => {
      const side = 64 / stride;
      const cells = side * side;
      const values: Record<number, number> = {};
      if (stride === 8) {
        // From the centre of the cell: 1.5 and 2.5 strides, each between two bins of equal weight.
        for (const [edge, [near, far]] of [
          [0, [1, 2]],
          [1, [2, 3]],
          [2, [1, 2]],
          [3, [2, 3]],
        ] as const)
          for (const bin of [near, far]) values[(edge * 16 + bin) * cells + CELL] = 60;
        values[64 * cells + CELL] = Math.log(0.9 / 0.1);
      }
      const map = filled([1, 80, side, side], 0, values);
      map.forEach((value, index) => {
        const isScore = Math.floor(index / cells) === 64;
        if (isScore && value === 0) map[index] = -20;
      });
      return { name: `map${stride}`, shape: [1, 80, side, side], data: map };
    }),
  },
  'yolo-end-to-end, with the image': {
    outputs: [output('output', [2, 7], { 1: 32, 2: 16, 3: 56, 4: 56, 5: 0, 6: 0.9 })],
  },
  'yolo-end-to-end, without it': {
    outputs: [output('output0', [1, 300, 6], { 0: 32, 1: 16, 2: 56, 3: 56, 4: 0.9, 5: 0 })],
  },
  'yolov5, plates with corners': {
    // Columns of corners, in pixels, come before the two classes.
    outputs: [
      output('output', [1, 252, 15], {
        ...{ 30: 44, 31: 36, 32: 24, 33: 40, 34: 1, 35: 50, 36: 50, 43: 0.1, 44: 0.9 },
      }),
    ],
  },
  'yolov5, one class': {
    outputs: [output('output', [1, 252, 6], { 12: 44, 13: 36, 14: 24, 15: 40, 16: 1, 17: 0.9 })],
  },
  centerface: {
    outputs: [
      output('heat', [1, 1, 16, 16], { [8 * 16 + 10]: 0.9 }),
      output('sides', [1, 2, 16, 16], { [8 * 16 + 10]: Math.log(10), [256 + 8 * 16 + 10]: Math.log(6) }),
      output('offsets', [1, 2, 16, 16], { [8 * 16 + 10]: 0.5, [256 + 8 * 16 + 10]: 0.5 }),
      output('points', [1, 10, 16, 16], {}),
    ],
  },
};

/** These models answer the same to all pictures. */
const UNTRIED = { 'model.detector.yaml': 'trial: false\n' };

describe('layouts of models', () => {
  for (const [name, { outputs, metadata }] of Object.entries(CASES))
    it(`reads ${name}`, async () => {
      await withModel(
        constantModel(SIZE, outputs, metadata),
        async (path) => {
          const detector = await createDetector({ subject: 'face', model: path, threads: 1 });
          try {
            const found = await detector.detect(grey(64, 64), { mode: 'fast' });
            assert.equal(found.length, 1, `${found.length} boxes: ${JSON.stringify(found)}`);
            const [{ box, score } = { box: undefined, score: 0 }] = found;
            const rounded = Object.fromEntries(
              Object.entries({ ...box, score }).map(([key, value]) => [key, Math.round(value * 100) / 100]),
            );
            assert.deepEqual(rounded, EXPECTED);
            const count = async (threshold: number): Promise<number> =>
              (await detector.detect(grey(64, 64), { mode: 'fast', threshold })).length;
            assert.equal(await count(score), 1, 'a score that is the threshold is enough');
            assert.equal(await count(score + 1e-6), 0, 'a lower one is not');
          } finally {
            await detector.dispose();
          }
        },
        UNTRIED,
      );
    });

  it('are those that a manifest may name', () => {
    assert.deepEqual([...schema.properties.layout.enum].sort(), LAYOUTS.map(({ id }) => id).sort());
  });

  it('reports the outputs of a model with another layout', async () => {
    const model = constantModel(SIZE, [output('logits', [1, 1000], {})]);
    await withModel(model, async (path) => {
      await assert.rejects(createDetector({ subject: 'face', model: path }), (error: Error) => {
        assert.ok(error instanceof ModelError);
        assert.match(error.message, /logits 1 × 1000.*yunet/u);
        return true;
      });
    });
  });
});
