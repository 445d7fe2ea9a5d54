import assert from 'node:assert/strict';
import { plainOf } from '@vitruve/manifests';
import { yamlValue } from './yaml-value.ts';

describe('a text as a YAML value', () => {
  it('is what it would be behind a key', () => {
    for (const [text, value] of [
      ['true', true],
      ['false', false],
      ['12', 12],
      ['1.5', 1.5],
      ['word', 'word'],
      ['two words', 'two words'],
      ['[a, 1]', ['a', 1]],
      ['{a: 1}', { a: 1 }],
      ['a: 1\nb: 2', { a: 1, b: 2 }],
      ['- a\n- b', ['a', 'b']],
    ] as const)
      assert.equal(JSON.stringify(plainOf(yamlValue(text) ?? null)), JSON.stringify(value), text);
    for (const text of ['[a', '"a', '']) assert.equal(yamlValue(text), undefined, text);
  });
});
