import assert from 'node:assert/strict';
import { isInside, joined, leavesFolder, normalised } from './relative.ts';

describe('relative paths', () => {
  it('have one shortest form', () => {
    const forms = { './a//b/../c/': 'a/c', '.': '', '../a/../..': '../..', '/a/./b': '/a/b', 'a/..': '' };
    for (const [path, form] of Object.entries(forms)) assert.equal(normalised(path), form, path);
  });

  it('are read from a folder', () => {
    assert.equal(joined('src', '../data'), 'data');
    assert.equal(joined('src', '/data'), '/data');
    assert.equal(joined('', 'data/'), 'data');
  });

  it('lie within folders by whole names', () => {
    assert.ok(isInside('data', 'data/raw'));
    assert.ok(!isInside('data', 'database'));
    assert.ok(isInside('', 'a'));
    assert.ok(leavesFolder('../a') && leavesFolder('/a') && !leavesFolder('..a'));
  });
});
