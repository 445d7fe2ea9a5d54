import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { PictureFolder } from '../../testing/pictures.ts';
import { UserError } from '@vitruve/workspace';
import { clearLeftovers, storeWhole } from './store.ts';

describe('Storing', () => {
  let folder: PictureFolder;
  const bytes = Buffer.from('new');
  const store = (name: string, replace: boolean): Promise<void> =>
    storeWhole(folder.at(name), bytes, { within: folder.path, replace });
  const refused = async (name: string, replace: boolean, reason: RegExp): Promise<void> => {
    await assert.rejects(store(name, replace), (error) => {
      assert.ok(error instanceof UserError, String(error));
      assert.match(error.message, reason);
      return true;
    });
  };
  beforeEach(() => {
    folder = new PictureFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  it('makes the folders on the way, and leaves nothing else', async () => {
    await store('a/b/c.jpg', false);
    assert.deepEqual(await readdir(folder.at('a/b')), ['c.jpg']);
    assert.equal(await readFile(folder.at('a/b/c.jpg'), 'utf8'), 'new');
  });

  it('replaces a file only when it may', async () => {
    await folder.write({ 'c.jpg': 'old' });
    await refused('c.jpg', false, /already exists/u);
    assert.equal(await readFile(folder.at('c.jpg'), 'utf8'), 'old');
    await store('c.jpg', true);
    assert.equal(await readFile(folder.at('c.jpg'), 'utf8'), 'new');
    assert.deepEqual(await readdir(folder.path), ['c.jpg']);
  });

  it('replaces neither a folder nor a link, even one that leads nowhere', async () => {
    await mkdir(folder.at('folder.jpg'));
    await symlink(folder.at('nowhere'), folder.at('link.jpg'));
    await refused('folder.jpg', true, /not a file/u);
    await refused('link.jpg', true, /not a file/u);
    assert.deepEqual((await readdir(folder.path)).sort(), ['folder.jpg', 'link.jpg']);
  });

  it('reports a name that is too long, and a file in place of a folder', async () => {
    await refused(`${'x'.repeat(300)}.jpg`, false, /too long/u);
    await folder.write({ 'c.jpg': 'old' });
    await refused('c.jpg/d.jpg', false, /cannot be written/u);
    assert.deepEqual(await readdir(folder.path), ['c.jpg']);
  });

  it('of two that write one name, one does', async () => {
    const results = await Promise.allSettled([store('c.jpg', false), store('c.jpg', false)]);
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  });

  it('clears what dead processes left, and nothing else', async () => {
    const kept = [`.a.jpg.${process.pid}-0123456789ab.vitruve-tmp`, '.b.jpg.tmp', 'c.jpg'];
    const files = [...kept, '.a.jpg.999999999-0123456789ab.vitruve-tmp'];
    await folder.write(Object.fromEntries(files.map((name) => [name, 'x'])));
    await clearLeftovers(folder.path);
    assert.deepEqual((await readdir(folder.path)).sort(), kept.sort());
  });
});
