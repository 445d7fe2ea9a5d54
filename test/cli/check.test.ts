import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv from 'ajv';
import AjvDraft4 from 'ajv-draft-04';
import { afterEach, beforeEach, describe, it } from 'mocha';
import outputSchema from '@vitruve/schemas/check-output.schema.json' with { type: 'json' };
import { CLI, CommandFolder } from './command.ts';

const MATRIX = `variant: RACI\nroles:\n  - Owner\n  - Team\n  - Board\nactivities:\n  - name: Build\n    assignments:\n      Owner: A\n      Team: R\n      Board: I\n`;
const NOBODY = `variant: RACI\nroles:\n  - Owner\n  - Team\nactivities:\n  - name: Build\n    assignments:\n      Owner: C\n      Team: R\n`;
const PENDING =
  '# Use X\n\nStatus: accepted\n\n## Context\n\nSee ADR-0009.\n\n## Decision\n\nWe use X.\n\n## Consequences\n\nOne.\n';

let folder: CommandFolder;

describe('cli/check', () => {
  beforeEach(() => {
    folder = new CommandFolder();
  });

  afterEach(() => {
    folder.remove();
  });

  interface Output {
    readonly summary: Readonly<Record<string, number>>;
    readonly files: readonly {
      readonly path: string;
      readonly encoding: string;
      readonly findings: readonly {
        readonly rule: string;
        readonly range: { readonly start: { readonly line: number; readonly column: number } };
      }[];
    }[];
    readonly unread: readonly { readonly path: string; readonly problem: string }[];
  }

  async function check(...args: string[]): Promise<{ code: number | null; output: Output }> {
    const { code, stdout, stderr } = await folder.runHere(['check', '--format', 'json', ...args]);
    assert.ok(stdout.startsWith('{'), stderr);
    return { code, output: JSON.parse(stdout) as Output };
  }

  describe('vitruve check: exit codes', () => {
    it('0 when there is nothing to report', async () => {
      const { code, stdout } = await folder.write({ 'raci.yaml': MATRIX }).run(['check']);
      assert.deepEqual([code, stdout], [0, '1 manifest checked: no findings\n']);
    });

    it('1 on an error', async () => {
      assert.equal((await folder.write({ 'raci.yaml': NOBODY }).run(['check'])).code, 1);
    });

    it('0 on warnings, 1 when there are more than --max-warnings', async () => {
      folder.write({ 'docs/decisions/0001-x.md': PENDING });
      assert.deepEqual(
        [
          (await folder.runHere(['check'])).code,
          (await folder.runHere(['check', '--max-warnings', '0'])).code,
        ],
        [0, 1],
      );
    });

    const misuses: readonly [string, readonly string[]][] = [
      ['an unknown command', ['chek']],
      ['an unknown option', ['check', '--frmat', 'json']],
      ['an unknown format', ['check', '--format', 'xml']],
      ['a path that does not exist', ['check', 'nowhere']],
      ['a day that does not exist', ['check', '--today', '2026-02-30']],
      ['a number that is none', ['check', '--max-warnings', 'many']],
      ['an unknown rule', ['rules', 'raci/nonsense']],
      ['an unknown kind', ['new', 'poem', 'Ode']],
      ['no command', []],
    ];
    for (const [name, args] of misuses) {
      it(`2 on ${name}`, async () => {
        const { code, stderr, stdout } = await folder.runHere(args);
        assert.deepEqual([code, stdout], [2, '']);
        assert.ok(stderr.length > 0 && !stderr.includes('    at '), stderr);
      });
    }

    it('0 for --help and --version', async () => {
      assert.deepEqual(
        [(await folder.runHere(['--help'])).code, (await folder.runHere(['--version'])).stdout],
        [0, '0.1.0\n'],
      );
    });
  });

  describe('vitruve check: formats', () => {
    beforeEach(() => folder.write({ 'raci.yaml': NOBODY, 'docs/decisions/0001-x.md': PENDING }));

    it('pretty shows place, line and carets', async () => {
      const { stdout } = await folder.runHere(['check', 'docs']);
      assert.equal(
        stdout,
        [
          'warning Decision ADR-0009 does not exist  adr/reference-unknown',
          '  → docs/decisions/0001-x.md:7:5',
          '    │',
          '  7 │ See ADR-0009.',
          '    │     ^^^^^^^^',
          '',
          '1 manifest checked: 1 warning',
          '',
        ].join('\n'),
      );
    });

    it('pretty is coloured when FORCE_COLOR is set, and plain for a pipe', async () => {
      const escape = '\u001b[';
      assert.ok((await folder.run(['check'], { NO_COLOR: '', FORCE_COLOR: '1' })).stdout.includes(escape));
      assert.ok(!(await folder.run(['check'], { NO_COLOR: '' })).stdout.includes(escape));
    });

    it('json matches its schema, with lines and columns from 1', async () => {
      const { output } = await check();
      const validate = new Ajv({ strict: false }).compile(outputSchema);
      assert.ok(validate(output), JSON.stringify(validate.errors));
      assert.deepEqual(
        output.files.map(({ path }) => path),
        ['docs/decisions/0001-x.md', 'raci.yaml'],
      );
      assert.deepEqual(output.files[0]?.findings[0]?.range.start, { line: 7, column: 5 });
    });

    it('sarif is valid against the schema of SARIF 2.1.0', async () => {
      const { stdout } = await folder
        .write({ 'bin.yaml': Uint8Array.of(0, 1) })
        .runHere(['check', '--format', 'sarif']);
      const log: unknown = JSON.parse(stdout);
      const path = createRequire(import.meta.url).resolve(
        '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
      );
      const schema = JSON.parse(readFileSync(path, 'utf8')) as object;
      const validate = new AjvDraft4({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
        schema,
      );
      assert.ok(validate(log), JSON.stringify(validate.errors));
      const [run] = (
        log as {
          runs: {
            results: { ruleId: string; ruleIndex: number; partialFingerprints: object }[];
            tool: { driver: { rules: { id: string; helpUri: string }[] } };
          }[];
        }
      ).runs;
      assert.ok(run && run.results.length >= 2);
      for (const result of run.results)
        assert.equal(run.tool.driver.rules[result.ruleIndex]?.id, result.ruleId);
    });

    it('sarif fingerprints do not depend on the lines above', async () => {
      const fingerprints = async (): Promise<unknown> => {
        const { stdout } = await folder.runHere(['check', 'docs', '--format', 'sarif']);
        const log = JSON.parse(stdout) as { runs: { results: { partialFingerprints: unknown }[] }[] };
        return log.runs[0]?.results.map(({ partialFingerprints }) => partialFingerprints);
      };
      const before = await fingerprints();
      folder.write({ 'docs/decisions/0001-x.md': PENDING.replace('## Context\n', '## Context\n\nMore.\n') });
      assert.deepEqual(await fingerprints(), before);
    });

    it('github escapes what its commands would misread', async () => {
      folder.write({ 'a,b:100%/raci.yaml': NOBODY });
      const { stdout } = await folder.runHere(['check', 'a,b:100%', '--format', 'github']);
      assert.match(
        stdout,
        /^::error file=a%2Cb%3A100%25\/raci\.yaml,line=\d+,endLine=\d+,(?:col=\d+,endColumn=\d+,)?title=raci\/[a-z-]+::/u,
      );
    });

    it('--output writes a file', async () => {
      const { stdout } = await folder.runHere(['check', '--format', 'json', '--output', 'out.json']);
      assert.equal(stdout, '');
      assert.ok(readFileSync(join(folder.path, 'out.json'), 'utf8').startsWith('{'));
    });

    it('--severity leaves out what is less grave', async () => {
      assert.deepEqual((await check('--severity', 'error')).output.summary['warning'], 0);
    });

    it('speaks French when the system does, or when asked', async () => {
      for (const [args, environment] of [
        [['check', 'docs'], { LC_ALL: 'fr_FR.UTF-8' }],
        [['check', 'docs', '--locale', 'fr'], {}],
        [['--locale', 'fr', 'check', 'docs'], {}],
      ] as const) {
        const { stdout } = await folder.runHere([...args], environment);
        assert.match(stdout, /avertissement/u);
        assert.match(stdout, /1 manifeste vérifié/u);
      }
      assert.match(
        (await folder.runHere(['chek'], { LANG: 'fr', LC_ALL: '' })).stderr,
        /Commande inconnue\u00a0: «\u00a0chek\u00a0»\. Vouliez-vous dire «\u00a0check\u00a0»/u,
      );
    });
  });

  describe('vitruve check: settings', () => {
    it('reads .vitruve.yaml above the path, and reports its faults with line and column', async () => {
      folder.write({ 'a/raci.yaml': NOBODY, '.vitruve.yaml': 'exclude: [a/]\n' });
      assert.equal((await check('a')).output.summary['manifests'], 0);
      folder.write({ '.vitruve.yaml': 'adr:\n  undecidedDay: 3\n' });
      const { code, output } = await check('a');
      assert.equal(code, 1);
      assert.deepEqual(output.files[0]?.path, '.vitruve.yaml');
      assert.deepEqual(output.files[0].findings[0]?.range.start, { line: 2, column: 3 });
    });

    it('silences a rule', async () => {
      folder.write({
        'docs/decisions/0001-x.md': PENDING,
        '.vitruve.yaml': 'rules:\n  adr/reference-unknown: off\n',
      });
      assert.equal((await check()).output.summary['warning'], 0);
    });
  });

  describe('vitruve check --fix', () => {
    it('applies certain fixes, keeps the encoding and line ends, and reports how many', async () => {
      const dated = PENDING.replace('accepted', 'accepted\nDate: 25/12/2025')
        .replace('See ADR-0009.', 'None.')
        .replaceAll('\n', '\r\n');
      folder.write({ 'docs/decisions/0001-x.md': `\uFEFF${dated}` });
      const before = await check();
      const after = await check('--fix');
      const text = readFileSync(join(folder.path, 'docs/decisions/0001-x.md'), 'utf8');
      assert.equal(after.output.summary['fixed'], total(before.output) - total(after.output));
      assert.ok(text.startsWith('\uFEFF# Use X\r\n') && !/[^\r]\n/u.test(text), JSON.stringify(text));
      assert.ok(text.includes('Date: 2025-12-25\r\n'), text);
      assert.deepEqual(
        [after.output.summary['fixed'], (await check('--fix')).output.summary['fixed']],
        [1, 0],
      );
    });

    it('leaves what only somebody can decide, and calls nothing else auto-fixable', async () => {
      const misspelt =
        '---\nstatus: accepted\n---\n\n# Use X\n\n## Considered Options\n\n* A\n* B\n\n## Decision Outcome\n\nChosen option: "C", because.\n';
      folder.write({ 'docs/decisions/0001-x.md': misspelt });
      assert.equal((await check('--fix')).output.summary['fixed'], 0);
      assert.equal(readFileSync(join(folder.path, 'docs/decisions/0001-x.md'), 'utf8'), misspelt);
      const { stdout } = await folder.runHere(['check']);
      assert.match(stdout, /option "C" is not a considered option. Did you mean "A"/u);
      assert.doesNotMatch(stdout, /auto-fixable/u);
      folder.write({
        'docs/decisions/0001-x.md': PENDING.replace('accepted', 'accepted\nDate: 25/12/2025'),
      });
      assert.match((await folder.runHere(['check'])).stdout, /auto-fixable/u);
    });
  });

  function total({ summary }: Output): number {
    return ['error', 'warning', 'information', 'hint'].reduce((sum, key) => sum + (summary[key] ?? 0), 0);
  }

  describe('vitruve check: hostile inputs', () => {
    it('a binary file named raci.yaml is reported, and the rest is checked', async () => {
      const { code, output } = await (folder.write({
        'raci.yaml': Uint8Array.of(0x7f, 0, 1),
        'b.raci.yaml': NOBODY,
      }),
      check());
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
        [code, (JSON.parse(stdout) as Output).unread.map(({ problem }) => problem)],
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
      assert.equal((await check()).output.summary['manifests'], 1);
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
      assert.equal((await (folder.write({ 'raci.yaml': text }), check())).output.summary['error'], 0);
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
