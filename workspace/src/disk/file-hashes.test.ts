import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileHashes, fileHash } from './file-hashes.ts';

describe('workspace/file-hashes', () => {
  let folder = '';
  let path = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vitruve-hashes-'));
    path = join(folder, 'model.onnx');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function write(content: Uint8Array, second: number): string {
    writeFileSync(path, content);
    utimesSync(path, second, second);
    return createHash('sha256').update(content).digest('hex');
  }

  it('are made beside other work, and again only when a file is another', async () => {
    let made: (path: string) => void = () => undefined;
    const told = (): Promise<string> => new Promise((resolve) => (made = resolve));
    const hashes = new FileHashes((read) => {
      made(read);
    });
    const first = write(new Uint8Array(3_000_000).fill(7), 1000);
    let next = told();
    assert.equal(hashes.of(path), undefined);
    assert.equal(hashes.of(path), undefined, 'asked twice, made once');
    assert.equal(await next, path);
    assert.equal(hashes.of(path), first);
    assert.equal(fileHash(path), first);
    const second = write(new Uint8Array([1]), 2000);
    next = told();
    assert.equal(hashes.of(path), undefined);
    await next;
    assert.equal(hashes.of(path), second);
  });

  it('are undefined for paths that are not files', () => {
    const hashes = new FileHashes(() => assert.fail('nothing was to be made'));
    for (const none of [folder, join(folder, 'gone.onnx')]) {
      assert.equal(hashes.of(none), undefined);
      assert.equal(fileHash(none), undefined);
    }
  });

  it('are not made of what is larger than any model that is run', () => {
    writeFileSync(path, '');
    // A file of holes takes no room on the disk.
    truncateSync(path, 512 * 1024 * 1024 + 1);
    assert.equal(fileHash(path), undefined);
  });
});
