import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownName } from '../../running/processes/abandoned.ts';
import { identityOf } from '../../running/processes/identity.ts';
import { bundledProgram } from '../../testing/bundled-program.ts';
import { PipelineFolder } from '../testing/pipeline-folder.ts';
import { putTogether } from './put-together.ts';
import { Staging } from './staging.ts';

const MAIN = new URL('../testing/runner-main.ts', import.meta.url);

describe('the outputs of a run', () => {
  let folder: PipelineFolder;
  const children: ChildProcess[] = [];
  beforeEach(() => {
    folder = new PipelineFolder();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
    folder.remove();
  });

  const write = (run: string, more = ''): Promise<unknown> =>
    folder.write({
      'x.pipeline.yaml': `version: 1\nstages:\n  a:\n    run: |\n${run.replaceAll(/^/gmu, '      ')}\n    outputs: {one: out/one.txt, two: out/two}\n${more}`,
    });

  /** Begins to run the pipeline in another process. */
  function begun(): ChildProcess {
    const child = spawn(process.execPath, [bundledProgram(MAIN), folder.at('x.pipeline.yaml')], {
      stdio: 'ignore',
    });
    children.push(child);
    return child;
  }

  /** Runs the pipeline in another process until a file is there, and kills that process. */
  async function killedAt(name: string): Promise<void> {
    const child = begun();
    while (!folder.has(name)) {
      assert.equal(child.exitCode, null, 'it ended before');
      await sleep(5);
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  const outputs = (): unknown => [
    folder.has('out/one.txt') ? folder.text('out/one.txt') : undefined,
    folder.has('out/two/x') ? folder.text('out/two/x') : undefined,
  ];
  const GOOD = 'echo 1 > ${outputs.one}; mkdir -p ${outputs.two}; echo 1 > ${outputs.two}/x';
  const OLD = ['1\n', '1\n'];

  it('are the old ones until all new ones are there, and after a failure', async () => {
    await write(GOOD);
    await folder.run();
    assert.deepEqual(outputs(), OLD);
    for (const run of [
      'echo 2 > ${outputs.one}; cat out/one.txt out/two/x; exit 1',
      'echo 2 > ${outputs.one}',
      'echo 2 > out/one.txt; mkdir out/two; echo 2 > out/two/x; exit 1',
      'mkdir out/two',
    ]) {
      await write(run);
      assert.equal((await folder.run()).states['a'], 'failed', run);
      assert.deepEqual(outputs(), OLD, run);
      assert.deepEqual(readdirSync(folder.at('.vitruve/runs')), []);
    }
    await write(GOOD.replaceAll('echo 1', 'echo 2'));
    await folder.run();
    assert.deepEqual(outputs(), ['2\n', '2\n']);
    await write('echo 3 > out/one.txt; mkdir out/two; echo 3 > out/two/x; echo new > out/two/y');
    await folder.run();
    assert.deepEqual(outputs(), ['3\n', '3\n']);
  });

  it('of a try that failed are gone when the next one begins', async () => {
    await write(
      'test ! -e ${outputs.two}; mkdir ${outputs.two}; echo 1 > ${outputs.two}/x; echo 1 > ${outputs.one}; echo >> n; test $(wc -l < n) = 2',
      '    retries: {count: 1, delay: 1ms}\n',
    );
    assert.equal((await folder.run()).states['a'], 'done');
  });

  it('stay in place when they are a cache', async () => {
    await folder.write({
      'x.pipeline.yaml':
        'version: 1\nstages:\n  a: {run: "echo x >> ${outputs.c}/log; cat c/log", outputs: {c: {path: c, type: cache}}}\n',
      'c/log': 'before\n',
    });
    assert.deepEqual((await folder.run()).lines, ['before', 'x']);
    assert.deepEqual((await folder.run()).states, { a: 'up-to-date' });
  });

  for (const [how, script] of Object.entries({
    'that are written to a place of their own':
      'echo 2 > ${outputs.one}; mkdir ${outputs.two}; echo 2 > ${outputs.two}/x',
    'that are written by their paths': 'echo 2 > out/one.txt; mkdir out/two; echo 2 > out/two/x',
  }))
    it(`come back when the runner is killed, ${how}`, async () => {
      await write(GOOD);
      await folder.run();
      await write(`${script}; touch begun; sleep 30; touch late`);
      await killedAt('begun');
      await write(GOOD);
      const { states, events } = await folder.run({ dryRun: false });
      assert.deepEqual([states, outputs()], [{ a: 'up-to-date' }, OLD]);
      assert.ok(events.some(({ event }) => event === 'warning'));
      assert.deepEqual(readdirSync(folder.at('.vitruve/runs')), []);
    });

  it('are not written any more by programs that survived their runner', async () => {
    // One that has left the group of its program is found by its variable.
    await write(
      'setsid sh -c "while :; do echo >> out/one.txt; sleep 0.02; done" & echo $! > pid; mkdir out/two; sleep 0.3; touch begun; sleep 30',
    );
    await killedAt('begun');
    await write('echo 1 > out/one.txt; mkdir out/two; sleep 0.3; cat out/one.txt');
    const { lines } = await folder.run();
    assert.deepEqual(lines, ['1']);
  });

  it('are in their places, and nothing else is left, though programs are still being noted', async () => {
    for (let turns = 0; turns < 60; turns++) {
      const staging = await Staging.begin(folder.at('.own'), folder.path, []);
      for (let note = 0; note < 30; note++) staging.noteProgram(process.pid);
      // Not all are as far: some of them write while the folder is being removed.
      for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
      await (turns % 2 === 0 ? staging.commit() : staging.rollBack());
      assert.equal(existsSync(staging.folder), false);
    }
  });

  it('are whole whenever the runner is killed', async () => {
    await write(GOOD);
    await folder.run();
    for (let kill = 0; kill < Number(process.env['KILLS'] ?? 4); kill++) {
      const text = `${'long '.repeat(2000)}${kill}`;
      await write(
        `mkdir -p ${folder.path}/t; touch t/${kill}; echo ${text} > \${outputs.one}; mkdir out/two; echo ${text} > out/two/x`,
      );
      const child = begun();
      const exit = once(child, 'exit');
      while (!folder.has(`t/${kill}`) && child.exitCode === null) await sleep(1);
      await sleep(Math.random() * 25);
      child.kill('SIGKILL');
      await exit;
      const before = outputs();
      await folder.run({ stages: ['a'] });
      assert.deepEqual(
        outputs(),
        [`${text}\n`, `${text}\n`],
        `killed with ${JSON.stringify(before).slice(0, 80)}`,
      );
    }
  });

  it('are made by one runner at a time', async () => {
    await write(`${GOOD}; touch begun; sleep 30`);
    const child = begun();
    while (!folder.has('begun')) await sleep(5);
    await assert.rejects(folder.run(), new RegExp(`already being run by process ${child.pid}`, 'u'));
    assert.equal((await folder.run({ dryRun: true })).states['a'], 'would-run');
    child.kill('SIGKILL');
    await once(child, 'exit');
    await write(GOOD);
    assert.equal((await folder.run()).states['a'], 'done');
    const [claim = ''] = readdirSync(folder.at('.vitruve/runners')).concat('none');
    assert.equal(claim, 'none', 'a claim is released');
  });

  it('leave no folders of runners that were killed before their journal was written, or while they cleaned up', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    const killed = ownName().replace(`-${process.pid}-`, `-${pid}-`);
    const runs = folder.at('.vitruve/runs');
    const begins = ownName();
    await mkdir(`${runs}/${killed}/made/0`, { recursive: true });
    await mkdir(`${runs}/${begins}`);
    await write(GOOD);
    const { events } = await folder.run();
    assert.deepEqual(readdirSync(runs), [begins], 'one that is just beginning stays');
    assert.ok(!events.some(({ event }) => event === 'warning'), 'nothing was rolled back');
  });

  it('have no copies beside them that a killed runner has left', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    const abandoned = ownName().replace(`-${process.pid}-`, `-${pid}-`);
    const runner = await identityOf(process.pid);
    const journal = {
      ...{ version: 1, state: 'committing', hasContainers: false, runner: { ...runner, pid } },
      outputs: [{ path: 'out/one.txt', staged: 'x', aside: 'y', existed: false }],
    };
    const [live, other] = [`out/one.txt.${ownName()}`, `out/two.txt.${abandoned}`];
    await folder.write({
      ...{ [`out/one.txt.${abandoned}`]: '', [live]: '', [other]: '', 'out/one.txt.keep': '' },
      '.vitruve/runs/0123/run.json': JSON.stringify(journal),
    });
    await write(GOOD);
    await folder.run({ dryRun: false, stages: ['a'] });
    const left = readdirSync(folder.at('out')).map((name) => `out/${name}`);
    assert.deepEqual(left.sort(), ['out/one.txt', 'out/one.txt.keep', live, 'out/two', other].sort());
  });

  it('that are restored are all put into their places, or none', async () => {
    await folder.write({ 'one.txt': 'old', 'two/x': 'old' });
    const output = (name: string, isMade: boolean): Parameters<typeof putTogether>[1][number] => ({
      ...{ path: folder.at(name), shown: name },
      make: async (to) => {
        if (name === 'two') await mkdir(to);
        await writeFile(name === 'two' ? `${to}/y` : to, 'new');
        return isMade;
      },
    });
    assert.equal(await putTogether(folder.path, [output('one.txt', true), output('two', false)]), false);
    assert.deepEqual([folder.text('one.txt'), folder.text('two/x')], ['old', 'old']);
    assert.equal(await putTogether(folder.path, [output('one.txt', true), output('two', true)]), true);
    assert.deepEqual(
      [folder.text('one.txt'), folder.text('two/y'), folder.has('two/x')],
      ['new', 'new', false],
    );
    assert.deepEqual(readdirSync(folder.at('.vitruve/runs')), []);
  });

  it('are left to another machine that may be at work on them', async () => {
    await write(GOOD);
    const journal = {
      version: 1,
      state: 'running',
      runner: { pid: 1, start: '1', boot: '1', host: `${hostname()}-other` },
      outputs: [{ path: 'out/one.txt', aside: 'x', existed: false }],
    };
    await mkdir(folder.at('.vitruve/runs/0123'), { recursive: true });
    await writeFile(folder.at('.vitruve/runs/0123/run.json'), JSON.stringify(journal));
    await folder.write({ 'out/one.txt': 'theirs' });
    await write('cat out/one.txt; exit 1');
    await folder.run();
    assert.equal(folder.text('out/one.txt'), 'theirs');
    assert.ok(existsSync(folder.at('.vitruve/runs/0123')));
  });
});
