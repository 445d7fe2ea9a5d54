import assert from 'node:assert/strict';
import { TASKS } from '../tasks/index.ts';
import { PipelineFolder } from './testing/pipeline-folder.ts';

describe('a pipeline that is run', () => {
  let folder: PipelineFolder;
  beforeEach(() => {
    folder = new PipelineFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  const write = (stages: string, head = ''): Promise<unknown> =>
    folder.write({ 'x.pipeline.yaml': `version: 1\n${head}stages:\n${stages.replaceAll(/^/gmu, '  ')}` });

  it('runs stages behind those that they depend on, and each run of a matrix', async () => {
    await write(
      [
        "c: {run: 'cat ${stages.b.outputs.o}', inputs: ['${stages.b.outputs.o}']}",
        'b:',
        '  matrix: {m: [x, y], n: [1, 2], exclude: [{m: x, n: 2}], include: [{m: z, n: 1.10}]}',
        "  run: echo ${matrix.m}-${matrix.n} | cat ${stages.a.outputs.o} - > '${outputs.o}'",
        "  inputs: ['${stages.a.outputs.o}']",
        "  outputs: {o: 'out/${matrix.m}${matrix.n}.txt'}",
        "a: {run: 'echo a > ${outputs.o}', outputs: {o: a.txt}}",
      ].join('\n'),
    );
    const { outcome, states, lines } = await folder.run();
    assert.equal(outcome.status, 'succeeded');
    assert.deepEqual(Object.keys(states).length, 6);
    assert.deepEqual(lines, ['a', 'x-1', 'a', 'y-1', 'a', 'y-2', 'a', 'z-1.10']);
  });

  it('gives commands their values as text, and the variables of the stage', async () => {
    await write(
      'a: {run: [\'printf "%s\\n" ${params.text} "$A" "$B"\'], environment: {B: "${params.text}"}}',
      'params: {text: {type: string}}\ndefaults: {environment: {A: 1, B: 2}}\n',
    );
    const text = `'; rm -rf "$HOME" \`x\``;
    const { lines } = await folder.run({ parameters: { text } });
    assert.deepEqual(lines, [text, '1', text]);
    await assert.rejects(folder.run(), /requires a value/u);
    await assert.rejects(folder.run({ parameters: { text, other: '1' } }), /"other" does not exist/u);
  });

  it('refuses values that a parameter does not allow, and takes those of files', async () => {
    await write(
      'a: {run: "echo ${params.days} ${params.seed}"}',
      'params: {days: {type: integer, default: 3, minimum: 1, maximum: 9}, seed: {file: p.yaml, key: train.seed}}\n',
    );
    await folder.write({ 'p.yaml': 'train: {seed: 007}\n' });
    assert.deepEqual((await folder.run()).lines, ['3 007']);
    assert.deepEqual((await folder.run({ parameters: { days: '5', seed: '8' } })).lines, ['5 8']);
    await assert.rejects(folder.run({ parameters: { days: '0' } }), /at least 1/u);
    await assert.rejects(folder.run({ parameters: { days: '10' } }), /at most 9/u);
    await assert.rejects(folder.run({ parameters: { days: 'x' } }), /not of type integer/u);
  });

  it('runs nothing of a pipeline with an error', async () => {
    await write('a: {run: "touch made", need: [b]}');
    await assert.rejects(folder.run(), /x\.pipeline\.yaml:3:\d+: .*\(pipeline\/schema\)/u);
    assert.equal(folder.has('made'), false);
  });

  it('skips stages whose condition is false, and those that read their outputs', async () => {
    await write(
      [
        'a: {run: "echo a > a.txt", outputs: {o: a.txt}, when: {params.mode: [full, all]}}',
        'b: {run: "cat a.txt", inputs: [a.txt]}',
        'c: {run: "echo c", needs: [a]}',
        'd: {run: "echo ${matrix.m}", matrix: {m: [x, y]}, when: {matrix.m: y}}',
      ].join('\n'),
      'params: {mode: quick}\n',
    );
    const { states, lines } = await folder.run();
    assert.deepEqual(states, { a: 'skipped', b: 'skipped', c: 'done', 'd (m=y)': 'done' });
    assert.deepEqual([...lines].sort(), ['c', 'y']);
    assert.equal((await folder.run({ parameters: { mode: 'full' } })).states['b'], 'done');
  });

  it('runs what was asked for with what it depends on, or alone', async () => {
    await write(
      [
        'a: {run: "echo a > a.txt", outputs: {o: a.txt}}',
        'b: {run: "cat a.txt", inputs: [a.txt]}',
        'c: {run: "echo c"}',
      ].join('\n'),
    );
    assert.deepEqual(Object.keys((await folder.run({ stages: ['b'] })).states), ['a', 'b']);
    assert.deepEqual(Object.keys((await folder.run({ stages: ['b'], only: true })).states), ['b']);
    await assert.rejects(folder.run({ stages: ['cc'] }), /Did you mean "c"/u);
  });

  it('stops at a failure, or goes on with what does not depend on it', async () => {
    await write(
      [
        'a: {run: "exit 3"}',
        'b: {run: "echo b", needs: [a]}',
        'c: {run: "echo c"}',
        'd: {run: "echo d", needs: [c]}',
      ].join('\n'),
    );
    const first = await folder.run({ jobs: 1 });
    assert.deepEqual(first.states, { a: 'failed', b: 'not-run', c: 'not-run', d: 'not-run' });
    assert.deepEqual([first.outcome.status, first.reasons['a']], ['failed', 'exited with status 3']);
    const second = await folder.run({ jobs: 1, keepGoing: true });
    assert.deepEqual(second.states, { a: 'failed', b: 'not-run', c: 'done', d: 'done' });
  });

  it('stops a list of commands at the first that fails, and bash at a pipe', async () => {
    await write('a: {run: [echo 1, "false\\necho 2", echo 3]}\nb: {run: "false | true", shell: bash}');
    const { lines, states } = await folder.run({ keepGoing: true });
    assert.deepEqual([lines, states], [['1'], { a: 'failed', b: 'failed' }]);
  });

  it('tries again as often as it may, and ends what takes too long with all that it started', async () => {
    await write(
      [
        'a: {run: "echo x >> tries; test $(wc -l < tries) = 3", retries: {count: 2, delay: 1ms}}',
        'b: {run: "(sleep 20; touch late) & sleep 20", timeout: 200ms, retries: 0}',
      ].join('\n'),
    );
    const { states, reasons, events } = await folder.run({ keepGoing: true });
    assert.deepEqual(states, { a: 'done', b: 'failed' });
    assert.equal(reasons['b'], 'exceeded its timeout');
    assert.deepEqual(
      events.flatMap((event) => (event.event === 'retry' ? [event.delay] : [])),
      [1, 2],
    );
  });

  it('fails without an input, an output or a secret', async () => {
    await write(
      [
        'a: {run: "echo a", inputs: [gone.txt]}',
        'b: {run: "echo b", outputs: {o: out/b.txt}}',
        'c: {run: "echo c", environment: {T: {secret: TOKEN}}}',
      ].join('\n'),
    );
    const { reasons } = await folder.run({ keepGoing: true });
    assert.match(reasons['a'] ?? '', /input "gone\.txt" does not exist/u);
    assert.match(reasons['b'] ?? '', /output "out\/b\.txt" was not created/u);
    assert.match(reasons['c'] ?? '', /secret "TOKEN" is missing/u);
  });

  it('never shows a secret', async () => {
    await write(
      'a: {run: \'printf "%s" "$T" | head -c 4; sleep 0.1; printf "%s" "$T" | tail -c +5\', environment: {T: {secret: TOKEN}}}',
    );
    const { lines } = await folder.run({
      secrets: (name) => (name === 'TOKEN' ? 'hunter-2-hunter' : undefined),
    });
    assert.deepEqual(lines, ['***']);
  });

  it('starts commands in their working directory, with paths from there', async () => {
    await write('a: {run: "pwd; echo 1 > ${outputs.o}", workdir: tools/bin, outputs: {o: data/a.txt}}');
    await folder.write({ 'tools/bin/x': '' });
    const { lines, states } = await folder.run();
    assert.deepEqual([lines, states], [[folder.at('tools/bin')], { a: 'done' }]);
    assert.equal(folder.text('data/a.txt'), '1\n');
  });

  it('runs no more at once than jobs and resources allow', async () => {
    const busy = 'n=$(ls run | wc -l); echo $n; touch run/$$; sleep 0.2; rm run/$$';
    await write(
      `a: {run: '${busy}', matrix: {m: [1, 2, 3]}}\nb: {run: '${busy}', matrix: {m: [1, 2]}, resources: {gpu: 1}, needs: [a]}`,
    );
    await folder.write({ 'run/.keep': '' });
    const { lines } = await folder.run({ jobs: 2 });
    assert.ok(
      lines.slice(0, 3).every((line) => Number(line) <= 1),
      lines.join(),
    );
    assert.deepEqual(lines.slice(3), ['0', '0']);
  });

  it('ends what runs when it is canceled', async () => {
    await write('a: {run: "echo on; sleep 20"}\nb: {run: echo b, needs: [a]}');
    const { outcome, states } = await folder.run({ signal: AbortSignal.timeout(300) });
    assert.equal(outcome.status, 'cancelled');
    assert.deepEqual(states, { a: 'cancelled', b: 'not-run' });
  });

  it('runs a task with its inputs as values', async () => {
    await write(
      [
        "a: {uses: vitruve/check, with: {paths: ['${params.file}'], format: json, output: '${outputs.o}'}, outputs: {o: r.json}}",
        'b: {uses: vitruve/check, with: {paths: [gone.yaml]}, needs: [a]}',
      ].join('\n'),
      'params: {file: x.pipeline.yaml}\n',
    );
    const { states, reasons } = await folder.run({ tasks: TASKS });
    assert.deepEqual(states, { a: 'done', b: 'failed' });
    assert.match(folder.text('r.json'), /"manifests": 1/u);
    assert.match(reasons['b'] ?? '', /gone\.yaml/u);
  });
});
