import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { DiskFolder } from '../testing/disk-folder.ts';
import { applyToDisk, writeWhole, WriteError } from './write.ts';

describe('writing', () => {
  const disk = new DiskFolder();

  describe('applyToDisk', () => {
    it('keeps encoding, byte order mark, line ends and permissions', async () => {
      await disk.write({
        'a.md': '\uFEFFone\r\ntwo\r\n',
        'b.md': Uint8Array.of(0xe9, 0x20, 0x61),
      });
      await chmod(join(disk.path, 'a.md'), 0o640);
      await applyToDisk(disk.path, [
        {
          kind: 'text',
          uri: disk.uri('a.md'),
          span: { start: 0, end: 3 },
          text: 'ONE',
        },
        {
          kind: 'text',
          uri: disk.uri('b.md'),
          span: { start: 2, end: 3 },
          text: '€',
        },
      ]);
      assert.equal(await readFile(join(disk.path, 'a.md'), 'utf8'), '\uFEFFONE\r\ntwo\r\n');
      assert.equal((await stat(join(disk.path, 'a.md'))).mode & 0o777, 0o640);
      assert.deepEqual([...(await readFile(join(disk.path, 'b.md')))], [0xe9, 0x20, 0x80]);
    });

    it('edits, renames and creates together', async () => {
      await disk.write({ 'a.md': 'old' });
      await applyToDisk(disk.path, [
        {
          kind: 'text',
          uri: disk.uri('a.md'),
          span: { start: 0, end: 3 },
          text: 'new',
        },
        { kind: 'rename', from: disk.uri('a.md'), to: disk.uri('sub/b.md') },
        { kind: 'create', uri: disk.uri('c.md'), text: 'c' },
      ]);
      assert.deepEqual((await readdir(disk.path)).sort(), ['c.md', 'sub']);
      assert.equal(await readFile(join(disk.path, 'sub/b.md'), 'utf8'), 'new');
    });

    const refusals: readonly [
      string,
      (outside: string) => Parameters<typeof applyToDisk>[1],
      WriteError['reason'],
    ][] = [
      ['to create over a file', () => [{ kind: 'create', uri: disk.uri('a.md'), text: '' }], 'exists'],
      [
        'to rename over a file',
        () => [{ kind: 'rename', from: disk.uri('b.md'), to: disk.uri('a.md') }],
        'exists',
      ],
      [
        'to leave the folder by ..',
        () => [{ kind: 'create', uri: disk.uri('../escaped.md'), text: '' }],
        'outside',
      ],
      [
        'to leave the folder by a link',
        () => [{ kind: 'create', uri: disk.uri('link/x.md'), text: '' }],
        'outside',
      ],
      [
        'to write through a link that leads nowhere',
        () => [{ kind: 'create', uri: disk.uri('dangling.md'), text: '' }],
        'outside',
      ],
      [
        'to change a file that has vanished',
        () => [
          {
            kind: 'text',
            uri: disk.uri('gone.md'),
            span: { start: 0, end: 0 },
            text: 'x',
          },
        ],
        'unreadable',
      ],
    ];
    for (const [name, changes, reason] of refusals) {
      it(`refuses ${name}, and then writes nothing`, async () => {
        await disk.write({ 'a.md': 'a', 'b.md': 'b' });
        const outside = await mkdtemp(join(tmpdir(), 'vitruve-out-'));
        await symlink(outside, join(disk.path, 'link'));
        await symlink(join(outside, 'nothing.md'), join(disk.path, 'dangling.md'));
        const before = (await readdir(disk.path)).sort();
        const edit = {
          kind: 'text',
          uri: disk.uri('b.md'),
          span: { start: 0, end: 1 },
          text: 'B',
        } as const;
        await assert.rejects(
          applyToDisk(disk.path, [edit, ...changes(outside)]),
          (error) => error instanceof WriteError && error.reason === reason,
        );
        assert.equal(await readFile(join(disk.path, 'b.md'), 'utf8'), 'b');
        assert.deepEqual((await readdir(disk.path)).sort(), before);
        assert.deepEqual(await readdir(outside), []);
        await rm(outside, { recursive: true });
      });
    }
  });

  describe('applyToDisk, when a step fails', () => {
    it('puts back what the steps before it have written', async () => {
      await disk.write({ 'a.md': 'a', 'b.md': 'b' });
      const changes = [
        {
          kind: 'text',
          uri: disk.uri('a.md'),
          span: { start: 0, end: 1 },
          text: 'A',
        },
        { kind: 'create', uri: disk.uri('new.md'), text: 'new' },
        { kind: 'rename', from: disk.uri('b.md'), to: disk.uri('c.md') },
        { kind: 'rename', from: disk.uri('gone.md'), to: disk.uri('d.md') },
      ] as const;
      await assert.rejects(applyToDisk(disk.path, changes));
      assert.deepEqual((await readdir(disk.path)).sort(), ['a.md', 'b.md']);
      assert.equal(await readFile(join(disk.path, 'a.md'), 'utf8'), 'a');
    });
  });

  describe('Temporary files', () => {
    /** The id of a process that ended. */
    const ended = (): number =>
      Number(
        execFileSync(process.execPath, ['-p', 'process.pid'], {
          encoding: 'utf8',
        }),
      );

    it('that a killed process left are removed by the next write of the same file, and no others', async () => {
      const hex = '0123456789ab';
      const left = `.a.yaml.${ended()}-${hex}.tmp`;
      const others = [
        `.a.yaml.${process.pid}-${hex}.tmp`,
        `.b.yaml.${ended()}-${hex}.tmp`,
        `.a.yaml.${ended()}.tmp`,
        '.a.yaml.bak',
      ];
      await disk.write(Object.fromEntries([left, ...others, 'a.yaml'].map((name) => [name, 'x\n'])));
      await writeWhole(join(disk.path, 'a.yaml'), new TextEncoder().encode('y\n'), true);
      assert.deepEqual((await readdir(disk.path)).sort(), [...others, 'a.yaml'].sort());
    });

    it('that a full disk cut off are removed at once', async function () {
      if (process.platform === 'win32') this.skip();
      const program = [
        `import { writeWhole } from ${JSON.stringify(new URL('write.ts', import.meta.url).href)};`,
        `await writeWhole(${JSON.stringify(join(disk.path, 'a.bin'))}, new Uint8Array(1e6), true).catch((error) => console.log(error.code));`,
      ].join('');
      // A process may not write more than this to a file: as a disk that is full.
      const shell = `ulimit -f 8; trap '' XFSZ; exec "$0" --import tsx --input-type module --eval "$1"`;
      const said = execFileSync('bash', ['-c', shell, process.execPath, program], { encoding: 'utf8' });
      assert.equal(said.trim(), 'EFBIG');
      assert.deepEqual(await readdir(disk.path), []);
    });
  });
});
