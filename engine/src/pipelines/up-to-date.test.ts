import assert from 'node:assert/strict';
import { chmodSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { PipelineFolder } from './testing/pipeline-folder.ts';

describe('a pipeline that is run again', () => {
  let folder: PipelineFolder;
  beforeEach(() => {
    folder = new PipelineFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  const write = (stages: readonly string[], head = ''): Promise<unknown> =>
    folder.write({
      'x.pipeline.yaml': `version: 1\n${head}stages:\n${stages.map((line) => `  ${line}\n`).join('')}`,
    });
  const CHAIN = [
    "a: {run: 'sort in.txt > ${outputs.o}', inputs: [in.txt], outputs: {o: a.txt}}",
    "b: {run: 'wc -l < a.txt > ${outputs.o}', inputs: [a.txt], outputs: {o: b.txt}}",
  ];

  it('runs what changed, and stops where the result is the same as before', async () => {
    await write(CHAIN);
    await folder.write({ 'in.txt': '1\n2\n' });
    assert.deepEqual((await folder.run()).states, { a: 'done', b: 'done' });
    assert.deepEqual((await folder.run()).states, { a: 'up-to-date', b: 'up-to-date' });
    await folder.write({ 'in.txt': '2\n1\n' });
    const { states, reasons } = await folder.run();
    assert.deepEqual(states, { a: 'done', b: 'up-to-date' });
    assert.equal(reasons['a'], 'input "in.txt" changed');
  });

  it('reads the outputs that commands and variables name, though they are not among the inputs', async () => {
    await write([
      "a: {run: 'cat in.txt > ${outputs.o}', inputs: [in.txt], outputs: {o: a.txt}}",
      "b: {run: 'wc -l < ${stages.a.outputs.o} > ${outputs.o}', outputs: {o: b.txt}}",
      "c: {run: 'wc -c < $FROM > ${outputs.o}', environment: {FROM: '${stages.a.outputs.o}'}, outputs: {o: c.txt}}",
      "d: {run: 'touch d.txt', needs: [a], outputs: {o: d.txt}}",
    ]);
    await folder.write({ 'in.txt': '1\n' });
    await folder.run();
    await folder.write({ 'in.txt': '1\n2\n' });
    const expected = await folder.run({ dryRun: true });
    assert.equal(expected.reasons['b'], 'it depends on "a"');
    assert.equal(expected.reasons['c'], 'it depends on "a"');
    assert.deepEqual((await folder.run()).states, { a: 'done', b: 'done', c: 'done', d: 'up-to-date' });
  });

  it('tells in a dry run why each stage would run, and runs nothing', async () => {
    await write(CHAIN);
    await folder.write({ 'in.txt': '1\n' });
    const first = await folder.run({ dryRun: true });
    assert.deepEqual(first.reasons, { a: 'no result is recorded', b: 'it depends on "a"' });
    assert.deepEqual([folder.has('a.txt'), folder.has('x.pipeline.lock')], [false, false]);
    await folder.run();
    const why = async (change: () => unknown): Promise<string | undefined> => {
      await change();
      const { reasons } = await folder.run({ dryRun: true });
      await folder.run();
      return reasons['a'] ?? reasons['b'];
    };
    assert.equal(await why(() => folder.write({ 'in.txt': '3\n' })), 'input "in.txt" changed');
    assert.equal(
      await why(() => {
        rmSync(folder.at('a.txt'));
      }),
      'output "a.txt" does not exist',
    );
    assert.equal(await why(() => folder.write({ 'b.txt': 'x' })), 'output "b.txt" is not the recorded one');
    assert.equal(
      await why(() => write(CHAIN.map((line) => line.replace('sort', 'sort -r')))),
      'its command changed',
    );
    assert.equal((await folder.run({ dryRun: true, force: true })).reasons['a'], '--force');
  });

  it('has keys of values that are used, not of names, limits and retries', async () => {
    const stage = (name: string, more = ''): readonly string[] => [
      `${name}: {run: 'echo \${params.a} > o.txt', outputs: {${name}1: o.txt}, environment: {V: 1}${more}}`,
    ];
    await write(stage('x'), 'params: {a: 1.10, b: 2}\n');
    await folder.run();
    await write(
      stage('renamed', ', timeout: 9s, retries: 3, description: text'),
      'params: {a: 1.10, b: 3}\n',
    );
    assert.deepEqual((await folder.run()).states, { renamed: 'up-to-date' });
    const reasons = async (head: string, more = ''): Promise<string | undefined> => {
      await write(stage('renamed', more), head);
      return (await folder.run({ dryRun: true })).reasons['renamed'];
    };
    assert.equal(await reasons('params: {a: 1.1, b: 3}\n'), 'params.a changed: 1.10 → 1.1');
    assert.equal(await reasons('params: {a: 1.10, b: 3}\n', ', params: [b]'), 'params.b changed: – → 3');
    assert.equal(await reasons('params: {a: 1.10, b: 3}\n', ', cache: false'), '"cache" is false');
  });

  it('reads folders whole, ignored files too, but not what changes by itself', async () => {
    await write(["a: {run: 'cat data/x', inputs: [data]}"]);
    await folder.write({
      'data/x': '1',
      'data/deep/y': '1',
      '.gitignore': 'data/\n',
      'data/.vitruveignore': '*.tmp\n',
    });
    await folder.run();
    const state = async (files: Readonly<Record<string, string>>): Promise<unknown> => {
      await folder.write(files);
      return (await folder.run()).states['a'];
    };
    assert.equal(
      await state({ 'data/__pycache__/z': '1', 'data/.DS_Store': '1', 'data/deep/n.tmp': '1' }),
      'up-to-date',
    );
    assert.equal(await state({ 'data/deep/y': '2' }), 'done');
    assert.equal(await state({ 'data/deep/z': '' }), 'done');
    symlinkSync('..', folder.at('data/deep/loop'));
    assert.equal(await state({}), 'up-to-date', 'a link to a folder around it');
    chmodSync(folder.at('data/x'), 0o755);
    assert.equal(await state({}), 'done', 'the executable bit');
  });

  it('reads a file for each value of a list, also of one that is given', async () => {
    await write(
      ["a: {run: 'cat ${params.files} > ${outputs.o}', inputs: ['${params.files}'], outputs: {o: o.txt}}"],
      'params: {files: [x.txt, y.txt]}\n',
    );
    await folder.write({ 'x.txt': '1', 'y.txt': '2', 'z.txt': '3' });
    assert.deepEqual((await folder.run()).states, { a: 'done' });
    await folder.write({ 'y.txt': '3' });
    assert.equal((await folder.run()).reasons['a'], 'input "y.txt" changed');
    const parameters = { files: '[x.txt, z.txt]' };
    assert.match((await folder.run({ parameters })).reasons['a'] ?? '', /^params\.files changed|^input /u);
    await folder.write({ 'z.txt': '4' });
    assert.equal((await folder.run({ parameters })).reasons['a'], 'input "z.txt" changed');
  });

  it('sees a change that keeps size and time', async () => {
    await write(["a: {run: 'cat in.txt', inputs: [in.txt]}"]);
    const time = new Date('2020-01-01');
    const set = async (text: string): Promise<void> => {
      await folder.write({ 'in.txt': text });
      utimesSync(folder.at('in.txt'), time, time);
    };
    await set('1');
    await folder.run();
    await set('2');
    assert.equal((await folder.run()).states['a'], 'done');
  });

  it('does not record a result whose inputs changed meanwhile, or a failure', async () => {
    await write(["a: {run: 'echo x >> in.txt; cp in.txt o.txt', inputs: [in.txt], outputs: {o: o.txt}}"]);
    await folder.write({ 'in.txt': '1' });
    const { events } = await folder.run();
    assert.ok(events.some((event) => event.event === 'warning' && event.message.includes('in.txt')));
    assert.equal((await folder.run()).states['a'], 'done');
    await write(["a: {run: 'exit 1'}"]);
    await folder.run();
    assert.equal((await folder.run({ dryRun: true })).states['a'], 'would-run');
  });

  it('records runs in sorted lines, keeps those that it can read, and drops stages that are gone', async () => {
    await write([
      "b: {run: 'echo ${matrix.m}', matrix: {m: [2, 1]}}",
      'a: {run: "true"}',
      'c: {run: "true"}',
    ]);
    await folder.run();
    const lines = folder.text('x.pipeline.lock').trimEnd().split('\n');
    const runs = lines.map((line) => (JSON.parse(line) as { readonly run?: string }).run);
    assert.deepEqual(runs, [undefined, 'a', 'b (m=1)', 'b (m=2)', 'c']);
    await folder.write({ 'x.pipeline.lock': ['<<<<<<< HEAD', ...lines].join('\n') });
    await write(["b: {run: 'echo ${matrix.m}', matrix: {m: [2, 1]}}", 'a: {run: "true"}']);
    const { states, events } = await folder.run();
    assert.deepEqual(Object.values(states), ['up-to-date', 'up-to-date', 'up-to-date']);
    assert.equal(events[0]?.event, 'warning');
    assert.deepEqual(folder.text('x.pipeline.lock').trimEnd().split('\n'), lines.slice(0, 4));
    await folder.write({ 'x.pipeline.lock': '{"version":2}\n' });
    await assert.rejects(folder.run(), /later version/u);
  });

  it('runs another pipeline as a stage, with its own folder and parameters', async () => {
    await write(
      ["a: {uses: ./sub/y.pipeline.yaml, with: {n: '${params.n}'}}", "b: {run: 'cat sub/o.txt', needs: [a]}"],
      'params: {n: 7}\n',
    );
    await folder.write({
      'sub/y.pipeline.yaml':
        "version: 1\nparams: {n: 1}\nstages:\n  s: {run: 'echo ${params.n} > o.txt', outputs: {o: o.txt}}\n",
    });
    const { states, lines } = await folder.run({ jobs: 1 });
    assert.deepEqual([states, lines], [{ 'a/s': 'done', a: 'done', b: 'done' }, ['7']]);
    const dry = await folder.run({ dryRun: true });
    assert.deepEqual(dry.states, { 'a/s': 'up-to-date', a: 'up-to-date', b: 'up-to-date' });
    const other = await folder.run({ dryRun: true, parameters: { n: '8' } });
    assert.deepEqual([other.states['a/s'], other.states['a']], ['would-run', 'would-run']);
    await folder.write({ 'sub/y.pipeline.yaml': 'version: 1\nstages:\n  s: {uses: ../x.pipeline.yaml}\n' });
    await write(['a: {uses: ./sub/y.pipeline.yaml}']);
    assert.match((await folder.run()).reasons['a/s'] ?? '', /uses itself/u);
  });
});
