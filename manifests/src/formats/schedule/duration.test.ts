import assert from 'node:assert/strict';
import { duration, suggestDuration } from './duration.ts';

describe('durations', () => {
  it('are read in milliseconds', () => {
    const read = {
      '30s': 30_000,
      '1h30m': 5_400_000,
      '1.5h': 5_400_000,
      '250ms': 250,
      '2d': 172_800_000,
      '0s': 0,
    };
    for (const [text, expected] of Object.entries(read)) assert.equal(duration(text), expected, text);
  });

  it('are refused without a unit, with spaces and with a sign', () => {
    for (const text of ['', '30', '30 s', '-5m', '5min', 'h', '1,5h', 'soon'])
      assert.equal(duration(text), undefined, text);
  });

  it('are guessed from words', () => {
    const suggestion = {
      '30 min': '30m',
      '2 hours': '2h',
      '10 secondes': undefined,
      '3 jours': '3d',
      '1 h': '1h',
      30: undefined,
    };
    for (const [text, expected] of Object.entries(suggestion))
      assert.equal(suggestDuration(text), expected, text);
  });
});
