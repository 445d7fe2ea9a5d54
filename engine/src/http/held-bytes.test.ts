import assert from 'node:assert/strict';
import { HeldBytes } from './held-bytes.ts';

describe('bytes that requests hold', () => {
  it('are bounded, and taken again when they were given back', () => {
    const held = new HeldBytes(10);
    held.take(6);
    assert.throws(() => {
      held.take(5);
    }, /Too many requests are waiting/u);
    held.take(4);
    held.give(6);
    held.take(5);
  });
});
