import assert from 'node:assert/strict';
import { isFromPredictionForm } from './messages.ts';

describe('what the form of a prediction says', () => {
  it('is heard where it is whole', () => {
    for (const message of [
      { type: 'ready' },
      { type: 'try', row: {} },
      { type: 'try', row: { age: '3', plan: '' } },
      { type: 'failed', message: 'no' },
    ])
      assert.equal(isFromPredictionForm(message), true, JSON.stringify(message));
  });

  it('is not heard otherwise', () => {
    for (const message of [
      undefined,
      'ready',
      { type: 'toString' },
      { type: 'try' },
      { type: 'try', row: ['3'] },
      { type: 'try', row: { age: 3 } },
      { type: 'failed' },
    ])
      assert.equal(isFromPredictionForm(message), false, JSON.stringify(message));
  });
});
