import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { done, isCoveredInTheMiddle, only, photo, reason, run, taskIn, type Change } from './testing/runs.ts';
import { middle, seeing } from '../../testing/fake-detector.ts';
import { PictureFolder } from '../../testing/pictures.ts';
import type { BlurTask } from './task.ts';

let folder: PictureFolder;
const task = (change?: Change): BlurTask => taskIn(folder.path, change);

describe('Blur: decisions', () => {
  beforeEach(() => {
    folder = new PictureFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  const box = { left: 20, top: 15, width: 40, height: 30 };
  const decide = (decisions: object): Promise<PictureFolder> =>
    folder.write({
      'photo.jpg.blur.json': JSON.stringify({ version: 1, width: 80, height: 60, ...decisions }),
    });
  beforeEach(async () => {
    await folder.write({ 'photo.jpg': await photo() });
  });

  it('a box that was added is covered', async () => {
    await decide({ added: [{ subject: 'plate', box: { left: 0, top: 0, width: 10, height: 5 } }] });
    const { detections, decisions } = done(await run(task()));
    assert.deepEqual(
      detections.map(({ by }) => by),
      ['fake-face', 'person'],
    );
    assert.deepEqual(decisions, { added: 1, removed: 0, moved: 0, excluded: 0 });
  });

  it('a box that was removed stays so when the model sees it a little elsewhere', async () => {
    await decide({ removed: [{ subject: 'face', box: { ...box, left: 24 } }] });
    const { detections, output } = done(await run(task()));
    assert.deepEqual(detections, []);
    assert.ok(output && !(await isCoveredInTheMiddle(output)));
  });

  it('a box that was removed of another subject hides nothing', async () => {
    await decide({ removed: [{ subject: 'plate', box }] });
    assert.equal(done(await run(task())).detections.length, 1);
  });

  it('a box that was moved is covered in its new place, whether or not the model sees it', async () => {
    const to = { left: 60, top: 40, width: 10, height: 10 };
    await decide({ moved: [{ from: { subject: 'face', box }, to }] });
    for (const boxes of [middle, () => []]) {
      const result = await run(task({ anonymisation: undefined }), {
        detectorFor: () => Promise.resolve(seeing(boxes)),
      });
      assert.deepEqual(
        done(result).detections.map((found) => found.box),
        [to],
      );
    }
  });

  it('nothing is covered in a zone that is to be left alone', async () => {
    await decide({ excluded: [{ box: { left: 0, top: 0, width: 80, height: 60 } }] });
    const { detections, decisions } = done(await run(task()));
    assert.deepEqual([detections.length, decisions?.excluded], [0, 1]);
  });

  const size = '"version": 1,\n"width": 80,\n"height": 60';
  const outside = '{ "subject": "face", "box": { "left": 80, "top": 0, "width": 9, "height": 9 } }';
  const faults: Readonly<Record<string, readonly [text: string, reason: RegExp]>> = {
    'that are not JSON': ['{\n"version": 1,\n"width" 80 }', /^photo\.jpg\.blur\.json:3:\d+: /u],
    'that end too early': ['{', /^photo\.jpg\.blur\.json:1:\d: /u],
    'that are YAML and no JSON': [
      'version: 1\nwidth: 80\nheight: 60\n',
      /^photo\.jpg\.blur\.json:4:1: The file is not valid JSON/u,
    ],
    'without a size': ['{ "version": 1 }', /json:1:\d+: .*width/u],
    'of an image of another size': ['{ "version": 1, "width": 60, "height": 80 }', /60 × 80.*80 × 60/u],
    'with a box that is none': [`{${size},\n"added": [{ "subject": "face" }] }`, /json:4:\d+: .*box/u],
    'of an unknown subject': [
      `{${size},\n"removed": [\n${outside.replace('face', 'cat')}] }`,
      /json:5:\d+: .*cat/u,
    ],
    'with a key that is misspelt': [`{${size},\n"adedd": [${outside}] }`, /json:4:\d+: .*adedd/u],
    'of a later version': ['{ "version": 2, "width": 80, "height": 60 }', /json:1:\d+: /u],
    'outside of the image': [`{${size}, "added": [${outside}] }`, /the box at 80, 0 is outside/u],
    'on a page that it does not have': [
      `{${size}, "added": [${outside.replace('80', '0').replace('"box"', '"page": 1, "box"')}] }`,
      /outside/u,
    ],
  };
  for (const [name, [text, expected]] of Object.entries(faults)) {
    it(`decisions ${name} are not passed over: the image fails`, async () => {
      await folder.write({ 'photo.jpg.blur.json': text });
      assert.match(reason(only(await run(task()))), expected);
      await assert.rejects(stat(folder.at('photo.blurred.jpg')), /ENOENT/u);
    });
  }
});
