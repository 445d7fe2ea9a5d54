import assert from 'node:assert/strict';
import { isByPixel } from '../image-input.ts';
import { tensorFor } from './feed.ts';
import { fromHalves } from './halves.ts';

/** Two pixels beside each other: red 1 and 2, green 3 and 4, blue 5 and 6. */
const INPUT = { shape: [1, 3, 1, 2], data: Float32Array.of(1, 2, 3, 4, 5, 6) };
const BY_PIXEL = [1, 3, 5, 2, 4, 6];

function input(type: string, shape: readonly (number | string)[]): Parameters<typeof tensorFor>[1] {
  return { name: 'image', type, shape };
}

describe('what a model is fed with', () => {
  it('are planes, or pixels where the colours are its last axis', () => {
    assert.deepEqual([...tensorFor(INPUT, input('float32', [1, 3, 'h', 'w'])).data], [1, 2, 3, 4, 5, 6]);
    const pixels = tensorFor(INPUT, input('float32', [1, 128, 128, 3]));
    assert.deepEqual([[...pixels.data], pixels.dims], [BY_PIXEL, [1, 1, 2, 3]]);
    assert.equal(isByPixel(input('float32', [1, 3, 3, 3])), false, 'planes, where it can be either');
  });

  it('has no axis for images where the model has none', () => {
    assert.deepEqual(tensorFor(INPUT, input('float32', [3, 'h', 'w'])).dims, [3, 1, 2]);
  });

  it('are pixels of each image, one image after another', () => {
    const two = { shape: [2, 3, 1, 1], data: Float32Array.of(1, 2, 3, 4, 5, 6) };
    assert.deepEqual([...tensorFor(two, input('float32', ['n', 1, 1, 3])).data], [1, 2, 3, 4, 5, 6]);
  });

  it('are numbers of the type that the model takes', () => {
    const bytes = tensorFor(
      { shape: [1, 3, 1, 1], data: Float32Array.of(-3, 114.4, 300) },
      input('uint8', [1, 3, 1, 1]),
    );
    assert.deepEqual([bytes.type, [...bytes.data]], ['uint8', [0, 114, 255]]);
    const halves = tensorFor(INPUT, input('float16', [1, 3, 1, 2]));
    assert.equal(halves.type, 'float16');
    const { buffer, byteOffset } = halves.data as Uint16Array<ArrayBuffer>;
    assert.deepEqual([...fromHalves(new Uint16Array(buffer, byteOffset, 6))], [1, 2, 3, 4, 5, 6]);
  });
});
