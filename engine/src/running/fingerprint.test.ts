import assert from 'node:assert/strict';
import { fingerprintOf } from './fingerprint.ts';

describe('a fingerprint', () => {
  it('is the same for equal values, whatever the order of their keys and what is undefined', () => {
    assert.equal(
      fingerprintOf(1, { a: 1, b: [{ c: 2, d: 3 }] }),
      fingerprintOf(1, { b: [{ d: 3, c: 2 }], a: 1 }),
    );
    assert.equal(fingerprintOf({ a: undefined }), fingerprintOf({}));
  });

  it('is another when a value, its place or the order of a list is', () => {
    const all = [fingerprintOf(1, 2), fingerprintOf(2, 1), fingerprintOf([1, 2]), fingerprintOf({ a: 1 })];
    assert.equal(new Set(all).size, all.length);
  });
});
