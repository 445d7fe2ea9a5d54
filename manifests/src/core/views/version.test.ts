import assert from 'node:assert/strict';
import fc from 'fast-check';
import { versionOf } from './version.ts';
import { rounds } from '../../testing/rounds.ts';

describe('version of plain data', () => {
  it('is the same for equal data, and another for other data', () => {
    const data = fc.oneof(fc.jsonValue(), fc.jsonValue({ maxDepth: 1 }));
    fc.assert(
      fc.property(data, data, (one, other) => {
        const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
        assert.equal(versionOf(JSON.parse(a)), versionOf(JSON.parse(a)));
        assert.equal(versionOf(JSON.parse(a)) === versionOf(JSON.parse(b)), a === b, `${a} ${b}`);
      }),
      rounds(500),
    );
  });

  it('distinguishes data that differ in order, depth or type alone', () => {
    const kinds: unknown[] = [
      'ab',
      ['ab'],
      ['a', 'b'],
      ['b', 'a'],
      [['a'], 'b'],
      [['a', 'b']],
      { a: 'b' },
      { b: 'a' },
      { ab: '' },
      { a: { b: '' } },
      [{ a: 1 }, { b: 2 }],
      [{ a: 1, b: 2 }],
      [1, 2],
      [12],
      ['12'],
      12,
      1.5,
      -1,
      true,
      'true',
      null,
      'null',
      '',
      [],
      {},
      [[]],
      [{}],
      ['a', 'a'],
      ['a', 0],
    ];
    assert.equal(new Set(kinds.map(versionOf)).size, kinds.length);
  });
});
