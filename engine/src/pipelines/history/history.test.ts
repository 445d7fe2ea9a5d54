import assert from 'node:assert/strict';
import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { PipelineFolder } from '../testing/pipeline-folder.ts';
import { compareRuns } from './compare-runs.ts';
import { RunHistory } from './read-runs.ts';
import { LOG_PART, logLines, RunLog } from './run-log.ts';

const PIPELINE = `version: 1
params: {days: 3, names: [a, b]}
stages:
  train:
    run: 'echo "{\\"accuracy\\": 0.\${params.days}, \\"loss\\": {\\"train\\": 1}}" > \${outputs.scores}; echo trained'
    outputs: {scores: {path: out/scores.json, type: metrics}}
  count:
    run: "printf '%s' \${params.names} > \${outputs.o}"
    outputs: {o: o.txt}
`;

describe('the history of runs', () => {
  let folder: PipelineFolder;
  const history = (): RunHistory => new RunHistory(folder.path, undefined);
  const lines = (id: number): Promise<readonly string[]> => history().log(id);
  beforeEach(async () => {
    folder = await new PipelineFolder().write({ 'x.pipeline.yaml': PIPELINE });
  });
  afterEach(() => {
    folder.remove();
  });

  it('records what a run was given, how its stages ended, their metrics and sizes, and its log', async () => {
    await folder.run({ stages: ['train', 'count'], jobs: 1 });
    const run = await history().read(1);
    assert.deepEqual(
      [run?.status, run?.head.pipeline, run?.head.parameters, run?.head.stages],
      ['succeeded', 'x.pipeline.yaml', { days: '3', names: '["a","b"]' }, ['train', 'count']],
    );
    const [train, count] = run?.stages ?? [];
    assert.deepEqual(train?.metrics, { 'scores.accuracy': 0.3, 'scores.loss.train': 1 });
    assert.deepEqual([count?.sizes, count?.metrics], [{ 'o.txt': 2 }, {}]);
    assert.deepEqual(await lines(1), [
      'train: no result is recorded',
      'train | trained',
      'count: no result is recorded',
    ]);
  });

  it('records nothing of a run in which all is up to date, of a dry run, and where it is switched off', async () => {
    await folder.run({ dryRun: true });
    await folder.run({
      environment: { ...process.env, VITRUVE_CACHE: folder.cache, VITRUVE_HISTORY: 'off' },
    });
    await folder.run();
    assert.deepEqual(await history().list(), []);
    assert.equal(folder.has('.vitruve/history'), false);
  });

  it('keeps metrics of stages that were up to date, and compares two runs', async () => {
    await folder.run();
    await folder.run({ parameters: { names: '[c]' } });
    await folder.run({ parameters: { days: '5', names: '[c]' } });
    const [first, second, third] = await Promise.all([1, 2, 3].map((id) => history().read(id)));
    assert.ok(first && second && third);
    assert.equal(second.stages.find(({ run }) => run === 'train')?.metrics?.['scores.accuracy'], 0.3);
    const { parameters, metrics, sizes, stages } = compareRuns(first, third);
    assert.deepEqual(parameters, [
      { name: 'days', before: '3', after: '5' },
      { name: 'names', before: '["a","b"]', after: '["c"]' },
    ]);
    assert.deepEqual(metrics[0], { name: 'train: scores.accuracy', before: 0.3, after: 0.5 });
    assert.deepEqual(sizes, [{ name: 'o.txt', before: 2, after: undefined }]);
    assert.deepEqual(Object.fromEntries(stages.map(({ name, after }) => [name, after?.state])), {
      train: 'done',
      count: 'up-to-date',
    });
  });

  it('names failures, and runs of pipelines that a pipeline uses by the stage that uses them', async () => {
    await folder.write({
      'x.pipeline.yaml': 'version: 1\nstages:\n  s: {uses: ./y.pipeline.yaml}\n',
      'y.pipeline.yaml': 'version: 1\nstages:\n  bad: {run: exit 3}\n',
    });
    await folder.run();
    const [run, ...others] = await history().list();
    assert.deepEqual([run?.status, run?.head.pipeline, others], ['failed', 'x.pipeline.yaml', []]);
    assert.deepEqual(
      (await history().read(1))?.stages.map((stage) => [stage.run, stage.state]),
      [
        ['s/bad', 'failed'],
        ['s', 'failed'],
      ],
    );
    assert.match((await lines(1)).at(-1) ?? '', /^s: /u);
    assert.deepEqual(await new RunHistory(folder.path, 'y.pipeline.yaml').list(), []);
  });

  it('tells a run whose runner was killed, and goes past what was not written whole', async () => {
    await folder.run();
    const file = folder.at('.vitruve/history/1.jsonl');
    const text = await readFile(file, 'utf8');
    const [head = '', stage = ''] = text.split('\n');
    const gone = head.replace(/"pid":\d+/u, '"pid":4194305');
    await writeFile(file, `${gone}\n${stage}\n${stage.slice(0, 20)}`);
    await truncate(folder.at('.vitruve/history/1.log.gz'), 30);
    await writeFile(folder.at('.vitruve/history/7.jsonl'), 'x');
    assert.deepEqual(
      (await history().list()).map(({ id, status, milliseconds }) => [id, status, milliseconds]),
      [[1, 'interrupted', undefined]],
    );
    assert.equal((await history().read(1))?.stages.length, 1);
    assert.ok(Array.isArray(await lines(1)));
    assert.equal(await history().read(2), undefined);
    await folder.run({ force: true });
    assert.equal((await history().list(1))[0]?.id, 8);
    await writeFile(file, `${head}\n`);
    assert.equal((await history().read(1))?.status, 'running');
  });

  it('keeps as many runs as it is told', async () => {
    const environment = { ...process.env, VITRUVE_CACHE: folder.cache, VITRUVE_HISTORY: '2' };
    for (let count = 0; count < 4; count++) await folder.run({ force: true, environment, stages: ['count'] });
    assert.deepEqual(
      (await history().list()).map(({ id }) => id),
      [4, 3],
    );
    assert.equal(folder.has('.vitruve/history/2.log.gz'), false);
  });

  it('does not fail a run that it cannot record', async () => {
    await folder.write({ '.vitruve/history': '' });
    const { outcome, events } = await folder.run();
    assert.equal(outcome.status, 'succeeded');
    assert.ok(events.some((event) => event.event === 'warning' && /recorded/u.test(event.message)));
  });
});

describe('the log of a run', () => {
  let folder: PipelineFolder;
  beforeEach(() => {
    folder = new PipelineFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  it('keeps its beginning and its end', async () => {
    const file = folder.at('log.gz');
    const log = new RunLog(file, 100);
    for (let line = 0; line < 10_000; line++) log.add(`line ${String(line).padStart(4, '0')}`);
    await log.end();
    const kept = await logLines(file);
    assert.deepEqual([kept[0], kept[9], kept.at(-1)], ['line 0000', 'line 0009', 'line 9999']);
    assert.match(kept[10] ?? '', /9980 lines/u);
    assert.equal(kept.length, 21);
    assert.equal(LOG_PART, 5 * 1024 * 1024);
  });

  it('has no lines where there is none, and those before its end where it was not ended', async () => {
    assert.deepEqual(await logLines(folder.at('none')), []);
    const file = folder.at('log.gz');
    const log = new RunLog(file);
    log.add('one');
    await log.end();
    await truncate(file, (await stat(file)).size - 9);
    assert.deepEqual(await logLines(file), ['one']);
    await writeFile(file, 'not a log');
    assert.deepEqual(await logLines(file), []);
  });
});
