import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PipelineEvent } from '../events.ts';
import { bundledProgram } from '../../testing/bundled-program.ts';
import { PipelineFolder } from '../testing/pipeline-folder.ts';

const MAIN = new URL('../testing/runner-main.ts', import.meta.url);

describe('two pipelines that write the same output', function () {
  this.timeout(60_000);
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

  const write = (name: string, run: string, output = 'out'): Promise<unknown> =>
    folder.write({
      [`${name}.pipeline.yaml`]: `version: 1\nstages:\n  ${name}:\n    run: |\n${run.replaceAll(/^/gmu, '      ')}\n    outputs: {o: ${output}}\n`,
    });

  /** Runs a pipeline in another process. */
  function begun(name: string): {
    readonly child: ChildProcess;
    readonly end: Promise<readonly PipelineEvent[]>;
  } {
    const child = spawn(process.execPath, [bundledProgram(MAIN), folder.at(`${name}.pipeline.yaml`)], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    children.push(child);
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    const end = once(child, 'close').then(() =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as PipelineEvent),
    );
    return { child, end };
  }
  const endOf = (events: readonly PipelineEvent[]): unknown => events.find(({ event }) => event === 'ended');
  const seen = async (name: string): Promise<void> => {
    while (!folder.has(name)) await sleep(5);
  };

  for (const [name, output, path] of [
    ['the same folder', 'out', 'out'],
    ['a file of its folder', 'out/deep/a.txt', 'out/deep/a.txt'],
  ] as const)
    it(`write it one at a time: the second one, which writes ${name}, says who does`, async () => {
      await write(
        'one',
        'mkdir out; echo 1 > out/1.txt; touch begun; while [ ! -e go ]; do sleep 0.02; done; echo 1 > out/2.txt',
      );
      await write('two', 'mkdir -p ${outputs.o}', output);
      const first = begun('one');
      await seen('begun');
      const { outcome, reasons } = await folder.run({ file: 'two.pipeline.yaml' });
      assert.equal(outcome.status, 'failed');
      const [run = ''] = readdirSync(folder.at('.vitruve/runs'));
      assert.match(
        reasons['two'] ?? '',
        new RegExp(
          `^The output "${path}" is being written by process ${first.child.pid} on .+, which runs another pipeline\\. If that process no longer runs it, delete .+${run}$`,
          'u',
        ),
      );
      await folder.write({ go: '' });
      await first.end;
      assert.deepEqual(readdirSync(folder.at('out')).sort(), ['1.txt', '2.txt']);
      assert.equal((await folder.run({ file: 'two.pipeline.yaml' })).outcome.status, 'succeeded');
    });

  it('leave what was there when the first one is killed while the second one runs', async () => {
    await folder.write({ 'out/old.txt': 'old' });
    await write('one', 'mkdir out; echo 1 > out/1.txt; touch begun; sleep 30');
    const first = begun('one');
    await seen('begun');
    await folder.write({
      'two.pipeline.yaml': [
        'version: 1',
        'stages:',
        '  wait: {run: "touch waiting; while [ ! -e go ]; do sleep 0.02; done"}',
        '  two: {run: "ls out > ${outputs.o} || true; exit 1", outputs: {o: out/deep/list.txt}, needs: [wait]}',
        '',
      ].join('\n'),
    });
    const second = begun('two');
    await seen('waiting');
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    await folder.write({ go: '' });
    await second.end;
    // The first one was taken back before the second one began, and not when it had written.
    assert.deepEqual(readdirSync(folder.at('out')).includes('old.txt'), true);
    assert.equal(folder.has('out/1.txt'), false);
  });

  it('are never torn, however often both begin at the same moment', async () => {
    const text = 'long '.repeat(2000);
    for (let turn = 0; turn < 2; turn++) {
      for (const name of ['one', 'two'])
        await write(
          name,
          `mkdir out; for i in 1 2 3; do echo ${name}${turn} ${text} > out/$i.txt; sleep 0.02; done`,
        );
      const both = await Promise.all([begun('one').end, begun('two').end]);
      const states = both.map((events) => (endOf(events) as { readonly state: string }).state);
      assert.ok(states.includes('done'), JSON.stringify(states));
      const written = new Set([1, 2, 3].map((file) => folder.text(`out/${file}.txt`)));
      assert.equal(written.size, 1);
      assert.deepEqual(readdirSync(folder.at('.vitruve/runs')), []);
    }
  });

  it('may be run beside others that write something else', async () => {
    await write('one', 'touch begun; while [ ! -e go ]; do sleep 0.02; done; echo 1 > out', 'out');
    await write('two', 'echo 2 > output', 'output');
    const first = begun('one');
    await seen('begun');
    assert.equal((await folder.run({ file: 'two.pipeline.yaml' })).outcome.status, 'succeeded');
    await folder.write({ go: '' });
    assert.deepEqual(endOf(await first.end), endOf(await first.end));
    assert.deepEqual([folder.text('out'), folder.text('output')], ['1\n', '2\n']);
  });
});
