import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { afterEach, beforeEach, describe, it } from 'mocha';
import outputSchema from '@vitruve/schemas/check-output.schema.json' with { type: 'json' };
import { CommandFolder } from './command.ts';

const BASELINE = '.vitruve-baseline.json';

/** A link that leads nowhere, which is told as often as it is there. */
const GONE = '[the guide](gone.md)';

/** A decision that refers to some that do not exist. */
function record(...missing: readonly string[]): string {
  return `# Use X\n\nStatus: accepted\n\n## Context\n\n${missing.map((name) => `See ${name}.\n\n`).join('')}## Decision\n\nWe use X.\n\n## Consequences\n\nOne.\n`;
}

interface Output {
  readonly baseline?: { readonly known: number; readonly gone: number; readonly file: string };
  readonly files: readonly { readonly path: string; readonly findings: readonly unknown[] }[];
}

describe('vitruve check --baseline', () => {
  const attended = process.env['CI'];
  let folder: CommandFolder;

  beforeEach(() => {
    delete process.env['CI'];
    folder = new CommandFolder();
  });

  afterEach(() => {
    folder.remove();
    if (attended === undefined) delete process.env['CI'];
    else process.env['CI'] = attended;
  });

  const written = (): string => readFileSync(join(folder.path, BASELINE), 'utf8');

  async function check(...args: string[]): Promise<{
    readonly code: number | null;
    readonly found: number;
    readonly baseline: Output['baseline'];
  }> {
    const { code, stdout, stderr } = await folder.runHere([
      ...['check', '--format', 'json', '--fail-on', 'warning', '--baseline', BASELINE],
      ...args,
    ]);
    assert.ok(stdout.startsWith('{'), stderr);
    const output = JSON.parse(stdout) as Output;
    const validate = new Ajv({ strict: false }).compile(outputSchema);
    assert.ok(validate(output), JSON.stringify(validate.errors));
    const found = output.files.reduce((sum, { findings }) => sum + findings.length, 0);
    return { code, found, baseline: output.baseline };
  }

  it('is written once; afterwards what is known is not reported, and what is new is', async () => {
    folder.write({ 'docs/adr/0001-x.md': record(GONE, GONE) });
    assert.deepEqual(await check(), {
      code: 0,
      found: 0,
      baseline: { path: BASELINE, known: 2, gone: 0, file: 'written' },
    });
    const first = written();
    assert.equal((await check()).baseline?.file, 'unchanged');
    assert.equal(written(), first);
    // Moved, indented anew, and with a third of the same and one more beside it.
    folder.write({ 'docs/adr/0001-x.md': record('this', GONE, GONE, GONE, 'ADR-0008') });
    assert.deepEqual(await check(), {
      code: 1,
      found: 2,
      baseline: { path: BASELINE, known: 2, gone: 0, file: 'unchanged' },
    });
    assert.equal(written(), first, 'it never grows by itself');
  });

  it('shrinks by what is gone, also with its file, and not by files that were not checked', async () => {
    folder.write({
      'docs/adr/0001-x.md': record('ADR-0009', 'ADR-0008'),
      'docs/adr/0002-y.md': record('ADR-0007'),
      'other/docs/adr/0001-z.md': record('ADR-0006'),
    });
    assert.equal((await check()).baseline?.known, 4);
    folder.write({ 'docs/adr/0001-x.md': record('ADR-0008') });
    rmSync(join(folder.path, 'docs/adr/0002-y.md'));
    const { baseline } = await check('docs');
    assert.deepEqual(baseline, { path: BASELINE, known: 1, gone: 2, file: 'shrunk' });
    folder.write({ 'docs/adr/0001-x.md': record('ADR-0009', 'ADR-0008') });
    assert.equal((await check()).found, 1, 'what came back is new');
    assert.equal((await check('other')).found, 0);
  });

  it('keeps what is known of a file that cannot be read to its end, and reports why', async () => {
    const faulty =
      'variant: RACI\nroles: [Owner, Team]\nactivities:\n  - name: Build\n    assignments: {Owner: C, Team: R}\n';
    folder.write({ 'raci.yaml': faulty });
    const first = await check();
    assert.equal(first.baseline?.file, 'written');
    const before = written();
    folder.write({ 'raci.yaml': `${faulty}  - "` });
    const broken = await check();
    assert.equal(broken.code, 1);
    assert.equal(written(), before);
    assert.equal((await check('--write-baseline')).code, 1, 'no baseline takes it');
    folder.write({ 'raci.yaml': faulty });
    assert.equal((await check()).found, 0);
  });

  it('grows with --write-baseline', async () => {
    folder.write({ 'docs/adr/0001-x.md': record('ADR-0009') });
    await check();
    folder.write({ 'docs/adr/0001-x.md': record('ADR-0009', 'ADR-0008') });
    assert.equal((await check('--write-baseline')).baseline?.known, 2);
    assert.equal((await check()).found, 0);
  });

  it('is not created and not changed in continuous integration, unless asked for', async () => {
    process.env['CI'] = 'true';
    folder.write({ 'docs/adr/0001-x.md': record('ADR-0009') });
    const { code, stderr } = await folder.runHere(['check', '--baseline', BASELINE]);
    assert.deepEqual([code, existsSync(join(folder.path, BASELINE))], [2, false]);
    assert.match(stderr, /--write-baseline/u);
    assert.equal((await check('--write-baseline')).code, 0);
    const before = written();
    folder.write({ 'docs/adr/0001-x.md': record() });
    assert.deepEqual((await check()).baseline, { path: BASELINE, known: 0, gone: 1, file: 'unchanged' });
    assert.equal(written(), before);
  });

  it('is refused when it is another file, which stays as it is', async () => {
    folder.write({ 'package.json': '{"name": "x"}\n', 'docs/adr/0001-x.md': record('ADR-0009') });
    for (const more of [[], ['--write-baseline']]) {
      const { code } = await folder.runHere(['check', '--baseline', 'package.json', ...more]);
      assert.equal(code, 2);
    }
    assert.equal(readFileSync(join(folder.path, 'package.json'), 'utf8'), '{"name": "x"}\n');
    assert.equal((await folder.runHere(['check', '--write-baseline'])).code, 2);
  });

  it('is told of in the summary, and in SARIF as unchanged', async () => {
    folder.write({ 'docs/adr/0001-x.md': record('ADR-0009') });
    const summary = async (): Promise<string | undefined> =>
      (await folder.runHere(['check', '--baseline', BASELINE])).stdout.trim().split('\n').at(-1);
    assert.equal(
      await summary(),
      '1 decision record checked: no findings, 1 finding written to the baseline',
    );
    folder.write({ 'docs/adr/0001-x.md': record('ADR-0009', 'ADR-0008') });
    assert.equal(await summary(), '1 decision record checked: 1 warning, 1 in the baseline');
    const { stdout } = await folder.runHere(['check', '--baseline', BASELINE, '--format', 'sarif']);
    const { runs } = JSON.parse(stdout) as {
      runs: { results: { baselineState: string; suppressions?: unknown[] }[] }[];
    };
    assert.deepEqual(
      runs[0]?.results.map(({ baselineState, suppressions }) => [baselineState, suppressions?.length]),
      [
        ['new', undefined],
        ['unchanged', 1],
      ],
    );
  });
});
