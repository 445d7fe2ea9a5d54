import assert from 'node:assert/strict';
import { bestOf } from './best.ts';

describe('the best of each row', () => {
  it('is told by its place and its value', () => {
    const { shape, data } = bestOf({ shape: [1, 2, 3], data: Float32Array.of(0.25, 0.5, 0, 0, 0, 0.75) });
    assert.deepEqual(shape, [1, 2, 2]);
    assert.deepEqual([...data], [1, 0.5, 2, 0.75]);
  });

  it('is the first of equals, and nothing of nothing', () => {
    assert.deepEqual([...bestOf({ shape: [1, 3], data: Float32Array.of(0, 1, 1) }).data], [1, 1]);
    assert.deepEqual([...bestOf({ shape: [2, 0], data: new Float32Array() }).data], []);
  });
});
