import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv from 'ajv';
import AjvDraft4 from 'ajv-draft-04';
import { afterEach, beforeEach, describe, it } from 'mocha';
import outputSchema from '@vitruve/schemas/check-output.schema.json' with { type: 'json' };
import { CheckFolder, NOBODY, PENDING } from './check-folder.ts';

describe('cli/check', () => {
  let folder: CheckFolder;
  beforeEach(() => {
    folder = new CheckFolder();
  });
  afterEach(() => {
    folder.remove();
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
      const { output } = await folder.check();
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
      assert.deepEqual((await folder.check('--severity', 'error')).output.summary['warning'], 0);
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
});
