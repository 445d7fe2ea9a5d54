import assert from 'node:assert/strict';
import { hasColors } from './colors.ts';

describe('colors of the standard output', () => {
  const terminal = { isTTY: true } as typeof process.stdout;
  const file = { isTTY: false } as typeof process.stdout;

  it('are there on a terminal that has them, and in CI', () => {
    assert.equal(hasColors({}, terminal), true);
    assert.equal(hasColors({ TERM: 'dumb' }, terminal), false);
    assert.equal(hasColors({}, file), false);
    assert.equal(hasColors({ CI: 'true' }, file), true);
  });

  it('are as NO_COLOR and FORCE_COLOR say, the first before the second', () => {
    assert.equal(hasColors({ NO_COLOR: '1', CI: 'true' }, terminal), false);
    assert.equal(hasColors({ FORCE_COLOR: '1' }, file), true);
    assert.equal(hasColors({ NO_COLOR: '1', FORCE_COLOR: '1' }, terminal), false);
  });
});
