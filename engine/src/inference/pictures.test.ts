import assert from 'node:assert/strict';
import { fitted, paddedSize } from './input.ts';
import { cropped, placed, resized } from './pictures.ts';

describe('pictures for models', () => {
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

  it('are made much smaller before they go into an input, and nothing else', async () => {
    const image = { width: 8, height: 8, data: new Uint8Array(192).fill(200) };
    const sideAt = async (width: number, height: number): Promise<number> =>
      (await placed(image, { left: 0, top: 0, width, height })).image.width;
    assert.equal(await sideAt(3, 3), 3);
    assert.equal(await sideAt(3, 16), 3);
    assert.equal(await sideAt(4, 4), 8);
    assert.equal(await sideAt(16, 16), 8);
  });
});
