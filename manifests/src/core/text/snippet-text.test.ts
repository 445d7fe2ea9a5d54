import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { snippetText } from './snippet-text.ts';

/** What an editor writes for a snippet of ours when nothing is typed, and the numbers of its stops. */
function expanded(snippet: string): { readonly text: string; readonly stops: readonly string[] } {
  const stops: string[] = [];
  const text = snippet.replaceAll(
    /\\[\\$}]|\$\{(\d+):((?:[^\\}]|\\.)*)\}|\$0$/gsu,
    (match: string, number?: string, word?: string) => {
      if (number === undefined) return match === '$0' ? '' : match.slice(1);
      stops.push(number);
      return (word ?? '').replaceAll(/\\(.)/gsu, '$1');
    },
  );
  return { text, stops };
}

describe('a new file as a snippet', () => {
  it('says the same when nothing is typed, whatever it holds', () => {
    const piece = fc.string({
      unit: fc.constantFrom('a', '$', '{', '}', '\\', '1', ':', '\n', ' '),
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, piece), { maxLength: 6 }), (pieces) => {
        let text = '';
        const placeholders = pieces.map(([before, word]) => {
          const start = text.length + before.length;
          text += before + word;
          return { start, end: start + word.length };
        });
        assert.equal(expanded(snippetText(text, placeholders)).text, text);
      }),
    );
  });

  it('gives equal words one stop, in the order of the text', () => {
    const text = '{a} {b} {a}';
    const at = [8, 0, 4].map((start) => ({ start, end: start + 3 }));
    assert.deepEqual(expanded(snippetText(text, at)).stops, ['1', '2', '1']);
    assert.equal(snippetText('x', []), 'x$0');
  });
});
