import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { argumentsOf as argumentsFor } from './arguments.ts';
import { taskNamed } from './list.ts';

function argumentsOf(definition: Readonly<Record<string, unknown>>): readonly string[] {
  const schema = taskNamed('blur');
  assert.ok(schema);
  return argumentsFor(schema, definition);
}

describe('a task in tasks.json', () => {
  it('is a command line', () => {
    const definition = {
      type: 'vitruve',
      task: 'blur',
      paths: ['photos', '-odd.jpg'],
      method: 'mosaic',
      margin: 0.2,
      threshold: { face: 0.4, plate: 0.6 },
      model: { face: 'yunet.onnx' },
      rotate: [90, 270],
      report: ['report.md', 'report.json'],
      keepMetadata: true,
      resume: false,
    };
    assert.deepEqual(argumentsOf(definition), [
      ...['--threshold', 'face=0.4', '--threshold', 'plate=0.6', '--model', 'face=yunet.onnx'],
      ...['--rotate', '90', '--rotate', '270', '--method', 'mosaic', '--margin', '0.2', '--keep-metadata'],
      ...['--report', 'report.md', '--report', 'report.json', '--', 'photos', '-odd.jpg'],
    ]);
  });

  it('passes on every property that its schema has, and what is of no use is left to the command line', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { taskDefinitions: { properties: Record<string, { type: string | string[] }> }[] };
    };
    const properties = manifest.contributes.taskDefinitions[0]?.properties ?? {};
    for (const [name, { type }] of Object.entries(properties)) {
      if (name === 'task') continue;
      const value = type === 'boolean' ? true : 'x';
      assert.notDeepEqual(argumentsOf({ [name]: value }), [], name);
    }
    assert.deepEqual(argumentsOf({ paths: [{}, null], method: {}, model: null, resume: 'yes' }), []);
    assert.deepEqual(argumentsOf({ threshold: 0.5 }), ['--threshold', '0.5']);
    assert.deepEqual(argumentsOf({ config: 'a.blur.yaml' }), ['--config', 'a.blur.yaml']);
  });
});
