import assert from 'node:assert/strict';
import fc from 'fast-check';
import { difference } from './difference.ts';
import { readList } from './list-reading.ts';

interface Item {
  readonly texts: readonly string[];
}

const item = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }).map((texts): Item => ({ texts }));
/** Objects of a few, so that two lists have some in common. */
const lists = fc
  .array(item, { minLength: 1, maxLength: 6 })
  .chain((items) => fc.tuple(fc.array(fc.constantFrom(...items)), fc.array(fc.constantFrom(...items))));

describe('readList', () => {
  it('reads a list after another as from nothing', () => {
    fc.assert(
      fc.property(lists, ([before, after]) => {
        const read = (one: Item): readonly string[] => one.texts;
        const last = readList(before, read, Object.is, undefined);
        assert.deepEqual(readList(after, read, Object.is, last), readList(after, read, Object.is, undefined));
      }),
    );
  });

  it('looks only at what is between the common beginning and the common end', () => {
    const items = Array.from({ length: 9 }, (_, at) => ({ texts: [`${at}`] }));
    const other = { texts: ['new'] };
    const looked: Item[] = [];
    const read = (one: Item): readonly string[] => {
      looked.push(one);
      return one.texts;
    };
    const last = readList(items, read, Object.is, undefined);
    looked.length = 0;
    readList(items.toSpliced(4, 1, other), read, Object.is, last);
    assert.deepEqual(looked, [other]);
  });
});

describe('difference', () => {
  it('of two lists has what remains of both without their common items', () => {
    fc.assert(
      fc.property(lists, ([before, after]) => {
        const { before: gone, after: come } = difference(before, after, Object.is);
        const count = (list: readonly Item[], one: Item): number =>
          list.filter((other) => other === one).length;
        for (const one of new Set([...before, ...after]))
          assert.equal(count(before, one) - count(gone, one), count(after, one) - count(come, one));
      }),
    );
  });

  it('passes over what is the same behind another first item', () => {
    const [first, other, a, b, c] = ['first', 'other', 'a', 'b', 'c'];
    assert.deepEqual(difference([first, a, b], [other, a, c], Object.is), {
      before: [first, b],
      after: [other, c],
    });
  });
});
