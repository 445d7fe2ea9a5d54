import assert from 'node:assert/strict';
import { valueOf } from '../../../core/yaml/node.ts';
import { parseYaml } from '../../../core/yaml/parse.ts';
import { meets } from './condition.ts';

type Condition = Parameters<typeof meets>[2];

/** Whether a value, as it is written in YAML, meets a condition. */
function answer(text: string, condition: Condition): boolean | undefined {
  return meets(valueOf(parseYaml(`value: ${text}\n`)[0]?.root, 'value') ?? null, undefined, condition);
}

describe('kubernetes/schema/condition', () => {
  it('takes numbers from the minimum to the maximum, both included', () => {
    const answers = ['2', '3', '5', '6'].map((text) => answer(text, { minimum: 3, maximum: 5 }));
    assert.deepEqual(answers, [false, true, true, false]);
  });

  it('counts characters and items, both ends included', () => {
    const text = { minLength: 2, maxLength: 3 };
    assert.deepEqual(
      ['a', 'ab', 'été', 'abcd'].map((value) => answer(value, text)),
      [false, true, true, false],
    );
    const list = { minItems: 1, maxItems: 2 };
    assert.deepEqual(
      ['[]', '[a]', '[a, b]', '[a, b, c]'].map((value) => answer(value, list)),
      [false, true, true, false],
    );
  });

  it('asks every item, and every property that is there', () => {
    assert.equal(answer('[1, 4]', { items: { minimum: 2 } }), false);
    assert.equal(answer('[2, 4]', { items: { minimum: 2 } }), true);
    const condition = { required: ['a'], properties: { b: { enum: ['x'] } } };
    assert.equal(answer('{a: 1}', condition), true);
    assert.equal(answer('{a: 1, b: x}', condition), true);
    assert.equal(answer('{a: 1, b: y}', condition), false);
    assert.equal(answer('{b: x}', condition), false);
  });

  it('joins conditions', () => {
    const [low, high] = [{ maximum: 5 }, { minimum: 4 }];
    assert.deepEqual(
      ['3', '5', '6'].map((value) => answer(value, { oneOf: [low, high] })),
      [true, false, true],
    );
    assert.deepEqual(
      ['3', '5', '6'].map((value) => answer(value, { allOf: [low, high] })),
      [false, true, false],
    );
    assert.equal(answer('7', { anyOf: [low, { minimum: 8 }] }), false);
    assert.equal(answer('5', { not: low }), false);
  });

  it('leaves open what is filled in later, and parts of a condition that are not supported', () => {
    assert.equal(answer('null', { minimum: 3 }), undefined);
    assert.equal(answer('{a: null}', { required: ['a'] }), undefined);
    assert.equal(answer('3', { minimum: 3, more: true }), undefined);
    assert.equal(answer('2', { minimum: 3, more: true }), false);
  });
});
