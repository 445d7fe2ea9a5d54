import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

/** What the GitHub Action runs after it has installed Vitruve. */
describe('the script of the GitHub Action', function () {
  this.timeout(60_000);
  let folder: string;

  const check = (
    inputs: Readonly<Record<string, string>>,
  ): { readonly status: number | null; readonly output: string } => {
    const { status, stdout, stderr } = spawnSync('bash', [resolve('scripts/action/check.sh')], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: [folder, process.env['PATH']].join(delimiter), ...inputs },
    });
    return { status, output: stdout + stderr };
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'vitruve-action-'));
    const program = join(folder, 'vitruve');
    writeFileSync(program, `#!/bin/sh\nexec node "${resolve('dist/cli.cjs')}" "$@"\n`);
    chmodSync(program, 0o755);
    const row = (name: string): string => `  - name: ${name}\n    assignments: { Team: A }\n`;
    mkdirSync(join(folder, 'my matrices'));
    writeFileSync(join(folder, 'my matrices/one.raci.yaml'), `variant: RACI\nactivities:\n${row('Ship')}`);
    writeFileSync(
      join(folder, 'two.raci.yaml'),
      'variant: RACI\nactivities:\n  - name: Ship\n    assignments: { Team: R }\n',
    );
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('annotates findings, writes them as SARIF and fails for them', () => {
    const { status, output } = check({ PATHS: 'my matrices\ntwo.raci.yaml\n', SARIF: 'found.sarif' });
    assert.equal(status, 1, output);
    assert.match(output, /^::error file=two\.raci\.yaml,line=3,/mu);
    assert.match(output, /^::warning file=my matrices\/one\.raci\.yaml,/mu);
    const sarif = JSON.parse(readFileSync(join(folder, 'found.sarif'), 'utf8')) as {
      runs: { results: { ruleId: string }[] }[];
    };
    const rules = sarif.runs[0]?.results.map(({ ruleId }) => ruleId) ?? [];
    assert.ok(rules.includes('raci/no-responsible') && rules.includes('raci/one-accountable'), String(rules));
  });

  it('passes when all is above the severity or below the number of warnings', () => {
    assert.equal(check({ PATHS: 'my matrices', SEVERITY: 'error' }).status, 0);
    assert.equal(check({ PATHS: 'my matrices', MAX_WARNINGS: '1' }).status, 0);
    assert.equal(check({ PATHS: 'my matrices', MAX_WARNINGS: '0' }).status, 1);
  });

  it('fails with the status of a file that cannot be read, after the SARIF as well', () => {
    assert.equal(check({ PATHS: 'missing.yaml', SARIF: 'none.sarif' }).status, 2);
  });
});
