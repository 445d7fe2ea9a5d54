import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { DEFAULT_TASK } from './defaults.ts';
import { TaskError } from '@vitruve/workspace';
import { PictureFolder } from '../../testing/pictures.ts';
import { readConfiguration } from './configuration.ts';

describe('configurations', () => {
  let folder: PictureFolder;

  beforeEach(() => {
    folder = new PictureFolder();
  });

  afterEach(() => {
    folder.remove();
  });

  async function read(name: string, text: string, others: Record<string, string> = {}) {
    await folder.write({ ...others, [name]: text });
    return readConfiguration(folder.at(name));
  }

  it('say all of a task, with paths from their own folder', async () => {
    const { task, reports, processing } = await read(
      'a/site.blur.yaml',
      `name: Sites
owner: DPO
images: [photos, "../**/*.png", /srv/photos, ~/photos]
subjects: [plate]
mode: strict
thresholds: {plate: 0.25}
models: {plate: models/p.onnx}
rotations: [270, 90]
anonymisation: {method: mosaic, shape: box, margin: 0.3, squares: 4}
output: {folder: out, format: webp, quality: 80, drawn: true, overwrite: true, keepMetadata: true}
workers: 3
resume: true
reports: [reports/a.pdf]
`,
    );
    assert.deepEqual(task, {
      allowEmpty: false,
      images: [folder.at('a', 'photos'), folder.at('**/*.png'), '/srv/photos', `${homedir()}/photos`],
      subjects: ['plate'],
      mode: 'strict',
      thresholds: { plate: 0.25 },
      models: { plate: folder.at('a', 'models/p.onnx') },
      rotations: [90, 270],
      anonymisation: { method: 'mosaic', shape: 'box', margin: 0.3, colour: '#000000', squares: 4 },
      output: {
        folder: folder.at('a', 'out'),
        suffix: '.blurred',
        format: 'webp',
        quality: 80,
        keepMetadata: true,
        overwrite: true,
        drawn: true,
      },
      workers: 3,
      resume: true,
    });
    assert.deepEqual(reports, [folder.at('a', 'reports/a.pdf')]);
    assert.deepEqual(processing, { name: 'Sites', owner: 'DPO' });
  });

  it('leave to the engine what they do not say', async () => {
    const { task } = await read('site.blur.yaml', 'images: [photos]\n');
    assert.deepEqual(task, { ...DEFAULT_TASK, images: [folder.at('photos')] });
  });

  it('of Nestor name models in a folder, and detect where that is the task', async () => {
    const { task } = await read(
      'nestor-ai-config.json',
      '{\n\t"modelsPath": "models",\n\t"faceModel": "face.pt",\n\t"task": "détection",\n\t"port": 5000\n}\n',
    );
    assert.equal(task.anonymisation, undefined);
    assert.deepEqual(task.models, { face: folder.at('models', 'face.onnx') });
    assert.deepEqual(task.images, []);
  });

  it('that are wrong are refused, with the places of what is', async () => {
    const cases: readonly [string, string, RegExp][] = [
      [
        'a.blur.yaml',
        'images: [photos]\nanonymization: {}\n',
        /a\.blur\.yaml:2:1: .*anonymisation.* \(blur\/schema\)/u,
      ],
      [
        'b.blur.yaml',
        'images: [photos]\nthresholds: {face: 40}\n',
        /b\.blur\.yaml:2:20: .*\(blur\/threshold\)/u,
      ],
      ['c.blur.yaml', 'images: [photos]\noutput: {folder: photos}\n', /blur\/output-is-input/u],
      ['d.blur.yaml', 'images: [a\n', /yaml\/syntax/u],
      ['e.blur.yaml', '', /e\.blur\.yaml/u],
      ['nestor-ai-config.json', '{"task": "blurr"}', /blur\/unknown-word/u],
    ];
    for (const [name, text, expected] of cases) {
      await assert.rejects(read(name, text), (error: unknown) => {
        assert.ok(error instanceof TaskError, name);
        assert.match(error.message, expected);
        return true;
      });
    }
    await assert.rejects(readConfiguration(folder.at('missing.blur.yaml')), TaskError);
  });
});
