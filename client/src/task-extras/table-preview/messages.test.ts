import assert from 'node:assert/strict';
import { isFromTableView } from './messages.ts';

describe('what the preview of a table says', () => {
  it('is heard where it is whole', () => {
    for (const message of [
      { type: 'ready' },
      { type: 'rows', offset: 0 },
      { type: 'rows', offset: 400, order: { column: 'a', isDescending: true } },
      { type: 'rows', offset: 0, filter: 'a > 1' },
      { type: 'reading', reading: {} },
      { type: 'reading', reading: { sheet: 'Sales', member: 'a.csv', encoding: 'utf-8', separator: ';' } },
      { type: 'propose' },
      { type: 'text' },
      { type: 'failed', message: 'no' },
    ])
      assert.equal(isFromTableView(message), true, JSON.stringify(message));
  });

  it('is not heard otherwise', () => {
    for (const message of [
      undefined,
      'ready',
      { type: 'toString' },
      { type: 'rows' },
      { type: 'rows', offset: -1 },
      { type: 'rows', offset: 0.5 },
      { type: 'rows', offset: 0, order: { column: 'a' } },
      { type: 'rows', offset: 0, order: 'a' },
      { type: 'rows', offset: 0, filter: 1 },
      { type: 'reading' },
      { type: 'reading', reading: { sheet: 1 } },
      { type: 'failed' },
    ])
      assert.equal(isFromTableView(message), false, JSON.stringify(message));
  });
});
