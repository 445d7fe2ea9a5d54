import assert from 'node:assert/strict';
import { setLanguage } from '@vitruve/manifests';
import { grey, withModel } from '../../testing/detectors.ts';
import { constantModel } from '../../testing/onnx-model.ts';
import { createDetector } from './detector.ts';
import { ModelError } from '../../inference/signature.ts';
import { LAYOUTS } from './layouts/index.ts';
import { parseModelManifest } from './model-manifest.ts';
import schema from '@vitruve/schemas/detector.schema.json' with { type: 'json' };

/** One box of the first class and one of the second, with scores of 0.4. */
function twoClasses(names?: string): Uint8Array {
  const data = new Float32Array(6 * 84);
  for (const [row, left, label] of [
    [0, 10, 0],
    [1, 40, 1],
  ] as const)
    for (const [column, value] of [left, 10, 8, 8].entries()) {
      data[column * 84 + row] = value;
      data[(4 + label) * 84 + row] = 0.4;
    }
  return constantModel(
    [64, 64],
    [{ name: 'output0', shape: [1, 6, 84], data }],
    names === undefined ? {} : { names },
  );
}

/** These models answer the same to all pictures, those of the trial too. */
function untried(manifest: string): string {
  return manifest.startsWith('{') ? manifest.replace('{', '{"trial": false, ') : `trial: false\n${manifest}`;
}

/** The middles of what is found with a manifest beside the model. */
async function found(
  model: Uint8Array,
  manifest: string,
  name = 'model.detector.yaml',
): Promise<readonly number[]> {
  return withModel(
    model,
    async (path) => {
      const detector = await createDetector({ subject: 'plate', model: path, threads: 1 });
      try {
        const boxes = await detector.detect(grey(64, 64), { mode: 'fast' });
        return boxes.map(({ box }) => Math.round(box.left + box.width / 2)).sort((a, b) => a - b);
      } finally {
        await detector.dispose();
      }
    },
    { [name]: untried(manifest) },
  );
}

describe('manifests of models', () => {
  it('name the classes that count, by number or by name', async () => {
    assert.deepEqual(await found(twoClasses(), ''), [10, 40], 'all, where nothing is known');
    assert.deepEqual(await found(twoClasses(), 'classes: [1]'), [40]);
    assert.deepEqual(await found(twoClasses("{0: 'car', 1: 'bus'}"), 'classes: [Car]'), [10]);
    assert.deepEqual(await found(twoClasses("{0: 'car', 1: 'licence plate'}"), ''), [40], 'by their names');
    await assert.rejects(found(twoClasses("{0: 'car', 1: 'bus'}"), ''), /car, bus/u);
    await assert.rejects(found(twoClasses("{0: 'car', 1: 'bus'}"), 'classes: [van]'), /"van"/u);
  });

  it('set the threshold, and are read as JSON too', async () => {
    assert.deepEqual(await found(twoClasses(), 'threshold: 0.5'), []);
    assert.deepEqual(
      await found(twoClasses(), '{"threshold": 0.3, "classes": [0]}', 'model.detector.json'),
      [10],
    );
  });

  it('are refused with what is wrong in them', async () => {
    for (const [manifest, reason] of [
      ['treshold: 0.5', /threshold/u],
      ['threshold: 5', /model\.detector\.yaml/u],
      ['layout: yolov99', /yolov99|layout/u],
      ['a: [', /model\.detector\.yaml/u],
      ['subject: face', /"face"/u],
      ['layout: scrfd', /scrfd.*output0 1 × 6 × 84/u],
      [`hash: ${'a'.repeat(64)}`, /its hash is [0-9a-f]{64}/u],
    ] as const)
      await assert.rejects(found(twoClasses(), manifest), (error: Error) => {
        assert.ok(error instanceof ModelError, `${manifest}: ${error.stack}`);
        assert.match(error.message, reason, manifest);
        return true;
      });
  });

  it('become what reports say of a model', async () => {
    const manifest = 'id: my-plates\nlicence: AGPL-3.0-only\nthreshold: 0.3\n';
    await withModel(
      twoClasses(),
      async (path) => {
        const detector = await createDetector({ subject: 'plate', model: path, threads: 1 });
        const [{ id, licence, subject } = { id: '', licence: '', subject: '' }] = detector.models;
        assert.deepEqual([id, licence, subject], ['my-plates', 'AGPL-3.0-only', 'plate']);
        await detector.dispose();
      },
      { 'model.detector.yml': untried(manifest) },
    );
  });

  it('say what people read in their language', () => {
    const both = 'training: { en: On faces, fr: Sur des visages }';
    const trainingOf = (text: string): string | undefined => parseModelManifest(text, 'm').training;
    try {
      assert.deepEqual([trainingOf(both), trainingOf('training: On faces')], ['On faces', 'On faces']);
      setLanguage('fr');
      assert.deepEqual(
        [trainingOf(both), trainingOf('training: { en: On faces }')],
        ['Sur des visages', 'On faces'],
      );
    } finally {
      setLanguage('en');
    }
    assert.throws(() => trainingOf('training: { de: Gesichter }'), ModelError);
  });

  it('know every layout', () => {
    assert.deepEqual([...schema.properties.layout.enum].sort(), LAYOUTS.map(({ id }) => id).sort());
  });

  it('may be anything without a crash', () => {
    for (const text of ['', '# nothing', '---\n---\n', '- a\n- b', 'text', 'null', '\u0000'])
      try {
        parseModelManifest(text, 'm');
      } catch (error) {
        assert.ok(error instanceof ModelError, JSON.stringify(text));
      }
  });
});
