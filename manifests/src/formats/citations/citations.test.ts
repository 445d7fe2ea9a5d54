import assert from 'node:assert/strict';
import { within } from './citations.ts';

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
