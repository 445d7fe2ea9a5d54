import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { CheckFolder, MATRIX, NOBODY, PENDING, type CheckOutput } from './check-folder.ts';

describe('cli/check', () => {
  let folder: CheckFolder;
  beforeEach(() => {
    folder = new CheckFolder();
  });
  afterEach(() => {
    folder.remove();
  });

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

    const surplus: readonly (readonly [text: string, args: readonly string[]])[] = [
      ['Unexpected argument "b.csv"', ['train', 'a.csv', 'b.csv', '-o', 'm.onnx']],
      ['Unexpected argument "b"', ['rules', 'raci/one-accountable', 'b']],
      ['Unexpected argument "b"', ['train', 'a.csv', '-o', 'm.onnx', '--seed', '1', 'b']],
      ['Unexpected argument "HEAD~2"', ['diff', 'ml.pipeline.yaml', 'HEAD', 'HEAD~2']],
      [
        'Unexpected argument "b". To give several values, repeat the option: --features a --features b',
        ['train', 'a.csv', '-o', 'm.onnx', '--features', 'a', 'b'],
      ],
      [
        'Argument inattendu : « c ». Pour donner plusieurs valeurs, répétez l’option : --columns b --columns c',
        ['--locale', 'fr', 'import-model', 'a.onnx', '-o', 'm.onnx', '--columns', 'b', 'c'],
      ],
    ];
    for (const [text, args] of surplus)
      it(`2 on a surplus argument, which is named: ${args.join(' ')}`, async () => {
        folder.write({ 'ml.pipeline.yaml': 'version: 1\nstages: {}\n' });
        const { code, stderr } = await folder.runHere(args);
        assert.deepEqual([code, stderr.replaceAll('\u00a0', ' ')], [2, `vitruve: ${text}\n`]);
      });

    it('0 for --help and --version', async () => {
      assert.deepEqual(
        [(await folder.runHere(['--help'])).code, (await folder.runHere(['--version'])).stdout],
        [0, '0.1.0\n'],
      );
    });
  });

  describe('vitruve check: settings', () => {
    it('reads .vitruve.yaml above the path, and reports its faults with line and column', async () => {
      folder.write({ 'a/raci.yaml': NOBODY, '.vitruve.yaml': 'exclude: [a/]\n' });
      assert.equal((await folder.check('a')).output.summary['manifests'], 0);
      folder.write({ '.vitruve.yaml': 'adr:\n  undecidedDay: 3\n' });
      const { code, output } = await folder.check('a');
      assert.equal(code, 1);
      assert.deepEqual(output.files[0]?.path, '.vitruve.yaml');
      assert.deepEqual(output.files[0].findings[0]?.range.start, { line: 2, column: 3 });
    });

    it('silences a rule', async () => {
      folder.write({
        'docs/decisions/0001-x.md': PENDING,
        '.vitruve.yaml': 'rules:\n  adr/reference-unknown: off\n',
      });
      assert.equal((await folder.check()).output.summary['warning'], 0);
    });
  });

  describe('vitruve check --fix', () => {
    it('applies certain fixes, keeps the encoding and line ends, and reports how many', async () => {
      const dated = PENDING.replace('accepted', 'accepted\nDate: 25/12/2025')
        .replace('See ADR-0009.', 'None.')
        .replaceAll('\n', '\r\n');
      folder.write({ 'docs/decisions/0001-x.md': `\uFEFF${dated}` });
      const before = await folder.check();
      const after = await folder.check('--fix');
      const text = readFileSync(join(folder.path, 'docs/decisions/0001-x.md'), 'utf8');
      assert.equal(after.output.summary['fixed'], total(before.output) - total(after.output));
      assert.ok(text.startsWith('\uFEFF# Use X\r\n') && !/[^\r]\n/u.test(text), JSON.stringify(text));
      assert.ok(text.includes('Date: 2025-12-25\r\n'), text);
      assert.deepEqual(
        [after.output.summary['fixed'], (await folder.check('--fix')).output.summary['fixed']],
        [1, 0],
      );
    });

    it('leaves what only somebody can decide, and calls nothing else auto-fixable', async () => {
      const misspelt =
        '---\nstatus: accepted\n---\n\n# Use X\n\n## Considered Options\n\n* A\n* B\n\n## Decision Outcome\n\nChosen option: "C", because.\n';
      folder.write({ 'docs/decisions/0001-x.md': misspelt });
      assert.equal((await folder.check('--fix')).output.summary['fixed'], 0);
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

  function total({ summary }: CheckOutput): number {
    return ['error', 'warning', 'information', 'hint'].reduce((sum, key) => sum + (summary[key] ?? 0), 0);
  }
});
