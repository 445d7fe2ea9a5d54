import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { git } from '../git.ts';

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

/** What the action runs for a pull request, with a stand-in for the command line of GitHub. */
describe('the comparison of the GitHub Action', function () {
  this.timeout(60_000);
  let folder: string;
  const model = (elements: string): void => {
    writeFileSync(join(folder, 'architecture.yaml'), `version: 1\nmodel: shop\nelements: {${elements}}\n`);
  };
  const script = (name: string, text: string): void => {
    writeFileSync(join(folder, 'bin', name), text);
    chmodSync(join(folder, 'bin', name), 0o755);
  };
  const compare = (
    inputs: Readonly<Record<string, string>>,
  ): { readonly status: number | null; readonly output: string } => {
    const { status, stdout, stderr } = spawnSync('bash', [resolve('scripts/action/compare.sh')], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter),
        GITHUB_STEP_SUMMARY: join(folder, 'bin/summary.md'),
        REPOSITORY: 'ada/shop',
        ...inputs,
      },
    });
    return { status, output: stdout + stderr };
  };
  const read = (name: string): string => readFileSync(join(folder, 'bin', name), 'utf8');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vitruve-compare-'));
    mkdirSync(join(folder, 'bin'));
    script('vitruve', `#!/bin/sh\nexec node "${resolve('dist/cli.cjs')}" "$@"\n`);
    // Keeps what it is called with, and the comment.
    script(
      'gh',
      `#!/bin/bash\nhere=$(dirname "$0")\necho "$@" >> "$here/calls"\nfor each in "$@"; do case $each in body=@*) cp "\${each#body=@}" "$here/comment.md";; esac; done\ncase "$*" in *--paginate*) cat "$here/known" 2>/dev/null || true;; esac\n`,
    );
    model('web: {}');
    git(folder, 'init', '-q');
    git(folder, 'add', 'architecture.yaml');
    git(folder, 'commit', '-q', '-m', 'first');
    model('web: {}, api: {}');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('tells what changed in the summary, and comments once', () => {
    assert.deepEqual(compare({ SINCE: 'HEAD' }), { status: 0, output: '' });
    assert.match(read('summary.md'), /## Changes of the architecture[\s\S]*- api\n/u);
    assert.throws(() => read('calls'), /ENOENT/u);
    assert.equal(compare({ SINCE: 'HEAD', PULL_REQUEST: '7' }).status, 0);
    assert.match(read('calls'), /--method POST repos\/ada\/shop\/issues\/7\/comments /u);
    assert.match(read('comment.md'), /^<!-- vitruve-architecture -->\n## Changes/u);
    writeFileSync(join(folder, 'bin/known'), '42\n43\n');
    assert.equal(compare({ SINCE: 'HEAD', PULL_REQUEST: '7' }).status, 0);
    assert.match(read('calls'), /--method PATCH repos\/ada\/shop\/issues\/comments\/42 /u);
  });

  it('warns where it may not comment', () => {
    script('gh', '#!/bin/sh\ncase "$*" in *--method*) exit 1;; esac\n');
    const { status, output } = compare({ SINCE: 'HEAD', PULL_REQUEST: '7' });
    assert.equal(status, 0);
    assert.match(output, /^::warning::The pull request cannot be commented on/mu);
    script('gh', '#!/bin/sh\nexit 1\n');
    assert.match(compare({ SINCE: 'HEAD', PULL_REQUEST: '7' }).output, /cannot be read/u);
  });

  it('cuts off what GitHub does not take', () => {
    const titles = Array.from({ length: 90 }, (_, at) => `e${at}: {technology: "${'x'.repeat(400)}"}`);
    model(Array.from({ length: 90 }, (_, at) => `e${at}: {technology: "${'y'.repeat(400)}"}`).join(', '));
    git(folder, 'add', 'architecture.yaml');
    git(folder, 'commit', '-q', '-m', 'second');
    model(titles.join(', '));
    assert.equal(compare({ SINCE: 'HEAD', PULL_REQUEST: '7' }).status, 0);
    const comment = read('comment.md');
    assert.ok(comment.length <= 60_100 && comment.endsWith('\n…\n'), String(comment.length));
    assert.ok(read('summary.md').length > 70_000);
  });

  it('fails for a commit that there is none of', () => {
    const { status, output } = compare({ SINCE: 'nothing' });
    assert.equal(status, 2);
    assert.match(output, /Commit "nothing" was not found/u);
  });
});
