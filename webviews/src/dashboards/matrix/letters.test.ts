import assert from 'node:assert/strict';
import type { LetterMeaning } from '@vitruve/manifests';
import { nameOf, readLetters } from './letters.ts';

const LETTERS: readonly LetterMeaning[] = ['R', 'A', 'C', 'I'].map((letter) => ({
  letter,
  label: '',
  tone: 'neutral',
}));

describe('letters typed into a cell', () => {
  for (const [typed, letters] of [
    ['', ''],
    ['  ', ''],
    ['a', 'A'],
    ['a/r', 'A/R'],
    ['A, R', 'A/R'],
    ['ar', 'A/R'],
    ['r;a', 'R/A'],
    ['AA', 'A'],
    ['A/', 'A'],
  ] as const) {
    it(`reads ${JSON.stringify(typed)} as ${JSON.stringify(letters)}`, () => {
      assert.deepEqual(readLetters(typed, LETTERS), { letters });
    });
  }

  it('reports letters that are not valid in the matrix', () => {
    assert.deepEqual(readLetters('A/x', LETTERS), { unknown: 'X' });
    assert.deepEqual(readLetters('👩', LETTERS), { unknown: '👩' });
  });

  it('knows letters of several signs and in small', () => {
    const known: readonly LetterMeaning[] = [
      { letter: 'Ra', label: '', tone: 'neutral' },
      { letter: 'R', label: '', tone: 'neutral' },
    ];
    assert.deepEqual(readLetters('ra/r', known), { letters: 'Ra/R' });
  });

  it('are named without what explains them', () => {
    assert.equal(nameOf({ label: 'Accountable: answers for the result' }), 'Accountable');
    assert.equal(nameOf({ label: 'Approbateur : répond du résultat' }), 'Approbateur');
    assert.equal(nameOf({ label: '« Pilote » · Réalisateur : réalise le travail' }), '« Pilote »');
    assert.equal(nameOf({ label: '' }), '');
  });
});
