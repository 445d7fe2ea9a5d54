import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromHalves, toHalves } from './halves.ts';

describe('numbers of half precision', () => {
  it('are those of the standard', () => {
    for (const [value, bits] of [
      [0, 0],
      [1, 0x3c00],
      [-2, 0xc000],
      [65504, 0x7bff],
      [2 ** -14, 0x0400],
      [2 ** -24, 0x0001],
      [1 / 3, 0x3555],
      [1e6, 0x7c00],
      // More than the largest number, though its exponent is that of no number.
      [70000, 0x7c00],
      [-Infinity, 0xfc00],
      [1e-9, 0],
      // Halfway between two: upwards, into the next exponent.
      [2047.5, 0x6800],
    ] as const)
      assert.equal(toHalves(Float32Array.of(value))[0], bits, String(value));
    assert.ok(Number.isNaN(fromHalves(toHalves(Float32Array.of(NaN)))[0]));
  });

  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), (bits) => {
        const [value = 0] = fromHalves(Uint16Array.of(bits));
        if (!Number.isNaN(value)) assert.equal(toHalves(Float32Array.of(value))[0], bits);
      }),
    );
  });

  it('are at most one part of 2048 off', () => {
    fc.assert(
      fc.property(fc.float({ min: Math.fround(-60000), max: 60000, noNaN: true }), (value) => {
        const [back = 0] = fromHalves(toHalves(Float32Array.of(value)));
        assert.ok(Math.abs(back - value) <= Math.max(Math.abs(value) / 2048, 2 ** -25), String(value));
      }),
    );
  });
});
