import assert from 'node:assert/strict';
import { reachedFrom, turned } from './reached.ts';

const WAITS: Readonly<Record<string, readonly string[]>> = {
  a: [],
  b: ['a'],
  c: ['b', 'a'],
  d: ['d'],
  e: ['f'],
  f: ['e'],
};
const waits = (name: string): readonly string[] => WAITS[name] ?? [];

describe('order/reached', () => {
  it('follows arrows as far as they lead, and back where they do', () => {
    assert.deepEqual([...reachedFrom('c', waits)].sort(), ['a', 'b']);
    assert.deepEqual([...reachedFrom('a', waits)], []);
    assert.deepEqual([...reachedFrom('d', waits)], ['d']);
    assert.deepEqual([...reachedFrom('e', waits)].sort(), ['e', 'f']);
    assert.deepEqual([...reachedFrom('a', turned(Object.keys(WAITS), waits))].sort(), ['b', 'c']);
  });

  it('is not stopped by a long way', () => {
    assert.equal(reachedFrom(0, (node) => (node < 100_000 ? [node + 1] : [])).size, 100_000);
  });
});
