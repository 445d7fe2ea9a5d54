import assert from 'node:assert/strict';
import { mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { PipelineFolder } from '../testing/pipeline-folder.ts';
import { adoptRuns, gonePipelines } from './adopt-runs.ts';
import { RunHistory } from './read-runs.ts';

const PIPELINE = `version: 1
stages:
  hello:
    run: echo hi > \${outputs.o}
    outputs: {o: o.txt}
`;

describe('the runs of a pipeline that was renamed', () => {
  let folder: PipelineFolder;
  beforeEach(async () => {
    folder = await new PipelineFolder().write({ 'x.pipeline.yaml': PIPELINE });
    await folder.run();
  });
  afterEach(() => {
    folder.remove();
  });

  const move = (from: string, to: string): void => {
    mkdirSync(dirname(folder.at(to)), { recursive: true });
    renameSync(folder.at(from), folder.at(to));
  };
  const adopt = (from: string, to: string): ReturnType<typeof adoptRuns> =>
    adoptRuns(folder.path, folder.at(from), folder.at(to));
  const runsOf = async (name: string): Promise<readonly number[]> =>
    (await new RunHistory(folder.path, name).list()).map(({ id }) => id);

  it('are those of its new path, with its lock file and all that was recorded', async () => {
    const before = await new RunHistory(folder.path, undefined).read(1);
    move('x.pipeline.yaml', 'y.pipeline.yaml');
    assert.deepEqual(await gonePipelines(folder.path), [{ name: 'x.pipeline.yaml', runs: 1 }]);
    assert.deepEqual(await adopt('x.pipeline.yaml', 'y.pipeline.yaml'), { runs: 1, hasLock: true });
    assert.deepEqual([await runsOf('x.pipeline.yaml'), await runsOf('y.pipeline.yaml')], [[], [1]]);
    const after = await new RunHistory(folder.path, undefined).read(1);
    assert.deepEqual(after, before && { ...before, head: { ...before.head, pipeline: 'y.pipeline.yaml' } });
    assert.deepEqual([folder.has('x.pipeline.lock'), folder.has('y.pipeline.lock')], [false, true]);
    assert.deepEqual(await gonePipelines(folder.path), []);
  });

  it('come with its folder', async () => {
    await folder.write({
      '.git/HEAD': 'ref: refs/heads/main\n',
      'etl/a.pipeline.yaml': PIPELINE.replace('o.txt', 'a.txt'),
    });
    await folder.run({ file: 'etl/a.pipeline.yaml' });
    move('etl', 'jobs/etl');
    assert.deepEqual(await adopt('etl', 'jobs/etl'), { runs: 1, hasLock: false });
    assert.deepEqual(await runsOf('jobs/etl/a.pipeline.yaml'), [2]);
    assert.equal(folder.has('jobs/etl/a.pipeline.lock'), true);
  });

  it('leave a lock file as it is that is there', async () => {
    const lock = folder.text('x.pipeline.lock');
    move('x.pipeline.yaml', 'y.pipeline.yaml');
    await folder.write({ 'y.pipeline.lock': '{"version":1}\n' });
    assert.deepEqual(await adopt('x.pipeline.yaml', 'y.pipeline.yaml'), { runs: 1, hasLock: false });
    assert.deepEqual(
      [folder.text('x.pipeline.lock'), folder.text('y.pipeline.lock')],
      [lock, '{"version":1}\n'],
    );
  });

  it('stay where the pipeline is still there, or is nowhere', async () => {
    await folder.write({ 'y.pipeline.yaml': PIPELINE });
    await assert.rejects(adopt('x.pipeline.yaml', 'y.pipeline.yaml'), {
      message: '"x.pipeline.yaml" still exists: its runs stay with it',
    });
    renameSync(folder.at('x.pipeline.yaml'), folder.at('z.pipeline.yaml'));
    await assert.rejects(adopt('x.pipeline.yaml', 'nowhere.pipeline.yaml'), {
      message: '"nowhere.pipeline.yaml" does not exist',
    });
    assert.deepEqual(await runsOf('x.pipeline.yaml'), [1]);
  });
});
