import assert from 'node:assert/strict';
import { matches } from './matches.ts';

describe('search in a picture', () => {
  const names = new Map([
    ['a', 'Use PostgreSQL accepted'],
    ['b', 'Étudier les sauvegardes'],
  ]);

  it('finds what holds all words, without accents and capitals', () => {
    assert.deepEqual(matches(names, 'ACCEPTED  post'), ['a']);
    assert.deepEqual(matches(names, 'etudier'), ['b']);
    assert.deepEqual(matches(names, 'études'), []);
  });

  it('finds nothing for nothing', () => {
    assert.deepEqual(matches(names, '  '), []);
  });
});
