import assert from 'node:assert/strict';
import { setLanguage } from '../../core/language.ts';
import { shownNumber } from './target-text.ts';

describe('numbers of objectives', () => {
  afterEach(() => {
    setLanguage('en');
  });

  it('have five digits at most, and a sign of subtraction', () => {
    assert.deepEqual([99.94, 86.36363, -0.5, 123456.7, 0].map(shownNumber), [
      '99.94',
      '86.364',
      '−0.5',
      '123457',
      '0',
    ]);
  });

  it('have the decimal mark of the language', () => {
    setLanguage('fr');
    assert.deepEqual([99.94, -0.5, 75].map(shownNumber), ['99,94', '−0,5', '75']);
  });
});
