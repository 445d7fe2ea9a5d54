import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasForm } from './pattern.ts';

describe('patterns of schemas', () => {
  it('are tried where that is quick', () => {
    assert.equal(hasForm('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', 'stock-api'), true);
    assert.equal(hasForm('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', 'Stock_API'), false);
    assert.equal(hasForm('^(red|blue)$', 'green'), false);
    assert.equal(hasForm('^([0-9]+(ms|s|m|h)){1,4}$', 'soon'), true);
  });

  for (const pattern of [
    '^(a+)+$',
    '^(a|aa)+$',
    '^((a|aa)b?)+$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '^(?:a*)*$',
    '^a*a*a*a*a*a*a*b$',
  ]) {
    it(`do not hang: ${pattern}`, () => {
      const started = Date.now();
      hasForm(pattern, `${'a'.repeat(250)}!`);
      assert.ok(Date.now() - started < 500);
    });
  }

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (pattern, text) => {
        hasForm(pattern, text);
      }),
    );
  });
});
