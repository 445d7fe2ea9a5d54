import assert from 'node:assert/strict';
import { allowedShare, durationText } from './budget.ts';
import { isAsLong, usualLength, windowOf } from './window.ts';

describe('error budgets', () => {
  it('are what a target leaves', () => {
    assert.equal(allowedShare('atLeast', 99.9), 0.001);
    assert.equal(allowedShare('atMost', 1), 0.01);
    assert.equal(allowedShare('atLeast', 100), undefined);
    assert.equal(allowedShare('between', 50), undefined);
  });

  it('are said as time', () => {
    // 30 days are 43,200 minutes; a thousandth is 43.2.
    assert.equal(durationText(0.001 * 30 * 86_400_000), '43 min 12 s');
    assert.equal(durationText(0.01 * 30 * 86_400_000), '7 h 12 min');
    assert.equal(durationText(-90_000), '−1 min 30 s');
    assert.equal(durationText(0), '0 s');
  });

  it('are of windows', () => {
    assert.deepEqual(windowOf('30d'), { type: 'rolling', milliseconds: 2_592_000_000 });
    assert.deepEqual(windowOf('quarter'), { type: 'calendar', period: 'quarter' });
    for (const text of ['30', 'd', '0d', '-1d', 'monthly', '999999w'])
      assert.equal(windowOf(text), undefined, text);
    const [month, thirty, year] = ['month', '30d', 'year'].map(windowOf);
    assert.ok(month && thirty && year);
    assert.equal(usualLength(month), usualLength(thirty));
    assert.ok(isAsLong(month, thirty) && !isAsLong(month, year));
  });
});
