import assert from 'node:assert/strict';
import { ANY, type Field, type ObjectShape, type Shape } from './shape.ts';
import { skeletonOf } from './skeleton.ts';

const FIELD: Field = {
  shape: ANY,
  required: true,
  filled: false,
  server: undefined,
  description: undefined,
  since: undefined,
};

/** An object whose one field, which is required, is such an object again, so many times. */
function nested(depth: number): Shape {
  if (depth === 0) return ANY;
  const shape: ObjectShape = {
    type: 'object',
    name: undefined,
    fields: new Map([[`level${depth}`, { ...FIELD, shape: nested(depth - 1) }]]),
    open: false,
    server: undefined,
    description: undefined,
  };
  return shape;
}

describe('skeletons of fields', () => {
  it('have nine levels at most: a schema may lead back to itself', () => {
    const lines = (depth: number): readonly string[] => skeletonOf(nested(depth), '').split('\n').slice(1);
    assert.equal(lines(9).at(-1), `${'  '.repeat(9)}level1: \${1}`);
    assert.equal(lines(9).length, 9);
    assert.equal(lines(12).at(-1), `${'  '.repeat(10)}\${1}`);
    assert.equal(lines(12).length, 10);
  });
});
