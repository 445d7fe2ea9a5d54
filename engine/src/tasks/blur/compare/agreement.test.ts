import assert from 'node:assert/strict';
import type { BlurResult, DoneImage, PageDetection } from '../task.ts';
import { compare } from './agreement.ts';

function face(left: number, page?: number): PageDetection {
  const box = { left, top: 0, width: 10, height: 10 };
  return { subject: 'face', box, score: 0.9, by: 'model', ...(page === undefined ? {} : { page }) };
}

function result(
  images: Readonly<Record<string, readonly PageDetection[] | undefined>>,
  detect: number,
): BlurResult {
  return {
    images: Object.entries(images).map(([image, detections]) =>
      detections
        ? ({
            image,
            state: 'done',
            output: undefined,
            width: 100,
            height: 100,
            pages: 1,
            detections,
            remarks: [],
            time: { read: 1, detect, write: 0 },
          } satisfies DoneImage)
        : { image, state: 'failed', reason: 'broken' },
    ),
    models: [],
    passedOver: [],
    began: '2026-01-15T00:00:00.000Z',
    time: 0,
  };
}

describe('comparison of detectors', () => {
  it('counts each box once, and only with one of its own place and page', () => {
    const first = result({ a: [face(0), face(1), face(50)], b: [], c: [face(0, 0)], d: [face(0)] }, 10);
    const second = result({ a: [face(0), face(70)], b: [], c: [face(0, 1)], d: undefined }, 30);
    const { images, totals, failed, names } = compare(['A', 'B'], first, second);
    assert.deepEqual(names, ['A', 'B']);
    assert.deepEqual(
      images.map(({ image, shared, agreement }) => [image, shared.face, agreement]),
      [
        ['a', 1, 0.4],
        ['b', 0, 1],
        ['c', 0, 0],
      ],
    );
    assert.deepEqual(totals.counts, [
      { face: 4, plate: 0 },
      { face: 3, plate: 0 },
    ]);
    assert.deepEqual(totals.time, [10, 30]);
    assert.deepEqual(failed, ['d']);
  });
});
