import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { FakeDocker } from '../testing/fake-docker.ts';
import { PipelineFolder } from '../testing/pipeline-folder.ts';

const PIPELINE = `version: 1
stages:
  a:
    image: python:3.12
    run: 'cat in.txt > \${outputs.o}; echo "$GREETING $TOKEN" >> \${outputs.o}'
    inputs: [pipes/in.txt]
    outputs: {o: pipes/o.txt}
    workdir: pipes
    environment: {GREETING: hello, PATH: /opt/bin, TOKEN: {secret: T}}
  host: {run: echo host, needs: [a]}
`;

const SECRET = 'wholly-secret';

describe('a stage with an image', () => {
  let folder: PipelineFolder;
  let docker: FakeDocker;
  beforeEach(async () => {
    folder = await new PipelineFolder().write({ 'x.pipeline.yaml': PIPELINE, 'pipes/in.txt': 'in\n' });
    docker = new FakeDocker(join(folder.cache, 'docker'));
  });
  afterEach(() => {
    folder.remove();
  });

  const asked = (): Parameters<PipelineFolder['run']>[0] => ({
    environment: { PATH: docker.path, VITRUVE_CACHE: 'off', MINE: 'not for containers' },
    secrets: () => SECRET,
  });

  it('runs in a container that sees its folder, as the user, with variables by name', async () => {
    docker.setImage('python:3.12', 'python@sha256:one');
    const { states, outcome } = await folder.run(asked());
    assert.deepEqual([outcome.status, states], ['succeeded', { a: 'done', host: 'done' }]);
    assert.equal(folder.text('pipes/o.txt'), `in\nhello ${SECRET}\n`);
    const run = docker.calls.find((call) => call.startsWith('run ')) ?? '';
    assert.match(
      run,
      /^run --rm --init --label vitruve\.run=[0-9a-f]+-\d+-[0-9a-f]+ --user \d+:\d+ --mount type=bind,/u,
    );
    assert.ok(run.includes(`source=${folder.path},target=/work `));
    assert.match(run, / --workdir \/work\/pipes /u);
    assert.match(run, / --entrypoint sh python@sha256:one -e \/vitruve\/try-1\/1\.sh$/u);
    assert.deepEqual([...docker.variables].sort(), ['GREETING', 'PATH=/opt/bin', 'TOKEN']);
    assert.ok(!docker.calls.join('\n').includes(SECRET));
    assert.equal(docker.calls.filter((call) => call.startsWith('run ')).length, 1);
  });

  it('runs again when its tag means another image, and is known without docker', async () => {
    docker.setImage('python:3.12', 'python@sha256:one');
    await folder.run(asked());
    assert.equal((await folder.run(asked())).states['a'], 'up-to-date');
    const without = { ...asked(), environment: { PATH: process.env['PATH'] ?? '', VITRUVE_CACHE: 'off' } };
    assert.equal((await folder.run(without)).states['a'], 'up-to-date');
    docker.setImage('python:3.12', 'python@sha256:two');
    const { reasons } = await folder.run({ ...asked(), dryRun: true });
    assert.match(
      reasons['a'] ?? '',
      /^image changed: python:3\.12 python@sha256:one → python:3\.12 python@sha256:t/u,
    );
  });

  it('fetches an image that is not there, except in a dry run', async () => {
    docker.setRegistry('python@sha256:far');
    assert.equal((await folder.run({ ...asked(), dryRun: true })).states['a'], 'would-run');
    assert.ok(!docker.calls.some((call) => call.startsWith('pull')));
    const { lines } = await folder.run(asked());
    assert.equal(lines[0], 'Fetching the image "python:3.12"');
    assert.ok(docker.calls.some((call) => call.includes('python@sha256:far')));
  });

  it('fails with the reason where it cannot run', async () => {
    assert.match(
      (await folder.run(asked())).reasons['a'] ?? '',
      /"python:3\.12" cannot be fetched: no such host/u,
    );
    const none = { ...asked(), environment: { PATH: '/nowhere', VITRUVE_CACHE: 'off' } };
    assert.match((await folder.run(none)).reasons['a'] ?? '', /requires docker or podman/u);
    await folder.write({ 'x.pipeline.yaml': PIPELINE.replace('TOKEN:', 'HOME:') });
    docker.setImage('python:3.12', 'python@sha256:one');
    assert.match((await folder.run(asked())).reasons['a'] ?? '', /"HOME" cannot be given to a container/u);
  });

  it('has no container left when it exceeds its timeout, or its runner was killed', async () => {
    await folder.write({
      'x.pipeline.yaml': 'version: 1\nstages:\n  a: {image: "i:1", run: sleep 60, timeout: 1s}\n',
    });
    docker.setImage('i:1', 'i@sha256:one');
    docker.setSurvivors('c1', 'c2');
    assert.match((await folder.run(asked())).reasons['a'] ?? '', /timeout/u);
    assert.ok(docker.calls.includes('rm --force c1 c2'));
    assert.equal(docker.hasSurvivors, false);
    docker.setSurvivors('c3');
    const runner = { pid: 4194305, start: '1', boot: 'x', host: hostname() };
    const journal = { version: 1, state: 'running', runner, outputs: [], hasContainers: true };
    await folder.write({ '.vitruve/runs/0123/run.json': JSON.stringify(journal) });
    await folder.run(asked());
    assert.ok(docker.calls.includes('ps --all --quiet --filter label=vitruve.run=0123'));
    assert.ok(docker.calls.includes('rm --force c3'));
  });
});
