import assert from 'node:assert/strict';
import { setLanguage } from '../language.ts';
import { withDecimalMark } from './decimal-mark.ts';

describe('decimal marks', () => {
  afterEach(() => {
    setLanguage('en');
  });

  it('are those of the language', () => {
    assert.deepEqual([0.81, -1.5e-7, 12, '–'].map(withDecimalMark), ['0.81', '-1.5e-7', '12', '–']);
    setLanguage('fr');
    assert.deepEqual([0.81, -1.5e-7, 12, '–'].map(withDecimalMark), ['0,81', '-1,5e-7', '12', '–']);
  });
});
