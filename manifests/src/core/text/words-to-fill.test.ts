import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { wordsToFill } from './words-to-fill.ts';

describe('words to fill in', () => {
  it('are found wherever they stand alone, from a place on', () => {
    const text = 'name: api\nto: api\nfrom: [api, api-key, v1/api, api.yaml, apis, (api)]\n';
    const found = wordsToFill(text, text.indexOf('\n'), ['api', 'none']);
    assert.deepEqual(
      found.map(({ start, end }) => [text.slice(start - 1, end + 1)]),
      [[' api\n'], ['[api,'], ['(api)']],
    );
  });
});
