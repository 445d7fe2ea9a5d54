import assert from 'node:assert/strict';
import { titledFile } from './titled-file.ts';

describe('files named after a title', () => {
  const raci = { first: 'raci.yaml', untitled: 'matrix', extension: '.raci.yaml' };
  const named = (title: string, ...taken: string[]): string =>
    titledFile('file:///w', title, raci, (uri) => taken.includes(uri.slice('file:///w/'.length)));

  it('are the first of their folder', () => {
    assert.equal(named('Équipe'), 'file:///w/raci.yaml');
  });

  it('bear the title without accents, then a number', () => {
    assert.equal(named('Équipe – données', 'raci.yaml'), 'file:///w/equipe-donnees.raci.yaml');
    assert.equal(named('Équipe', 'raci.yaml', 'equipe.raci.yaml'), 'file:///w/equipe-2.raci.yaml');
    assert.equal(named('…', 'raci.yaml', 'matrix.raci.yaml'), 'file:///w/matrix-2.raci.yaml');
  });
});
