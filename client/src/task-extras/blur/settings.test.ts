import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_TASK, taskOf, type BlurTask } from '@vitruve/engine';
import { inputsFor, type ReadSetting } from './settings.ts';

const FOLDER = join('/', 'work', 'site');
const wish = { detectOnly: false };
const images = [join(FOLDER, 'a.jpg')];

/** The task that the engine makes of what the settings ask for. */
function taskFor(asked: { readonly detectOnly: boolean }, read: ReadSetting, folder: string): BlurTask {
  return taskOf({ ...inputsFor(asked, read, folder), images });
}

describe('the settings of faces and plates', () => {
  it('are, as they come, the task of the engine', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { configuration: { properties: Record<string, { default: unknown }> }[] };
    };
    const properties = Object.assign(
      {},
      ...manifest.contributes.configuration.map((one) => one.properties),
    ) as Record<string, { default: unknown }>;
    const read = (name: string): unknown => {
      const property = properties[`vitruve.blur.${name}`];
      assert.ok(property, `no setting vitruve.blur.${name}`);
      return property.default;
    };
    assert.deepEqual(taskFor(wish, read, FOLDER), { ...DEFAULT_TASK, images });
  });

  it('say how, and paths in them start from the folder', () => {
    const values: Readonly<Record<string, unknown>> = {
      method: 'picture',
      picture: 'media/smile.png',
      mask: 'box',
      margin: 0.3,
      colour: '#1F2a37',
      squares: 4,
      subjects: ['plate'],
      mode: 'strict',
      rotations: [270, 90],
      thresholds: { face: 0.4 },
      models: { plate: 'models/plates.onnx' },
      output: 'blurred',
      format: 'webp',
      quality: 90,
      keepMetadata: true,
      workers: 3,
    };
    const task = taskFor(wish, (name) => values[name], FOLDER);
    assert.equal(task.mode, 'strict');
    assert.equal(task.workers, 3);
    assert.equal(task.output.folder, join(FOLDER, 'blurred'));
    assert.deepEqual([task.output.keepMetadata, task.output.format, task.output.quality], [true, 'webp', 90]);
    assert.deepEqual([task.subjects, task.rotations, task.thresholds], [['plate'], [90, 270], { face: 0.4 }]);
    assert.deepEqual(task.models, { plate: join(FOLDER, 'models/plates.onnx') });
    assert.deepEqual(task.anonymisation, {
      ...DEFAULT_TASK.anonymisation,
      method: 'picture',
      shape: 'box',
      margin: 0.3,
      colour: '#1F2a37',
      squares: 4,
      picture: join(FOLDER, 'media/smile.png'),
    });
  });

  it('count as not set where they hold what they cannot', () => {
    const values: Readonly<Record<string, unknown>> = {
      method: 'whirl',
      mask: 4,
      margin: -1,
      mode: null,
      output: '  ',
      keepMetadata: 'yes',
      workers: 0,
      picture: {},
      colour: 'red',
      squares: 9,
      subjects: ['cat'],
      rotations: [45],
      thresholds: { face: 2, plate: '0.4', cat: 0.1 },
      models: { face: '' },
      format: 'bmp',
      quality: 0.5,
    };
    assert.deepEqual(
      taskFor(wish, (name) => values[name], FOLDER),
      { ...DEFAULT_TASK, images },
    );
  });

  it('write no picture when it is only looked', () => {
    assert.equal(taskFor({ ...wish, detectOnly: true }, () => undefined, FOLDER).anonymisation, undefined);
  });
});
