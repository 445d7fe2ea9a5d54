import assert from 'node:assert/strict';
import { onnxModel } from '../testing/onnx-model.ts';
import { oversized } from './tensor-sizes.ts';

/** A model that makes a tensor with so many sides of 4. */
const cube = (sides: number): Uint8Array =>
  onnxModel({
    input: ['image', [1, 3, 'height', 'width']],
    outputs: [['out', [1]]],
    constants: [
      { name: 'shape', shape: [sides], data: Array.from({ length: sides }, () => 4), type: 'int64' },
    ],
    nodes: [{ operator: 'ConstantOfShape', inputs: ['shape'], outputs: ['cube'] }],
  });

describe('sizes of tensors', () => {
  it('are told by constants, up to the size that is allowed', () => {
    assert.equal(oversized(cube(3), 63), 'cube');
    assert.equal(oversized(cube(3), 64), undefined);
  });

  it('are not told by lists that are longer than sides are, which are weights', () => {
    assert.equal(oversized(cube(16), 64), 'cube');
    assert.equal(oversized(cube(17), 64), undefined);
  });
});
