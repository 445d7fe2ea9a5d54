import assert from 'node:assert/strict';
import { encodingsOf } from './encodings.ts';

describe('encodings of columns', () => {
  it('are words, dates and orders', () => {
    const given = {
      a: 'words',
      b: ' words(30)',
      c: 'date',
      d: 'date(hourCycle,days)',
      e: 'S < M<XL',
      f: 'words < more words',
    };
    assert.deepEqual(Object.fromEntries(encodingsOf(given)), {
      a: { by: 'words', most: 500 },
      b: { by: 'words', most: 30 },
      c: { by: 'date', parts: ['year', 'month', 'day', 'weekday', 'hour'] },
      d: { by: 'date', parts: ['hourCycle', 'days'] },
      e: { by: 'order', order: ['S', 'M', 'XL'] },
      f: { by: 'order', order: ['words', 'more words'] },
    });
    assert.equal(encodingsOf(undefined).size, 0);
  });

  it('are refused where they have another form', () => {
    for (const text of [
      'word',
      'words(0)',
      'words(20001)',
      'words()',
      'date()',
      'date(moon)',
      'date(day, day)',
      'S',
      'S < < M',
      '',
    ])
      assert.throws(
        () => encodingsOf({ a: text }),
        /is not an encoding of "a": valid values are words, /u,
        text,
      );
    assert.throws(() => encodingsOf({ a: 'S < M < S' }), /The order of "a" has "S" twice/u);
  });
});
