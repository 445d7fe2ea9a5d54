import assert from 'node:assert/strict';
import { cropped, enlargedPlanes, fitted, paddedSize, planes, resized, together } from './tensor.ts';

const form = {
  order: 'rgb',
  mean: [10, 20, 30],
  scale: [1, 2, 5],
  padding: { value: 114, place: 'around' },
} as const;
const pixel = { width: 1, height: 1, data: Uint8Array.of(11, 22, 40) };

describe('inputs of models', () => {
  it('are planes, normalised in the order that the model takes', () => {
    assert.deepEqual([...planes(pixel, form).data], [1, 1, 2]);
    assert.deepEqual([...planes(pixel, { ...form, order: 'bgr' }).data], [30, 1, -19 / 5].map(Math.fround));
  });

  it('are padded with the value of the layout', () => {
    const { shape, data } = planes(pixel, form, [2, 2], { left: 1, top: 0 });
    assert.deepEqual(shape, [1, 3, 2, 2]);
    assert.deepEqual([...data.subarray(0, 4)], [104, 1, 104, 104]);
  });

  it('hold several images one after another', () => {
    const other = { ...pixel, data: Uint8Array.of(10, 20, 30) };
    const { shape, data } = together([planes(pixel, form), planes(other, form)]);
    assert.deepEqual(shape, [2, 3, 1, 1]);
    assert.deepEqual([...data], [1, 1, 2, 0, 0, 0]);
  });

  it('are cropped, with padding beyond the image', () => {
    const image = { width: 2, height: 1, data: Uint8Array.of(1, 1, 1, 2, 2, 2) };
    assert.deepEqual([...cropped(image, 1, -1, 2, 2, 9).data], [9, 9, 9, 9, 9, 9, 2, 2, 2, 9, 9, 9]);
    assert.equal(cropped(image, 0, 0, 2, 1), image, 'all of it is not copied');
    assert.deepEqual([...cropped(image, 50, 50, 1, 1, 7).data], [7, 7, 7]);
  });

  it('keep the ratio of the image', () => {
    assert.deepEqual(fitted({ width: 100, height: 50 }, [64, 64], 'around'), {
      width: 64,
      height: 32,
      left: 0,
      top: 16,
    });
    assert.deepEqual(fitted({ width: 50, height: 100 }, [64, 64], 'bottom-right'), {
      width: 32,
      height: 64,
      left: 0,
      top: 0,
    });
    assert.deepEqual(fitted({ width: 10_000, height: 1 }, [64, 64], 'around').height, 1);
    assert.deepEqual(paddedSize(640, 361, 32), [640, 384]);
  });

  it('keep colours when they are resized', async () => {
    const image = { width: 4, height: 4, data: new Uint8Array(48).fill(200) };
    for (const [width, height] of [
      [9, 3],
      [2, 2],
    ] as const) {
      const { data } = await resized(image, width, height);
      assert.equal(data.length, width * height * 3);
      assert.ok(data.every((value) => Math.abs(value - 200) <= 1));
    }
  });
});

describe('images that are made larger', () => {
  it('change evenly between pixels, and keep their edges', () => {
    const image = {
      width: 2,
      height: 2,
      data: Uint8Array.from([0, 100, 200, 0, 100, 200, 80, 100, 200, 80, 100, 200]),
    };
    const plain = { ...form, mean: [0, 0, 0], scale: [1, 1, 1] } as const;
    const { data, shape } = enlargedPlanes(image, plain, [5, 4], { width: 4, height: 4, left: 1, top: 0 });
    assert.deepEqual(shape, [1, 3, 4, 5]);
    const rows = [0, 1, 2, 3].map((row) => [...data.subarray(row * 5, row * 5 + 5)]);
    assert.deepEqual(rows, [
      [114, 0, 0, 0, 0],
      [114, 20, 20, 20, 20],
      [114, 60, 60, 60, 60],
      [114, 80, 80, 80, 80],
    ]);
    assert.ok(
      data
        .subarray(20)
        .every((value, index) => (index % 5 === 0 ? value === 114 : value === (index < 20 ? 100 : 200))),
    );
  });

  it('are as the library makes them', async () => {
    const random = Uint8Array.from({ length: 20 * 15 * 3 }, (_, index) => 100 + 50 * Math.sin(index / 9));
    const image = { width: 20, height: 15, data: random };
    const plain = { ...form, mean: [0, 0, 0], scale: [1, 1, 1] } as const;
    const ours = enlargedPlanes(image, plain, [40, 30], { width: 40, height: 30, left: 0, top: 0 }).data;
    const theirs = planes(await resized(image, 40, 30), plain).data;
    const worst = ours.reduce(
      (most, value, index) => Math.max(most, Math.abs(value - (theirs[index] ?? 0))),
      0,
    );
    assert.ok(worst < 12, `${worst}`);
  });
});
