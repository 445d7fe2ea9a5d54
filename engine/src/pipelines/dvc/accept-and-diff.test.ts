import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { acceptResults } from '../accept.ts';
import { transferResults } from '../cache/maintain.ts';
import { diffResults } from '../diff-results.ts';
import { PipelineFolder, requestIn, type ToldRun } from '../testing/pipeline-folder.ts';

const DVC = `stages:
  count:
    cmd: wc -l < in.txt > n.txt
    deps: [in.txt]
    outs: [n.txt]
  score:
    cmd: 'echo "{\\"auc\\": 0.$(cat n.txt)}" > m.json'
    deps: [n.txt]
    params: [k]
    metrics:
      - m.json:
          cache: false
`;

describe('results of DVC', () => {
  let folder: PipelineFolder;
  const environment = (): NodeJS.ProcessEnv => ({
    ...process.env,
    SHELL: '/bin/sh',
    DVC_GLOBAL_CONFIG_DIR: folder.at('none'),
  });
  const run = (asked: Parameters<PipelineFolder['run']>[0] = {}): Promise<ToldRun> =>
    folder.run({ file: 'dvc.yaml', jobs: 1, environment: environment(), ...asked });
  const accept = (stages: readonly string[], parameters = {}): Promise<readonly string[]> =>
    acceptResults(requestIn(folder, { file: 'dvc.yaml', environment: environment(), stages, parameters }));
  const diff = (): ReturnType<typeof diffResults> =>
    diffResults(requestIn(folder, { file: 'dvc.yaml', environment: environment() }), 'HEAD');
  const git = (...args: readonly string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: folder.path,
    });

  beforeEach(async () => {
    folder = await new PipelineFolder().write({
      '.dvc/config': '',
      'dvc.yaml': DVC,
      'in.txt': 'a\nb\n',
      'params.yaml': 'k: 1\n',
    });
    git('init', '-q');
    await run();
  });
  afterEach(() => {
    folder.remove();
  });

  it('are accepted as they are on disk, and kept in the cache of DVC', async () => {
    await folder.write({ 'in.txt': 'a\nb\n\n', 'n.txt': '9\n' });
    assert.deepEqual(await accept(['count']), ['count']);
    assert.deepEqual((await run({ dryRun: true })).states, { count: 'up-to-date', score: 'would-run' });
    rmSync(folder.at('n.txt'));
    await run();
    assert.equal(folder.text('n.txt'), '9\n');
    assert.match(folder.text('m.json'), /0\.9/u);
  });

  it('are not accepted where an output is missing, and no other one is recorded then', async () => {
    await folder.write({ 'in.txt': 'changed\n' });
    rmSync(folder.at('m.json'));
    const lock = folder.text('dvc.lock');
    await assert.rejects(accept(['count', 'score']), /The output "m\.json" does not exist/u);
    assert.equal(folder.text('dvc.lock'), lock);
    await assert.rejects(accept(['score'], { k: '2' }), /"--param" is not for DVC/u);
    await assert.rejects(accept([]), /Name the stages/u);
  });

  it('are not shared by the cache of Vitruve', async () => {
    await assert.rejects(
      transferResults('push', folder.at('dvc.yaml'), folder.at('remote'), environment()),
      /are in the cache of DVC/u,
    );
  });

  it('are compared with those of a commit: inputs, parameters, sizes and metrics', async () => {
    await assert.rejects(diff(), /"HEAD" is not a commit/u);
    git('add', '-A');
    git('commit', '-qm', 'One');
    assert.deepEqual((await diff()).runs, []);
    await folder.write({ 'in.txt': 'a\n', 'params.yaml': 'k: [2]\n' });
    await run();
    const { lockFile, runs } = await diff();
    assert.deepEqual(lockFile, { path: 'dvc.lock', isInCommit: true });
    const [count, score] = runs;
    assert.deepEqual(
      [count?.run, count?.change, count?.inputs.map(({ name }) => name), count?.outputs[0]?.sizeAfter],
      ['count', 'changed', ['in.txt'], 2],
    );
    assert.deepEqual(score?.values, [{ name: 'params.yaml#k', before: '1', after: '[2]' }]);
    assert.deepEqual(score.outputs[0]?.metrics, [{ name: 'm.auc', before: 0.2, after: 0.1 }]);
    await folder.write({ 'dvc.yaml': DVC.replace('wc -l', 'wc  -l').replace(/ {2}score[^]*$/u, '') });
    await run();
    assert.equal((await diff()).runs.find(({ run: name }) => name === 'count')?.isCommandChanged, true);
  });
});
