import assert from 'node:assert/strict';
import { noise, withModel } from '../../testing/detectors.ts';
import { constantModel } from '../../testing/onnx-model.ts';
import type { Detector } from './detection.ts';
import { MODES } from './detection.ts';
import { createDetector } from './detector.ts';
import { leastScore } from './faces/acceptance.ts';

/** Sides of pictures that are none, and of strips. */
const ODD = [
  [1, 1],
  [7, 5],
  [3000, 1],
  [1, 3000],
  [2401, 33],
] as const;

describe('detectors', () => {
  let faces: Detector;

  before(async () => {
    faces = await createDetector({ subject: 'face', threads: 1 });
  });

  after(() => faces.dispose());

  for (const [width, height] of ODD)
    it(`see nothing in ${width} × ${height} pixels of noise`, async () => {
      for (const mode of MODES)
        assert.deepEqual(
          await faces.detect(noise(width, height), { mode, rotations: [90, 180, 270] }),
          [],
          mode,
        );
    });

  it('say what they ask of a face, which is less in strict mode', () => {
    const { thresholds } = faces.models[0] ?? {};
    assert.deepEqual(thresholds?.standard, {
      small: { size: 12, score: leastScore(12, 'standard') },
      large: { size: 48, score: leastScore(48, 'standard') },
    });
    assert.deepEqual(thresholds.strict, {
      small: { size: 12, score: leastScore(12, 'strict') },
      large: { size: 48, score: leastScore(48, 'strict') },
    });
  });

  it('name both models of faces, of which fast mode does without the larger one', () => {
    assert.deepEqual(
      faces.models.map(({ id, licence, thresholds }) => [id, licence, Object.keys(thresholds ?? {}).sort()]),
      [
        ['ultra-light-rfb', 'MIT', ['fast', 'standard', 'strict']],
        ['centerface', 'MIT', ['standard', 'strict']],
      ],
    );
  });

  it('say the size below which nothing is detected in a very large image', async () => {
    assert.equal(faces.unseenBelow({ width: 12_000, height: 6000 }, 'standard'), undefined);
    assert.equal(faces.unseenBelow({ width: 12_000, height: 6000 }, 'fast'), 150);
    assert.equal(faces.unseenBelow({ width: 1280, height: 720 }, 'fast'), undefined);
    const plates = await createDetector({ subject: 'plate', threads: 1 });
    assert.equal(plates.unseenBelow({ width: 12_000, height: 6000 }, 'standard'), 141);
    assert.equal(plates.unseenBelow({ width: 12_000, height: 6000 }, 'strict'), 71);
    assert.equal(plates.unseenBelow({ width: 4000, height: 3000 }, 'strict'), undefined);
    await plates.dispose();
  });

  it('answer with boxes within the image only', async () => {
    const image = noise(90, 60);
    for (const { box, score } of await faces.detect(image, { mode: 'strict', threshold: 0.2 })) {
      assert.ok(box.left >= 0 && box.top >= 0, JSON.stringify(box));
      assert.ok(box.left + box.width <= 90 && box.top + box.height <= 60, JSON.stringify(box));
      assert.ok(score >= 0.2 && score <= 1);
    }
  });

  it('put boxes of a small input where they are in a large image', async () => {
    // A model of 64 pixels that always says: 16, 16, 8 wide and 8 high.
    const data = new Float32Array(5 * 84);
    for (const [column, value] of [20, 20, 8, 8, 0.9].entries()) data[column * 84] = value;
    const model = constantModel([64, 64], [{ name: 'output0', shape: [1, 5, 84], data }]);
    await withModel(
      model,
      async (path) => {
        const detector = await createDetector({ subject: 'plate', model: path, threads: 1 });
        assert.deepEqual(detector.models[0]?.thresholds, { standard: 0.25, fast: 0.25, strict: 0.125 });
        const [{ box } = { box: undefined }] = await detector.detect(noise(640, 320), { mode: 'fast' });
        // The image lies in the middle, from 16 to 48 of the input, and is ten times as large.
        assert.deepEqual(box, { left: 160, top: 0, width: 80, height: 80 });
        const tiled = await detector.detect(noise(640, 320), { mode: 'standard' });
        assert.ok(tiled.length > 10, `${tiled.length} of tiles`);
        await detector.dispose();
      },
      { 'model.detector.yaml': 'trial: false\n' },
    );
  });

  it('can be told to stop between looks', async () => {
    const stop = new AbortController();
    const detected = faces.detect(noise(4000, 3000), { mode: 'standard' }, stop.signal);
    setTimeout(() => {
      stop.abort(new Error('enough'));
    }, 50);
    await assert.rejects(detected, /enough/u);
  });

  it('run side by side with one session', async () => {
    const image = noise(300, 200);
    const all = await Promise.all([1, 2, 3].map(() => faces.detect(image, { mode: 'strict' })));
    assert.deepEqual(all[1], all[0]);
    assert.deepEqual(all[2], all[0]);
  });
});
