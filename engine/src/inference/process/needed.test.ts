import assert from 'node:assert/strict';
import { neededOf } from './needed.ts';

describe('what is needed of an answer', () => {
  it('is the place and the value of the best of each row', () => {
    const rows = { shape: [1, 2, 3], data: Float32Array.of(0.25, 0.5, 0, 0, 0, 0.75) };
    const { shape, data } = neededOf(rows, 'best');
    assert.deepEqual(shape, [1, 2, 2]);
    assert.deepEqual([...data], [1, 0.5, 2, 0.75]);
  });

  it('is the first of equals, and nothing of nothing', () => {
    const equals = { shape: [1, 3], data: Float32Array.of(0, 1, 1) };
    assert.deepEqual([...neededOf(equals, 'best').data], [1, 1]);
    assert.deepEqual([...neededOf({ shape: [2, 0], data: new Float32Array() }, 'best').data], []);
  });

  it('is what lies above a value, with its place', () => {
    const map = { shape: [2, 2], data: Float32Array.of(0.5, 0.25, 0.75, NaN) };
    const { shape, data } = neededOf(map, { above: 0.25 });
    assert.deepEqual(shape, [2, 2]);
    assert.deepEqual([...data], [0, 0.5, 2, 0.75]);
  });

  it('is all of it', () => {
    const map = { shape: [2], data: Float32Array.of(1, 2) };
    assert.equal(neededOf(map, 'all'), map);
  });
});
