import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { mkdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { PipelineFolder, type ToldRun } from '../testing/pipeline-folder.ts';

const PIPELINE = `version: 1
params: {days: {file: params.yaml, key: days}, kind: {default: a}}
stages:
  first:
    run: |
      echo '{"days": \${params.days}}' > \${outputs.o}
    inputs: [in.txt, data]
    outputs: {o: {path: out/o.json, type: metrics}}
  second: {run: 'cat \${stages.first.outputs.o} > \${outputs.o}', outputs: {o: p.txt}}
  third: {run: echo never, when: {params.kind: b}}
`;

/** Milliseconds after which a file is no longer too young to be trusted. */
const OLD = 150;

describe('a pipeline in which nothing changed', () => {
  let folder: PipelineFolder;
  beforeEach(async () => {
    folder = await new PipelineFolder().write({
      'x.pipeline.yaml': PIPELINE,
      'params.yaml': 'days: 3\n',
      'in.txt': 'in',
      'data/a.txt': 'a',
    });
    await sleep(OLD);
  });
  afterEach(() => {
    folder.remove();
  });

  const states = { first: 'up-to-date', second: 'up-to-date', third: 'skipped' } as const;
  const snapshots = (): readonly string[] =>
    folder.has('.vitruve/unchanged')
      ? readdirSync(folder.at('.vitruve/unchanged')).filter((name) => !name.startsWith('.'))
      : [];
  /** Whether a run reads the pipeline: then it writes anew what it knows. */
  const isRead = async (
    asked: Parameters<PipelineFolder['run']>[0] = {},
  ): Promise<readonly [boolean, ToldRun]> => {
    const [name = ''] = snapshots();
    const file = folder.at('.vitruve/unchanged', name);
    await utimes(file, 1, 1);
    const told = await folder.run(asked);
    return [(await stat(file)).mtimeMs !== 1000, told];
  };

  it('is told without being read, with its metrics, until one of its files changes', async () => {
    await folder.run();
    assert.equal(snapshots().length, 1);
    const [read, told] = await isRead();
    assert.equal(read, false);
    assert.deepEqual(told.states, states);
    assert.deepEqual(told.outcome.counts['up-to-date'], 2);
    const first = told.events.find((event) => event.event === 'ended' && event.run === 'first');
    assert.deepEqual(first && 'metrics' in first ? first.metrics : undefined, { 'o.days': 3 });

    const changes: Readonly<Record<string, () => Promise<unknown>>> = {
      'an input': () => folder.write({ 'in.txt': 'xx' }),
      'a file of a folder': () => folder.write({ 'data/b.txt': 'b' }),
      'an output': () => folder.write({ 'p.txt': 'other' }),
      'an output that is gone': () => rm(folder.at('out/o.json')),
      'a parameter': () => folder.write({ 'params.yaml': 'days: 4\n' }),
      'the pipeline': () => folder.write({ 'x.pipeline.yaml': `${PIPELINE}x-note: 1\n` }),
      'the lock file': () => rm(folder.at('x.pipeline.lock')),
      'settings that come to be': () => folder.write({ '.vitruve.yaml': 'vitruve.baseline: b.json\n' }),
      'a run that was interrupted': () => mkdir(folder.at('.vitruve/runs/abc'), { recursive: true }),
    };
    for (const [what, change] of Object.entries(changes)) {
      await change();
      await sleep(OLD);
      await folder.run();
      await rm(folder.at('.vitruve/runs/abc'), { recursive: true, force: true });
      const again = await folder.run();
      assert.deepEqual(again.states, states, what);
      assert.equal((await isRead())[0], false, what);
    }
  });

  it('is read when something else is asked for, or all of it is to be run', async () => {
    await folder.run();
    for (const asked of [
      { parameters: { kind: 'c' } },
      { stages: ['first'] },
      { version: '9.9.9' },
      { force: true },
    ]) {
      await folder.run();
      assert.equal((await isRead(asked))[0], true, JSON.stringify(asked));
    }
  });

  it('is read where it may have changed meanwhile, uses another pipeline, or has a stage that always runs', async () => {
    const soon = new Date(Date.now() + 3_600_000);
    await utimes(folder.at('x.pipeline.yaml'), soon, soon);
    await folder.run();
    assert.deepEqual(snapshots(), []);
    await folder.write({
      'y.pipeline.yaml': 'version: 1\nstages:\n  s: {uses: ./z.pipeline.yaml}\n',
      'z.pipeline.yaml': 'version: 1\nstages:\n  a: {run: echo}\n',
    });
    await sleep(OLD);
    await folder.run({ file: 'y.pipeline.yaml' });
    assert.deepEqual(snapshots(), []);
    await folder.write({
      'x.pipeline.yaml': PIPELINE.replace('run: echo never,', 'run: echo never, cache: false,'),
    });
    await sleep(OLD);
    await folder.run({ parameters: { kind: 'b' } });
    assert.deepEqual(snapshots(), []);
  });

  it('hashes files again when their times are not to be trusted', async () => {
    const at = new Date(2020, 1, 1);
    await utimes(folder.at('in.txt'), at, at);
    await folder.run();
    await sleep(OLD);
    assert.equal((await folder.run()).states['first'], 'up-to-date');
    // A file system that keeps its times: as if nothing had been written.
    const kept = JSON.parse(folder.text('.vitruve/files.json')) as {
      files: Record<string, { stamp: string }>;
    };
    await writeFile(folder.at('in.txt'), 'IN');
    await utimes(folder.at('in.txt'), at, at);
    const { size, mtimeNs, ctimeNs, ino, mode } = await stat(folder.at('in.txt'), { bigint: true });
    const known = kept.files[folder.at('in.txt')];
    assert.ok(known);
    known.stamp = `${size}:${mtimeNs}:${ctimeNs}:${ino}:${mode & 0o111n}`;
    await folder.write({ '.vitruve/files.json': JSON.stringify(kept) });
    assert.equal((await folder.run()).states['first'], 'up-to-date');
    assert.equal((await folder.run({ rehash: true })).reasons['first'], 'input "in.txt" changed');
  });
});
