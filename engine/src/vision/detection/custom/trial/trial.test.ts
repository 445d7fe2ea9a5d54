import assert from 'node:assert/strict';
import { ModelError } from '../../../../inference/signature.ts';
import { withModel } from '../../../../testing/detectors.ts';
import type { Constant } from '../../../../inference/onnx-writer.ts';
import { constantModel } from '../../../../testing/onnx-model.ts';
import type { Box } from '../../box.ts';
import { SUBJECTS, type Subject } from '../../detection.ts';
import { createDetector } from '../../detector.ts';
import type { Finder, ScoredBox } from '../../finder.ts';
import { modelFile } from '../../../../inference/model-files.ts';
import { EMPTY, SHOWING } from './pictures.ts';
import { tryOut } from './trial.ts';

type Answer = (place: Box | undefined, subject: Subject | undefined) => readonly ScoredBox[];

/** A finder that knows which of the pictures it is shown, and what is where in it. */
async function knowing(answer: Answer): Promise<Finder> {
  const pictures = SUBJECTS.flatMap((subject) => SHOWING[subject].map((one) => ({ ...one, subject })));
  const all = [...pictures, ...EMPTY.map((one) => ({ ...one, subject: undefined }))];
  const shown = await Promise.all(
    all.map(async ({ draw, place, subject }) => ({ data: (await draw()).data, place, subject })),
  );
  return {
    thresholds: [],
    least: () => 1,
    find: (image, { threshold = 0 }) => {
      const one = shown.find(({ data }) => Buffer.compare(data, image.data) === 0);
      assert.ok(one, 'the picture is not one of the trial');
      return Promise.resolve(answer(one.place, one.subject).filter(({ score }) => score >= threshold));
    },
  };
}

const thresholds = { lenient: 0.15, usual: 0.3 };
const tried = async (subject: Subject, answer: Answer): Promise<void> =>
  tryOut({ path: 'm.onnx', finder: await knowing(answer), subject, thresholds });
const at = (box: Box, score = 0.9): ScoredBox => ({ box, score });
const SOMEWHERE: Box = { left: 10, top: 10, width: 50, height: 50 };
const ALL: Box = { left: 0, top: 0, width: 640, height: 480 };

describe('the trial of a custom model', () => {
  it('is passed by what finds its subject, though barely, roughly, in one picture only or with something else', async () => {
    await tried('face', (place, subject) => (place && subject === 'face' ? [at(place, 0.2)] : []));
    await tried('plate', (place) => (place ? [at(place)] : []));
    const [, second] = SHOWING.face;
    await tried('face', (place) =>
      place && place.left === second?.place?.left
        ? [at({ ...place, top: place.top - 40, height: place.height * 1.4 }), at(SOMEWHERE)]
        : [],
    );
  });

  it('says what a model detects that is for the other subject', async () => {
    const other: Answer = (place, subject) => (place && subject === 'plate' ? [at(place)] : []);
    await assert.rejects(tried('face', other), (error) => {
      assert.ok(error instanceof ModelError);
      assert.equal(error.message, 'Model m.onnx detects plates, not faces');
      return true;
    });
    const faces: Answer = (place, subject) => (place && subject === 'face' ? [at(place)] : []);
    await assert.rejects(tried('plate', faces), / m.onnx detects faces, not plates$/u);
  });

  it('is not passed by what finds nothing, something else, or all of a picture', async () => {
    for (const answer of [
      () => [],
      () => [at(SOMEWHERE)],
      () => [at(ALL)],
      () => [at(SOMEWHERE, Number.NaN)],
    ])
      await assert.rejects(tried('face', answer), /none of the faces in 3 built-in images.*trial: false/u);
    await assert.rejects(
      tried('plate', () => []),
      /none of the plates in 3 built-in images/u,
    );
  });

  it('is not passed by what finds its subject everywhere', async () => {
    const everywhere: Answer = (place) =>
      [place, ...Array.from({ length: 4 }, (_, index) => ({ ...SOMEWHERE, left: index * 100 }))].flatMap(
        (box) => (box ? [at(box)] : []),
      );
    await assert.rejects(tried('face', everywhere), /detects 16 faces in built-in images without faces/u);
    const unsure: Answer = (place) => everywhere(place, undefined).map(({ box }) => at(box, 0.2));
    await tried('face', unsure);
  });

  it('draws the same pictures each time, with the subject where it says', async () => {
    for (const { draw, place } of [...SHOWING.face, ...SHOWING.plate, ...EMPTY]) {
      const image = await draw();
      assert.deepEqual([image.width, image.height, image.data.length], [640, 480, 640 * 480 * 3]);
      assert.ok(Buffer.compare(image.data, (await draw()).data) === 0);
      if (place)
        assert.ok(place.left > 0 && place.left + place.width < 640 && place.top + place.height < 480);
    }
  });

  it('is passed by the built-in models of faces, taken as custom ones, and not as those of plates', async () => {
    for (const name of ['centerface.onnx', 'ultra-light-rfb.onnx']) {
      const model = modelFile(name);
      await (await createDetector({ subject: 'face', model, threads: 1 })).dispose();
    }
    await assert.rejects(
      createDetector({ subject: 'plate', model: modelFile('centerface.onnx') }),
      ModelError,
    );
  });

  it('stops a text reader, and an export that answers with numbers that are no boxes', async () => {
    await assert.rejects(
      createDetector({ subject: 'face', model: modelFile('ch_PP-OCRv4_rec_infer.onnx') }),
      /images whose height is 48 pixels, whatever their width/u,
    );
    const outputs: Constant = { name: 'output0', shape: [1, 5, 84], data: logits() };
    await withModel(constantModel([64, 64], [outputs]), async (path) => {
      await assert.rejects(createDetector({ subject: 'face', model: path }), /does not work as a detector/u);
    });
  });

  it('is left out where the manifest of a model says so', async () => {
    const outputs: Constant = { name: 'output0', shape: [1, 5, 84], data: logits() };
    await withModel(
      constantModel([64, 64], [outputs]),
      async (path) => {
        await (await createDetector({ subject: 'face', model: path })).dispose();
      },
      { 'model.detector.yaml': 'trial: false\n' },
    );
  });
});

/** Positions and scores as a model has them before its last step: small numbers around nothing. */
function logits(): Float32Array {
  return Float32Array.from({ length: 5 * 84 }, (_, index) => Math.sin(index * 12.9898) * 4);
}
