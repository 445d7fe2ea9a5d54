import assert from 'node:assert/strict';
import { rm, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, it } from 'mocha';
import { DiskFolder } from '../testing/disk-folder.ts';
import { findFiles, isFound, readFiles } from './files.ts';
import { isUnread } from './read-file.ts';

describe('files of a folder', () => {
  const disk = new DiskFolder();

  async function found(exclude: readonly string[] = []): Promise<string[]> {
    const paths: string[] = [];
    for await (const file of findFiles(disk.path, { exclude })) {
      paths.push(
        typeof file === 'string'
          ? relative(disk.path, file)
          : `${relative(disk.path, file.path)}: ${file.problem}`,
      );
    }
    return paths.sort();
  }

  describe('findFiles', () => {
    it('finds Markdown and YAML, and leaves out what is ignored or excluded', async () => {
      await disk.write({
        'a.md': '',
        'b.YAML': '',
        'c.txt': '',
        'node_modules/x/d.md': '',
        '.git/e.yaml': '',
        'f/g.yml': '',
        'f/h.md': '',
        '.gitignore': 'build/\n*.tmp.md\n',
        'build/i.md': '',
        'j.tmp.md': '',
        'f/.gitignore': '!k.tmp.md\nh.md\n',
        'f/k.tmp.md': '',
        'old/l.md': '',
      });
      assert.deepEqual(await found(['old/**']), ['a.md', 'b.YAML', 'f/g.yml', 'f/k.tmp.md']);
    });

    it('finds JSON that begins as a manifest, and no other', async () => {
      await disk.write({
        'pod.json': '{"apiVersion": "v1", "kind": "Pod"}',
        'utf16.json': Buffer.from('\uFEFF{"apiVersion": "v1", "kind": "Pod"}', 'utf16le'),
        'package.json': '{"name": "x"}',
        'late.json': `{"x": "${'y'.repeat(5000)}", "apiVersion": "v1"}`,
        'empty.json': '',
        'binary.json': Uint8Array.of(0, 1, 2),
        'out/pod.json': '{"apiVersion": "v1", "kind": "Pod"}',
        '.gitignore': 'out/\n',
        'nestor-ai-config.json': '{}',
      });
      const names = ['nestor-ai-config.json', 'pod.json', 'utf16.json'];
      assert.deepEqual(await found(), names);
      for (const name of ['pod.json', 'package.json', 'out/pod.json'])
        assert.equal(await isFound(disk.path, join(disk.path, name)), names.includes(name), name);
    });

    it('reports of a single file whether it is found', async () => {
      const names = [
        'a.md',
        'node_modules/x/d.md',
        'build/i.md',
        'f/h.md',
        'f/k.tmp.md',
        'old/l.md',
        '.env',
        'c.txt',
      ];
      await disk.write({
        '.gitignore': 'build/\n*.tmp.md\n.env\n',
        'f/.gitignore': '!k.tmp.md\nh.md\n',
      });
      await disk.write(Object.fromEntries(names.map((name) => [name, ''])));
      const exclude = ['old/**'];
      const single: string[] = [];
      for (const name of names) {
        if (await isFound(disk.path, join(disk.path, name), { exclude })) single.push(name);
      }
      assert.deepEqual(single.sort(), await found(exclude));
    });

    it('reads a folder within another by the rules of both', async () => {
      await disk.write({
        '.gitignore': 'x.md\n',
        'f/x.md': '',
        'f/y.md': '',
        'f/g/z.md': '',
      });
      const files: string[] = [];
      for await (const file of findFiles(join(disk.path, 'f'), {
        root: disk.path,
        exclude: ['f/g'],
      }))
        if (typeof file === 'string') files.push(relative(disk.path, file));
      assert.deepEqual(files, ['f/y.md']);
    });

    it('follows no symbolic link: no loop, and nothing outside', async () => {
      await disk.write({ 'a/b.md': '' });
      await symlink('..', join(disk.path, 'a/loop'));
      await symlink('/etc', join(disk.path, 'etc'));
      await symlink('/etc/hostname', join(disk.path, 'host.md'));
      assert.deepEqual(await found(), ['a/b.md']);
    });

    it('reports a folder that has vanished', async () => {
      await rm(disk.path, { recursive: true });
      assert.deepEqual(await found(), [': vanished']);
    });
  });

  describe('readFiles', () => {
    it('tells a name that is not UTF-8 from a file that is gone', async function () {
      // Other systems refuse such names.
      if (process.platform !== 'linux') this.skip();
      await disk.write({ 'a.md': '' });
      await writeFile(
        Buffer.concat([Buffer.from(join(disk.path, '/')), Buffer.of(0xed, 0xa0, 0x80), Buffer.from('.yaml')]),
        'a: 1',
      );
      const problems: string[] = [];
      for await (const file of readFiles(disk.path, { exclude: [] }))
        if (isUnread(file)) problems.push(file.problem);
      assert.deepEqual(problems, ['misnamed']);
    });

    it('reads every encoding and reports files that are not text or too large', async () => {
      await disk.write({
        'a.md': '\uFEFFé',
        'b.md': Uint8Array.of(0xe9, 0x80),
        'c.md': Uint8Array.of(1, 0, 2),
        'd.md': Buffer.alloc(10 * 1024 * 1024 + 1, 97),
      });
      const read = new Map<string, string>();
      for await (const file of readFiles(disk.path)) {
        read.set(
          relative(disk.path, file.path),
          isUnread(file) ? file.problem : `${file.encoding} ${file.text}`,
        );
      }
      assert.deepEqual([...read].sort(), [
        ['a.md', 'utf-8 é'],
        ['b.md', 'windows-1252 é€'],
        ['c.md', 'not-text'],
        ['d.md', 'too-large'],
      ]);
    });
  });
});
