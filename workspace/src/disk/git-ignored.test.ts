import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isGitIgnored } from './git-ignored.ts';

describe('paths that git ignores', () => {
  let folder = '';
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const ignored = (path: string): boolean => isGitIgnored(join(folder, path));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vitruve-ignored-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('are those of the repository and of folders in it, whether something is there or not', () => {
    write('.gitignore', 'outside.yaml\n');
    write('repository/.git/HEAD', '');
    write('repository/.gitignore', 'env/\n*.log\n');
    write('repository/a/.gitignore', '!kept.log\nown.yaml\n');
    assert.equal(ignored('repository/a/env/patch.yaml'), true);
    assert.equal(ignored('repository/a/own.yaml'), true);
    assert.equal(ignored('repository/a/kept.log'), false);
    assert.equal(ignored('repository/b/own.yaml'), false);
    assert.equal(ignored('repository/x.log'), true);
    assert.equal(ignored('repository/outside.yaml'), false, 'above the repository');
  });

  it('are not those of what cannot be read: folders, large files, patterns of many wildcards', () => {
    write('.git/HEAD', '');
    write('.gitignore/x', '');
    assert.equal(ignored('a.yaml'), false);
    write('b/.gitignore', `a.yaml\n${'#'.repeat(300 * 1024)}\n`);
    assert.equal(ignored('b/a.yaml'), false);
    write('c/.gitignore', '*a*a*a*a*\n');
    assert.equal(ignored('c/aaaaaaaa.yaml'), false);
  });
});
