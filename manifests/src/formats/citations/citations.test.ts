import assert from 'node:assert/strict';
import { linkTarget, within } from './citations.ts';

describe('the span that holds an offset', () => {
  it('begins at the offset or before, and ends behind it', () => {
    const at = within([
      { start: 2, end: 4 },
      { start: 6, end: 8 },
    ]);
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].map(at), [
      ...[undefined, undefined, 0, 0, undefined, undefined],
      ...[1, 1, undefined],
    ]);
  });

  it('is the one around another that ended before', () => {
    const at = within([
      { start: 0, end: 10 },
      { start: 2, end: 4 },
    ]);
    assert.deepEqual([1, 3, 5, 9, 10].map(at), [0, 0, 0, 0, undefined]);
  });
});

describe('the target of a link', () => {
  const cases: readonly [destination: string, target: string | undefined][] = [
    ['b.md', 'file:///w/b.md'],
    ['../c.md#top', 'file:///c.md'],
    ['a b: c.md', 'file:///w/a%20b%3A%20c.md'],
    ['./1:2/b.md', 'file:///w/1%3A2/b.md'],
    ['https://example.org/b.md', undefined],
    ['mailto:b.md', undefined],
    ['/b.md', undefined],
    ['#b.md', undefined],
    ['b.txt', undefined],
    ['', undefined],
  ];
  for (const [destination, target] of cases)
    it(JSON.stringify(destination), () => {
      assert.equal(linkTarget('file:///w/a.md', destination), target);
    });
});
