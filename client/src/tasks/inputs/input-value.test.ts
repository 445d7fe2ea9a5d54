import assert from 'node:assert/strict';
import type { InputSchema } from '@vitruve/schemas/tasks';
import { faultIn, textOf, valueIn } from './input-value.ts';

const input = (schema: Partial<InputSchema>): InputSchema => ({
  description: '',
  'x-description-fr': '',
  type: 'string',
  ...schema,
});

const NUMBER = input({ type: 'integer', minimum: 1, maximum: 8 });
const COLOR = input({ pattern: '^#[0-9a-f]{6}$', examples: ['#1f2a37'] });
const DATE = input({ format: 'date' });
const BY_SUBJECT = input({
  type: ['number', 'object'],
  minimum: 0,
  maximum: 1,
  properties: { face: { type: 'number', minimum: 0, maximum: 1 }, plate: { type: 'number' } },
  examples: ['face=0.4'],
});
const LIST = input({ type: 'array', items: { type: 'string' } });

describe('the text of an input', () => {
  it('is its value, by the type of the schema', () => {
    assert.equal(valueIn(NUMBER, ' 5 '), 5);
    assert.equal(valueIn(COLOR, '#00ff00'), '#00ff00');
    assert.equal(valueIn(input({}), 'a, b'), 'a, b');
    assert.deepEqual(valueIn(LIST, 'a, b'), ['a', 'b']);
    assert.deepEqual(valueIn(BY_SUBJECT, 'face=0.4, plate=0.5'), { face: 0.4, plate: 0.5 });
    assert.equal(valueIn(BY_SUBJECT, '0.3'), 0.3);
    assert.deepEqual(valueIn(BY_SUBJECT, '0.3, plate=0.5'), { face: 0.3, plate: 0.5 });
  });

  it('sets nothing when it is empty', () => {
    for (const one of [NUMBER, COLOR, DATE, LIST, BY_SUBJECT]) {
      assert.equal(valueIn(one, '  '), undefined);
      assert.equal(faultIn(one, ''), undefined);
    }
  });

  it('is refused with the reason', () => {
    assert.deepEqual(faultIn(NUMBER, '9'), { kind: 'number', minimum: 1, maximum: 8 });
    assert.deepEqual(faultIn(NUMBER, '1.5'), { kind: 'integer' });
    assert.deepEqual(faultIn(input({ type: 'integer', minimum: 0 }), '-1'), { kind: 'integer' });
    assert.deepEqual(faultIn(COLOR, 'red'), { kind: 'form', examples: ['#1f2a37'] });
    assert.deepEqual(faultIn(DATE, '2026-02-30'), { kind: 'date' });
    assert.deepEqual(faultIn(BY_SUBJECT, 'cat=0.4'), { kind: 'number', minimum: 0, maximum: 1 });
    assert.deepEqual(faultIn(input({ enum: ['a', 'b'] }), 'c'), { kind: 'values', values: ['a', 'b'] });
    assert.equal(faultIn(DATE, '2026-02-28'), undefined);
  });

  it('of a value reads as that value', () => {
    for (const [schema, value] of [
      [NUMBER, 5],
      [LIST, ['a', 'b']],
      [BY_SUBJECT, { face: 0.4, plate: 0.5 }],
    ] as const)
      assert.deepEqual(valueIn(schema, textOf(value)), value);
    assert.equal(textOf(undefined), '');
  });
});
