import assert from 'node:assert/strict';
import fc from 'fast-check';
import { UniqueIds } from './unique-ids.ts';

describe('views/unique-ids', () => {
  it('numbers what has one name', () => {
    const ids = new UniqueIds();
    assert.deepEqual(
      ['a', 'b', 'a', 'a~2', 'a'].map((name) => ids.of(name)),
      ['a', 'b', 'a~2', 'a~2~2', 'a~3'],
    );
  });

  it('gives no id twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'a~2', 'a~3', 'a~2~2', 'b')), (names) => {
        const ids = new UniqueIds();
        const given = names.map((name) => ids.of(name));
        assert.equal(new Set(given).size, given.length, given.join(' '));
      }),
    );
  });
});
