import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { CheckFolder, MATRIX, NOBODY, PENDING, type CheckOutput } from './check-folder.ts';
import { CLI } from './command.ts';

describe('cli/check', () => {
  let folder: CheckFolder;
  beforeEach(() => {
    folder = new CheckFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  describe('vitruve check -', () => {
    const map = (name: string, key: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n${key}: {}\n`;
    const piped = (input: string, ...args: string[]): ReturnType<CheckFolder['run']> =>
      folder.run(['check', '-', ...args], {}, undefined, input);

    it('reads standard input, names the resource and the line of the stream, and reads no other file', async () => {
      folder.write({ 'k.yaml': map('c', 'datum') });
      const { code, stdout } = await piped(`${map('a', 'data')}---\n${map('b', 'datum')}`);
      assert.equal(code, 1);
      assert.match(stdout, /→ <stdin>\.yaml:9:1 {2}ConfigMap\/b\n[^]*\n2 resources checked: 1 error\n$/u);
      assert.doesNotMatch(stdout, /k\.yaml/u);
      const { stdout: text } = await piped(map('b', 'datum'), '--json');
      assert.equal((JSON.parse(text) as CheckOutput).files[0]?.path, '<stdin>.yaml');
    });

    it('takes the kind of --as, and the place and neighbours of --stdin-filename', async () => {
      assert.equal((await piped(MATRIX)).code, 2);
      assert.match(
        (await piped(MATRIX, '--as', 'raci')).stdout,
        /^1 responsibility matrix checked: no findings/u,
      );
      folder.write({ 'docs/adr/0001-x.md': '# Use X\n\n## Status\n\nAccepted\n' });
      const record = '# Use Y\n\n## Status\n\nAccepted\n\nSee ADR-0001 and ADR-0009.\n';
      const { stdout } = await piped(record, '--stdin-filename', 'docs/adr/0002-y.md');
      assert.match(stdout, /ADR-0009 does not exist/u);
      assert.doesNotMatch(stdout, /ADR-0001 does not exist/u);
    });

    const refused: readonly [string, string, readonly string[], RegExp][] = [
      ['an empty stream', ' \n', [], /Standard input is empty/u],
      ['a binary stream', 'a\0b', [], /Standard input is not text/u],
      ['a stream of more than 10 MB', 'a'.repeat(10 * 1024 * 1024 + 1), [], /larger than 10 MB/u],
      ['an unknown kind', MATRIX, ['--as', 'poem'], /Unknown kind "poem"\. Valid kinds: .*kubernetes/u],
      ['a file beside it', MATRIX, ['raci.yaml'], /cannot be combined/u],
      ['--fix', MATRIX, ['--fix'], /cannot be used with standard input/u],
    ];
    for (const [name, input, args, message] of refused) {
      it(`refuses ${name}`, async () => {
        const { code, stdout, stderr } = await piped(input, ...args);
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, message);
      });
    }

    it('says that a stream is no manifest', async () => {
      const { code, stdout } = await piped('a: 1\n');
      assert.equal(code, 2);
      assert.match(stdout, /^not checked {2}<stdin>\.yaml/u);
    });

    it('refuses --as without standard input', async () => {
      assert.equal((await folder.runHere(['check', '--as', 'raci'])).code, 2);
    });
  });

  describe('vitruve check: hostile inputs', () => {
    it('a binary file named raci.yaml is reported, and the rest is checked', async () => {
      const { code, output } = await (folder.write({
        'raci.yaml': Uint8Array.of(0x7f, 0, 1),
        'b.raci.yaml': NOBODY,
      }),
      folder.check());
      assert.deepEqual(
        [code, output.unread.map(({ path, problem }) => [path, problem]), output.summary['manifests']],
        [2, [['raci.yaml', 'not-text']], 1],
      );
    });

    it('a file that cannot be read is reported', async () => {
      folder.write({ 'raci.yaml': NOBODY });
      chmodSync(join(folder.path, 'raci.yaml'), 0);
      chmodSync(folder.path, 0o755);
      // The administrator may read everything: somebody else looks.
      const { code, stdout } = await folder.run(
        ['check', '--format', 'json'],
        {},
        process.getuid?.() === 0 ? 65534 : undefined,
      );
      assert.deepEqual(
        [code, (JSON.parse(stdout) as CheckOutput).unread.map(({ problem }) => problem)],
        [2, ['unreadable']],
      );
    });

    it('a named pipe is not waited for', async () => {
      execFileSync('mkfifo', [join(folder.path, 'raci.yaml')]);
      assert.deepEqual(
        [(await folder.runHere(['check'])).code, (await folder.runHere(['check', 'raci.yaml'])).code],
        [0, 2],
      );
    });

    it('symbolic link loops end', async () => {
      folder.write({ 'a/raci.yaml': MATRIX });
      symlinkSync('..', join(folder.path, 'a/up'));
      symlinkSync('self.md', join(folder.path, 'self.md'));
      assert.equal((await folder.check()).output.summary['manifests'], 1);
      assert.equal((await folder.runHere(['check', 'self.md'])).code, 2);
    });

    const texts: readonly [string, string | Uint8Array, number][] = [
      ['CRLF', NOBODY.replaceAll('\n', '\r\n'), 1],
      ['a byte order mark', `\uFEFF${NOBODY}`, 1],
      ['UTF-16', Buffer.from(`\uFEFF${NOBODY}`, 'utf16le'), 1],
      ['Windows-1252', Buffer.from(NOBODY.replaceAll('Build', 'Création'), 'latin1'), 1],
      ['a file that is cut off', NOBODY.slice(0, 40), 1],
      ['tabs', 'roles:\n\t- A\n', 1],
      [
        'an alias bomb',
        'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\nroles: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nactivities: []\n',
        1,
      ],
      ['nothing', '', 0],
    ];
    for (const [name, text, code] of texts) {
      it(`${name}: answered, not crashed`, async () => {
        const ended = await folder.write({ 'raci.yaml': text }).runHere(['check']);
        assert.ok(
          ended.code === code || (code === 0 && ended.code === 1),
          `${ended.code} ${ended.stdout} ${ended.stderr}`,
        );
        assert.ok(!ended.stderr.includes('    at '), ended.stderr);
      });
    }

    it('50,000 lines are checked', async () => {
      const activity = (index: number): string =>
        `  - name: Activity ${index}\n    assignments:\n      Owner: A\n      Team: R\n`;
      const text = `variant: RACI\nroles:\n  - Owner\n  - Team\nactivities:\n${Array.from({ length: 12_500 }, (_, index) => activity(index)).join('')}`;
      assert.equal((await (folder.write({ 'raci.yaml': text }), folder.check())).output.summary['error'], 0);
    });

    it('control characters of a file do not reach the terminal', async () => {
      folder.write({ 'docs/decisions/0001-x.md': PENDING.replace('See', '\u001b]0;owned\u0007\u202eSee') });
      const { stdout } = await folder.runHere(['check']);
      assert.ok(stdout.includes('adr/reference-unknown'));
      assert.doesNotMatch(stdout, /(?!\n)\p{Cc}|\p{Bidi_Control}/u);
    });

    it('a reader that goes away is not an error', async () => {
      folder.write({
        'docs/decisions/0001-x.md': PENDING.replace('See ADR-0009.', 'See ADR-0009.\n\n'.repeat(5000)),
      });
      const code = await new Promise<number | null>((resolve) => {
        const child = spawn(process.execPath, [CLI, 'check'], {
          cwd: folder.path,
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        const errors: Buffer[] = [];
        child.stderr.on('data', (piece: Buffer) => errors.push(piece));
        child.stdout.once('data', () => child.stdout.destroy());
        child.on('close', (ended) => {
          assert.equal(Buffer.concat(errors).toString(), '');
          resolve(ended);
        });
      });
      assert.equal(code, 0);
    });
  });
});
