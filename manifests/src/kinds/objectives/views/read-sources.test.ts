import assert from 'node:assert/strict';
import { ReadSources } from './read-sources.ts';

describe('sources of objectives', () => {
  const reading = { samples: [], skipped: 0, repeated: 0 };

  function counting(): { readonly times: () => number; readonly read: () => typeof reading } {
    let times = 0;
    return {
      times: () => times,
      read: () => {
        times++;
        return reading;
      },
    };
  }

  it('are read once for each text and each way to read it', () => {
    const sources = new ReadSources();
    const { times, read } = counting();
    for (const [text, meaning, wanted] of [
      ['1', 'a', 1],
      ['1', 'a', 1],
      ['1', 'b', 2],
      ['1', 'a', 2],
      ['2', 'a', 3],
      ['2', 'b', 4],
      ['1', 'a', 5],
    ] as const) {
      sources.recall('file:///a.csv', text, meaning, read);
      assert.equal(times(), wanted, `${text} ${meaning}`);
    }
  });

  it('are forgotten when eight others were read since', () => {
    const sources = new ReadSources();
    const { times, read } = counting();
    for (const name of 'abcdefgh') sources.recall(name, '', '', read);
    sources.recall('a', '', '', read);
    assert.equal(times(), 8);
    sources.recall('i', '', '', read);
    sources.recall('a', '', '', read);
    assert.equal(times(), 9);
    sources.recall('b', '', '', read);
    assert.equal(times(), 10);
  });
});
