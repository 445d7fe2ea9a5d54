import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pathsIn } from './expression.ts';

describe('names in expressions', () => {
  const namesIn = (text: string): readonly string[] =>
    pathsIn(text).map(({ segments }) => segments.map((segment) => segment.text).join('.'));

  it('are cut at dots and brackets', () => {
    assert.deepEqual(namesIn(`asInt(inputs.parameters['my-input']) + tasks.a.outputs.result`), [
      'asInt',
      'inputs.parameters.my-input',
      'tasks.a.outputs.result',
    ]);
  });

  it('are not found in strings, and end at a computed index', () => {
    assert.deepEqual(namesIn(`'workflow.name' == steps[item].id`), ['steps', 'item']);
  });

  it('stand where they say they do, in any text', () => {
    const unit = fc.constantFrom('a', 'b1', '.', '[', ']', "'", '"', '?', '-', ' ', '(', '}', '\\', '9');
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        for (const { segments } of pathsIn(text))
          for (const { text: word, start, end } of segments) assert.equal(text.slice(start, end), word, text);
      }),
    );
  });
});
