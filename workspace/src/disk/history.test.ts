import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { DiskFolder } from '../testing/disk-folder.ts';
import { History } from './history.ts';

describe('the last commit', () => {
  const disk = new DiskFolder();

  describe('History', () => {
    it('reads the last commit, and nothing without a repository', async () => {
      await disk.write({ 'a.md': 'one\n', 'é b/c.md': 'two\n' });
      assert.equal((await History.of(disk.path)).committed(disk.uri('a.md')), undefined);
      const git = (...args: string[]): unknown =>
        execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: disk.path });
      git('init', '-q');
      git('add', '.');
      git('commit', '-qm', 'x');
      await disk.write({ 'a.md': 'changed\n', 'd.md': 'new\n' });
      const history = await History.of(disk.path);
      await history.load([disk.uri('a.md'), disk.uri('é b/c.md'), disk.uri('d.md')]);
      assert.deepEqual(
        ['a.md', 'é b/c.md', 'd.md'].map((path) => history.committed(disk.uri(path))),
        ['one\n', 'two\n', undefined],
      );
      assert.equal(history.isUnchangedText(disk.uri('é b/c.md'), 'two\n'), true);
      assert.equal(history.isUnchangedText(disk.uri('é b/c.md'), 'two\r\n'), true);
      assert.equal(history.isUnchangedText(disk.uri('a.md'), 'changed\n'), false);
      const nested = await History.of(join(disk.path, 'é b'));
      await nested.load([disk.uri('é b/c.md')]);
      assert.equal(nested.committed(disk.uri('é b/c.md')), 'two\n');
    });

    it('runs no program that the repository names', async () => {
      await disk.write({ 'a.md': 'x' });
      const git = (...args: string[]): unknown =>
        execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: disk.path });
      git('init', '-q');
      git('add', '.');
      git('commit', '-qm', 'x');
      git('config', 'core.fsmonitor', 'touch ran; false');
      git('config', 'core.pager', 'touch ran');
      const history = await History.of(disk.path);
      await history.load([disk.uri('a.md')]);
      assert.equal(history.committed(disk.uri('a.md')), 'x');
      assert.ok(!(await readdir(disk.path)).includes('ran'));
    });
  });
});
