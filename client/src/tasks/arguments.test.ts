import assert from 'node:assert/strict';
import { TASK_SCHEMAS } from '@vitruve/schemas/every-task';
import { inputsAt } from '@vitruve/schemas/tasks';
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

  it('passes on every input that it may have, and what is of no use is left to the command line', () => {
    for (const schema of TASK_SCHEMAS)
      for (const [name, { type }] of inputsAt(schema, 'tasks.json')) {
        const value = type === 'boolean' ? true : 'x';
        assert.notDeepEqual(argumentsFor(schema, { [name]: value }), [], `${schema['x-task']}: ${name}`);
      }
    assert.deepEqual(argumentsOf({ paths: [{}, null], method: {}, model: null, resume: 'yes' }), []);
    assert.deepEqual(argumentsOf({ threshold: 0.5 }), ['--threshold', '0.5']);
    assert.deepEqual(argumentsOf({ config: 'a.blur.yaml' }), ['--config', 'a.blur.yaml']);
  });
});
