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
      assert.deepEqual([code, stdout], [0, '1 responsibility matrix checked: no findings\n']);
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
          '1 decision record checked: 1 warning',
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
        assert.match(stdout, /Vérification de 1 décision\u00a0: 1 avertissement/u);
      }
      assert.match(
        (await folder.runHere(['chek'], { LANG: 'fr', LC_ALL: '' })).stderr,
        /Commande inconnue\u00a0: «\u00a0chek\u00a0»\. Vouliez-vous dire «\u00a0check\u00a0»/u,
      );
    });
  });

  describe('vitruve check: what was not checked', () => {
    interface Unchecked {
      readonly kinds: Readonly<Record<string, number>>;
      readonly unchecked: readonly { readonly path: string; readonly problem: string }[];
      readonly skipped?: readonly { readonly path: string; readonly problem: string }[];
    }

    async function unchecked(...args: string[]): Promise<{ code: number | null; output: Unchecked }> {
      const { code, output } = await check(...args);
      const validate = new Ajv({ strict: false }).compile(outputSchema);
      assert.ok(validate(output), JSON.stringify(validate.errors));
      return { code, output: output as unknown as Unchecked };
    }

    const strangers: Readonly<Record<string, string>> = {
      'p.json': '{"name": "p"}\n',
      'flow.yaml': '{a: 1}\n',
      'prometheus.yml': 'scrape_config: []\n',
      'README.md': '# Hello\n',
      'docs/adr/0000-template.md': '# Title\n\n## Context\n\n## Decision\n',
      'empty.yaml': '',
    };
    for (const [path, text] of Object.entries(strangers)) {
      it(`${path}, named, is said to be unchecked, with the exit code 2`, async () => {
        folder.write({ [path]: text, 'raci.yaml': MATRIX });
        const { code, output } = await unchecked(path, 'raci.yaml');
        assert.deepEqual(
          [code, output.unchecked.map((file) => [file.path, file.problem]), output.kinds],
          [2, [[path, 'not-a-manifest']], { raci: 1 }],
        );
        const { stdout } = await folder.runHere(['check', path]);
        assert.match(
          stdout,
          /^not checked {2}.*\n.*does not recognize[^]*Nothing was checked: 1 file not checked/u,
        );
        assert.match((await folder.runHere(['check', path, '--format', 'github'])).stdout, /^::error file=/u);
      });

      it(`${path}, found in a folder, is no fault, and neither is it with --ignore-unknown`, async () => {
        folder.write({ [path]: text });
        assert.equal((await unchecked()).code, 0);
        assert.equal((await unchecked('--ignore-unknown', path)).code, 0);
      });
    }

    it('a document that mentions a decision, a record about templates and an excluded file are checked', async () => {
      folder.write({
        'README.md': '# Hello\n\nSee [ADR-0001](docs/adr/0001-use-x-as-template-engine.md).\n',
        'docs/adr/0001-use-x-as-template-engine.md': '# Use X\n\n## Status\n\nAccepted\n',
        'vendor/raci.yaml': MATRIX,
        '.vitruve.yaml': 'exclude: [vendor/]\n',
      });
      const { code, output } = await unchecked(
        'README.md',
        'docs/adr/0001-use-x-as-template-engine.md',
        'vendor/raci.yaml',
      );
      assert.deepEqual([code, output.unchecked, output.kinds], [0, [], { adr: 1, raci: 1, prose: 1 }]);
    });

    it('sarif tells of it, and says that the run was not successful', async () => {
      folder.write({ 'flow.yaml': '{a: 1}\n' });
      const { stdout } = await folder.runHere(['check', 'flow.yaml', '--format', 'sarif']);
      const log = JSON.parse(stdout) as {
        runs: { invocations: { executionSuccessful: boolean; toolExecutionNotifications: unknown[] }[] }[];
      };
      const [invocation] = log.runs[0]?.invocations ?? [];
      assert.deepEqual(
        [invocation?.executionSuccessful, invocation?.toolExecutionNotifications.length],
        [false, 1],
      );
    });

    it('--verbose lists what a folder has beside manifests, with why', async () => {
      folder.write({
        'a/raci.yaml': MATRIX,
        'a/x.yaml': 'a: 1\n',
        'a/photo.png': 'x',
        'a/out/raci.yaml': MATRIX,
        'a/big.yaml': new Uint8Array(10 * 1024 * 1024 + 1).fill(0x61),
        'a/.gitignore': 'out/\n',
        'other.png': 'x',
      });
      const { code, output } = await unchecked('a', '--verbose');
      assert.equal(code, 0);
      assert.deepEqual(
        output.skipped?.map(({ path, problem }) => [path, problem]),
        [
          ['a/.gitignore', 'name'],
          ['a/big.yaml', 'too-large'],
          ['a/out', 'ignored'],
          ['a/photo.png', 'name'],
          ['a/x.yaml', 'not-a-manifest'],
        ],
      );
      assert.match(
        (await folder.runHere(['check', 'a', '--verbose'])).stdout,
        /^skipped {2}a\/out {2}Excluded/mu,
      );
      assert.doesNotMatch((await folder.runHere(['check', 'a'])).stdout, /skipped/u);
    });

    it('the summary counts resources, not files', async () => {
      const pod = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;
      folder.write({ 'k.yaml': `${pod('a')}---\n${pod('b')}`, 'README.md': '# Hello\n' });
      assert.match((await folder.runHere(['check'])).stdout, /^2 resources checked: /mu);
    });

    const odd = '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "datum": {}}';
    const forms: Readonly<Record<string, readonly [string, number]>> = {
      'a.json': [odd, 1],
      'tabs.json': [odd.replaceAll(', ', ',\n\t'), 1],
      'list.json': [`{"apiVersion": "v1", "kind": "List", "items": [${odd}, ${odd}]}`, 2],
      'array.json': [`[${odd},\n${odd}]`, 2],
      'flow.yaml': [odd, 1],
      'flow-plain.yaml': ['{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, datum: {}}', 1],
    };
    for (const [path, [text, count]] of Object.entries(forms)) {
      it(`resources of ${path} are found in a folder`, async () => {
        folder.write({ [`a/${path}`]: text, 'a/package.json': '{"name": "a"}' });
        const { output } = await unchecked('a');
        assert.deepEqual([output.kinds, output.unchecked], [{ kubernetes: count }, []]);
      });

      it(`resources of ${path} are read`, async () => {
        folder.write({ [path]: text });
        const { output } = await unchecked(path);
        const { files } = output as unknown as Output;
        const found = files
          .flatMap(({ findings }) => findings)
          .filter(({ rule }) => rule === 'kubernetes/schema');
        assert.deepEqual([output.kinds, output.unchecked, found.length], [{ kubernetes: count }, [], count]);
      });
    }

    it('a finding in a file of several resources names its resource', async () => {
      const pod = (name: string, key: string): string =>
        `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n${key}: {}\n`;
      folder.write({
        'k.yaml': `${pod('a', 'data')}---\n${pod('b', 'datum')}`,
        'one.yaml': pod('c', 'datum'),
      });
      const { stdout } = await folder.runHere(['check']);
      assert.match(stdout, /k\.yaml:9:1 {2}ConfigMap\/b$/mu);
      assert.match(stdout, /one\.yaml:4:1$/mu);
      const { output } = await check('k.yaml');
      assert.deepEqual(
        output.files.flatMap(({ findings }) => findings.map((one) => (one as { item?: string }).item)),
        ['ConfigMap/b'],
      );
    });
  });

  describe('vitruve check -', () => {
    const map = (name: string, key: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n${key}: {}\n`;
    const piped = (input: string, ...args: string[]): ReturnType<CommandFolder['run']> =>
      folder.run(['check', '-', ...args], {}, undefined, input);

    it('reads standard input, names the resource and the line of the stream, and reads no other file', async () => {
      folder.write({ 'k.yaml': map('c', 'datum') });
      const { code, stdout } = await piped(`${map('a', 'data')}---\n${map('b', 'datum')}`);
      assert.equal(code, 1);
      assert.match(stdout, /→ <stdin>\.yaml:9:1 {2}ConfigMap\/b\n[^]*\n2 resources checked: 1 error\n$/u);
      assert.doesNotMatch(stdout, /k\.yaml/u);
      const { stdout: text } = await piped(map('b', 'datum'), '--json');
      assert.equal((JSON.parse(text) as Output).files[0]?.path, '<stdin>.yaml');
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
