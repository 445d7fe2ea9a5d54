import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { PictureFolder } from '../../testing/pictures.ts';
import { ImageError } from './image-error.ts';
import { readBounded } from './read-file.ts';
import { READ_LIMITS } from './read-limits.ts';

describe('Files of pictures', () => {
  let folder: PictureFolder;
  beforeEach(() => {
    folder = new PictureFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  const refused = async (name: string, reason: RegExp): Promise<void> => {
    await assert.rejects(readBounded(folder.at(name), { ...READ_LIMITS, bytes: 1024 }), (error) => {
      assert.ok(error instanceof ImageError, String(error));
      assert.match(error.message, reason);
      return true;
    });
  };

  it('are read as they are', async () => {
    await folder.write({ 'a.jpg': 'bytes' });
    assert.equal((await readBounded(folder.at('a.jpg'))).toString(), 'bytes');
  });

  it('that are empty, too large, missing or folders say so', async () => {
    await folder.write({ 'empty.jpg': '', 'large.jpg': Buffer.alloc(1025), 'folder.jpg/a': '' });
    await refused('empty.jpg', /empty/u);
    await refused('large.jpg', /larger than 1 MB/u);
    await refused('none.jpg', /ENOENT/u);
    await refused('folder.jpg', /not a file/u);
    await refused('bytes-\ufffd.jpg', /UTF-8/u);
  });

  it('that are pipes, sockets or devices are not waited for', async function () {
    if (process.platform === 'win32') this.skip();
    execFileSync('mkfifo', [folder.at('pipe.jpg')]);
    await refused('pipe.jpg', /not a file/u);
    const server = createServer().listen(folder.at('socket.jpg'));
    await refused('socket.jpg', /Cannot be read|not a file/u);
    server.close();
    await assert.rejects(readBounded('/dev/zero'), /not a file/u);
  });
});
