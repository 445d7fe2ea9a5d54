import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import settingsSchema from '@vitruve/schemas/settings.schema.json' with { type: 'json' };
import { DEFAULT_SETTINGS } from '@vitruve/manifests';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { URI } from 'vscode-uri';
import { findFiles, isFound, readFiles } from './files.ts';
import { History } from './history.ts';
import { isUnread } from './read-file.ts';
import { readSettings, settingsOf } from './settings-file.ts';
import { applyToDisk, writeWhole, WriteError } from './write.ts';

let folder = '';

describe('the disk', () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitruve-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  }

  function uri(path: string): string {
    return URI.file(join(folder, path)).toString();
  }

  async function found(exclude: readonly string[] = []): Promise<string[]> {
    const paths: string[] = [];
    for await (const file of findFiles(folder, { exclude })) {
      paths.push(
        typeof file === 'string' ? relative(folder, file) : `${relative(folder, file.path)}: ${file.problem}`,
      );
    }
    return paths.sort();
  }

  describe('findFiles', () => {
    it('finds Markdown and YAML, and leaves out what is ignored or excluded', async () => {
      await write({
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
      await write({
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
        assert.equal(await isFound(folder, join(folder, name)), names.includes(name), name);
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
      await write({
        '.gitignore': 'build/\n*.tmp.md\n.env\n',
        'f/.gitignore': '!k.tmp.md\nh.md\n',
      });
      await write(Object.fromEntries(names.map((name) => [name, ''])));
      const exclude = ['old/**'];
      const single: string[] = [];
      for (const name of names) {
        if (await isFound(folder, join(folder, name), { exclude })) single.push(name);
      }
      assert.deepEqual(single.sort(), await found(exclude));
    });

    it('reads a folder within another by the rules of both', async () => {
      await write({
        '.gitignore': 'x.md\n',
        'f/x.md': '',
        'f/y.md': '',
        'f/g/z.md': '',
      });
      const files: string[] = [];
      for await (const file of findFiles(join(folder, 'f'), {
        root: folder,
        exclude: ['f/g'],
      }))
        if (typeof file === 'string') files.push(relative(folder, file));
      assert.deepEqual(files, ['f/y.md']);
    });

    it('follows no symbolic link: no loop, and nothing outside', async () => {
      await write({ 'a/b.md': '' });
      await symlink('..', join(folder, 'a/loop'));
      await symlink('/etc', join(folder, 'etc'));
      await symlink('/etc/hostname', join(folder, 'host.md'));
      assert.deepEqual(await found(), ['a/b.md']);
    });

    it('reports a folder that has vanished', async () => {
      await rm(folder, { recursive: true });
      assert.deepEqual(await found(), [': vanished']);
    });
  });

  describe('readFiles', () => {
    it('reads every encoding and reports files that are not text or too large', async () => {
      await write({
        'a.md': '\uFEFFé',
        'b.md': Uint8Array.of(0xe9, 0x80),
        'c.md': Uint8Array.of(1, 0, 2),
        'd.md': Buffer.alloc(10 * 1024 * 1024 + 1, 97),
      });
      const read = new Map<string, string>();
      for await (const file of readFiles(folder)) {
        read.set(
          relative(folder, file.path),
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

  describe('readSettings', () => {
    it('gives the defaults when there is no file', async () => {
      assert.deepEqual(await readSettings(folder), {
        path: join(folder, '.vitruve.yaml'),
        text: '',
        settings: DEFAULT_SETTINGS,
        findings: [],
      });
    });

    it('takes the file over the defaults, group by group', async () => {
      await write({
        '.vitruve.yaml': 'exclude: [old/]\nrules:\n  raci/one-accountable: off\nadr:\n  undecidedDays: 10\n',
      });
      const { settings, findings } = await readSettings(folder);
      assert.deepEqual(findings, []);
      assert.deepEqual(settings, {
        ...DEFAULT_SETTINGS,
        exclude: ['old/'],
        rules: { 'raci/one-accountable': 'off' },
        adr: { ...DEFAULT_SETTINGS.adr, undecidedDays: 10 },
      });
    });

    for (const text of [
      'adr:\n  undecidedDay: 3\n',
      'rules:\n  raci/x: loud\n',
      'adr: [\n',
      'raci:\n  maxInformedShare: 60\n',
      'a: 1\na: 2\n',
      '- x\n',
    ]) {
      it(`reports ${JSON.stringify(text)} and falls back to the defaults`, () => {
        const { settings, findings } = settingsOf(text, 'file:///x/.vitruve.yaml');
        assert.ok(findings.length > 0);
        assert.deepEqual(settings, DEFAULT_SETTINGS);
      });
    }

    it('has a schema whose keys and defaults are those of the code', () => {
      interface Group {
        readonly properties?: Readonly<Record<string, Group>>;
        readonly default?: unknown;
      }
      const defaults = (group: Group): unknown =>
        group.properties
          ? Object.fromEntries(Object.entries(group.properties).map(([key, value]) => [key, defaults(value)]))
          : group.default;
      assert.deepEqual(defaults(settingsSchema), DEFAULT_SETTINGS);
    });
  });

  describe('applyToDisk', () => {
    it('keeps encoding, byte order mark, line ends and permissions', async () => {
      await write({
        'a.md': '\uFEFFone\r\ntwo\r\n',
        'b.md': Uint8Array.of(0xe9, 0x20, 0x61),
      });
      await chmod(join(folder, 'a.md'), 0o640);
      await applyToDisk(folder, [
        {
          kind: 'text',
          uri: uri('a.md'),
          span: { start: 0, end: 3 },
          text: 'ONE',
        },
        {
          kind: 'text',
          uri: uri('b.md'),
          span: { start: 2, end: 3 },
          text: '€',
        },
      ]);
      assert.equal(await readFile(join(folder, 'a.md'), 'utf8'), '\uFEFFONE\r\ntwo\r\n');
      assert.equal((await stat(join(folder, 'a.md'))).mode & 0o777, 0o640);
      assert.deepEqual([...(await readFile(join(folder, 'b.md')))], [0xe9, 0x20, 0x80]);
    });

    it('edits, renames and creates together', async () => {
      await write({ 'a.md': 'old' });
      await applyToDisk(folder, [
        {
          kind: 'text',
          uri: uri('a.md'),
          span: { start: 0, end: 3 },
          text: 'new',
        },
        { kind: 'rename', from: uri('a.md'), to: uri('sub/b.md') },
        { kind: 'create', uri: uri('c.md'), text: 'c' },
      ]);
      assert.deepEqual((await readdir(folder)).sort(), ['c.md', 'sub']);
      assert.equal(await readFile(join(folder, 'sub/b.md'), 'utf8'), 'new');
    });

    const refusals: readonly [
      string,
      (outside: string) => Parameters<typeof applyToDisk>[1],
      WriteError['reason'],
    ][] = [
      ['to create over a file', () => [{ kind: 'create', uri: uri('a.md'), text: '' }], 'exists'],
      ['to rename over a file', () => [{ kind: 'rename', from: uri('b.md'), to: uri('a.md') }], 'exists'],
      [
        'to leave the folder by ..',
        () => [{ kind: 'create', uri: uri('../escaped.md'), text: '' }],
        'outside',
      ],
      [
        'to leave the folder by a link',
        () => [{ kind: 'create', uri: uri('link/x.md'), text: '' }],
        'outside',
      ],
      [
        'to write through a link that leads nowhere',
        () => [{ kind: 'create', uri: uri('dangling.md'), text: '' }],
        'outside',
      ],
      [
        'to change a file that has vanished',
        () => [
          {
            kind: 'text',
            uri: uri('gone.md'),
            span: { start: 0, end: 0 },
            text: 'x',
          },
        ],
        'unreadable',
      ],
    ];
    for (const [name, changes, reason] of refusals) {
      it(`refuses ${name}, and then writes nothing`, async () => {
        await write({ 'a.md': 'a', 'b.md': 'b' });
        const outside = await mkdtemp(join(tmpdir(), 'vitruve-out-'));
        await symlink(outside, join(folder, 'link'));
        await symlink(join(outside, 'nothing.md'), join(folder, 'dangling.md'));
        const before = (await readdir(folder)).sort();
        const edit = {
          kind: 'text',
          uri: uri('b.md'),
          span: { start: 0, end: 1 },
          text: 'B',
        } as const;
        await assert.rejects(
          applyToDisk(folder, [edit, ...changes(outside)]),
          (error) => error instanceof WriteError && error.reason === reason,
        );
        assert.equal(await readFile(join(folder, 'b.md'), 'utf8'), 'b');
        assert.deepEqual((await readdir(folder)).sort(), before);
        assert.deepEqual(await readdir(outside), []);
        await rm(outside, { recursive: true });
      });
    }
  });

  describe('applyToDisk, when a step fails', () => {
    it('puts back what the steps before it have written', async () => {
      await write({ 'a.md': 'a', 'b.md': 'b' });
      const changes = [
        {
          kind: 'text',
          uri: uri('a.md'),
          span: { start: 0, end: 1 },
          text: 'A',
        },
        { kind: 'create', uri: uri('new.md'), text: 'new' },
        { kind: 'rename', from: uri('b.md'), to: uri('c.md') },
        { kind: 'rename', from: uri('gone.md'), to: uri('d.md') },
      ] as const;
      await assert.rejects(applyToDisk(folder, changes));
      assert.deepEqual((await readdir(folder)).sort(), ['a.md', 'b.md']);
      assert.equal(await readFile(join(folder, 'a.md'), 'utf8'), 'a');
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
      await write(Object.fromEntries([left, ...others, 'a.yaml'].map((name) => [name, 'x\n'])));
      await writeWhole(join(folder, 'a.yaml'), new TextEncoder().encode('y\n'), true);
      assert.deepEqual((await readdir(folder)).sort(), [...others, 'a.yaml'].sort());
    });

    it('that a full disk cut off are removed at once', async function () {
      if (process.platform === 'win32') this.skip();
      const program = [
        `import { writeWhole } from ${JSON.stringify(new URL('write.ts', import.meta.url).href)};`,
        `await writeWhole(${JSON.stringify(join(folder, 'a.bin'))}, new Uint8Array(1e6), true).catch((error) => console.log(error.code));`,
      ].join('');
      // A process may not write more than this to a file: as a disk that is full.
      const shell = `ulimit -f 8; trap '' XFSZ; exec "$0" --import tsx --input-type module --eval "$1"`;
      const said = execFileSync('bash', ['-c', shell, process.execPath, program], { encoding: 'utf8' });
      assert.equal(said.trim(), 'EFBIG');
      assert.deepEqual(await readdir(folder), []);
    });
  });

  describe('History', () => {
    it('reads the last commit, and nothing without a repository', async () => {
      await write({ 'a.md': 'one\n', 'é b/c.md': 'two\n' });
      assert.equal((await History.of(folder)).committed(uri('a.md')), undefined);
      const git = (...args: string[]): unknown =>
        execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: folder });
      git('init', '-q');
      git('add', '.');
      git('commit', '-qm', 'x');
      await write({ 'a.md': 'changed\n', 'd.md': 'new\n' });
      const history = await History.of(folder);
      await history.load([uri('a.md'), uri('é b/c.md'), uri('d.md')]);
      assert.deepEqual(
        ['a.md', 'é b/c.md', 'd.md'].map((path) => history.committed(uri(path))),
        ['one\n', 'two\n', undefined],
      );
      assert.equal(history.isUnchangedText(uri('é b/c.md'), 'two\n'), true);
      assert.equal(history.isUnchangedText(uri('é b/c.md'), 'two\r\n'), true);
      assert.equal(history.isUnchangedText(uri('a.md'), 'changed\n'), false);
      const nested = await History.of(join(folder, 'é b'));
      await nested.load([uri('é b/c.md')]);
      assert.equal(nested.committed(uri('é b/c.md')), 'two\n');
    });

    it('runs no program that the repository names', async () => {
      await write({ 'a.md': 'x' });
      const git = (...args: string[]): unknown =>
        execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: folder });
      git('init', '-q');
      git('add', '.');
      git('commit', '-qm', 'x');
      git('config', 'core.fsmonitor', 'touch ran; false');
      git('config', 'core.pager', 'touch ran');
      const history = await History.of(folder);
      await history.load([uri('a.md')]);
      assert.equal(history.committed(uri('a.md')), 'x');
      assert.ok(!(await readdir(folder)).includes('ran'));
    });
  });
});
