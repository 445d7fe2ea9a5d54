import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../tables/database.ts';
import { PipelineFolder } from '../../pipelines/testing/pipeline-folder.ts';
import { objectivesTask, type ObjectivesInputs } from './objectives-task.ts';

const YAML = `version: 1
timezone: Europe/Paris
objectives:
  availability:
    title: Availability
    kind: slo
    target: { atLeast: 99 }
    window: 30d
    indicator: { ratio: { good: good, total: total } }
    source: { path: a.csv, time: day }
  energy:
    title: Energy
    kind: green
    unit: kWh
    target: { atMost: 10 }
    window: month
    indicator: { value: { column: total, aggregate: sum } }
    source: { path: a.csv, time: day }
`;
const CSV = 'day,good,total\n2026-01-01,995,1000\n2026-01-02,1000,1000\n';

describe('vitruve/objectives', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitruve-objectives-'));
    await writeFile(join(folder, 'a.csv'), CSV);
    await writeFile(join(folder, 'objectives.yaml'), YAML);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const run = async (more: Partial<ObjectivesInputs> = {}) => {
    const task = objectivesTask();
    const inputs = { file: join(folder, 'objectives.yaml'), at: '2026-01-10', ...more };
    const context = { folder, version: '1.0.0' };
    const result = await task.run(inputs, {
      ...context,
      signal: new AbortController().signal,
      onItem: () => undefined,
    });
    return { task, inputs, result, context, summary: task.summarize(inputs, result, context) };
  };

  it('tells states, values and budgets', async () => {
    const { task, inputs, result, context, summary } = await run();
    assert.equal(summary.text, '2 objectives: 1 met, 0 at risk, 1 breached, 0 without data');
    assert.deepEqual(summary.metrics, {
      met: 1,
      atRisk: 0,
      breached: 1,
      noData: 0,
      availability: 99.75,
      energy: 2000,
    });
    const text = String(await task.print?.(inputs, result, { ...context, color: false }));
    assert.match(
      text,
      /^MET Availability \(availability\)\n {2}99\.75 %, target ≥ 99 %\n {2}2025-12-03 until 2026-01-02: 2 measurements\n/u,
    );
    // 1 % of 2,000 requests are 20, of which 5 are spent; 0.75 % of 30 days are 5.4 hours.
    assert.match(text, /Error budget left: 5 h 24 min \(75 %\), 15 events/u);
    assert.match(text, /BREACHED Energy \(energy\)\n {2}2000 kWh, target ≤ 10 kWh/u);
  });

  it('measures Parquet files as it does CSV, and says why one cannot be read', async () => {
    const path = join(folder, 'a.parquet');
    const database = await Database.open({ reads: [], writes: [path], signal: new AbortController().signal });
    try {
      const rows =
        "(TIMESTAMPTZ '2026-01-01 00:00:00+01', 995, 1000.0), (TIMESTAMPTZ '2026-01-02 00:00:00+01', 1000, 1000.0)";
      await database.run(
        `COPY (SELECT * FROM (VALUES ${rows}) AS t(day, good, total)) TO '${path}' (FORMAT parquet)`,
      );
    } finally {
      await database.end();
    }
    await writeFile(join(folder, 'objectives.yaml'), YAML.replaceAll('a.csv', 'a.parquet'));
    const { summary, result } = await run();
    assert.deepEqual([summary.metrics['availability'], summary.metrics['energy']], [99.75, 2000]);
    assert.equal(result.objectives[0]?.source, 'a.parquet');
    await writeFile(path, 'no Parquet');
    const broken = await run();
    assert.equal(broken.summary.metrics['noData'], 2);
    assert.match(JSON.stringify(broken.result), /Parquet|magic bytes/iu);
    await rm(path);
    assert.match(JSON.stringify((await run()).result), /cannot be read/u);
  });

  it('fails only on what it is asked to fail on', async () => {
    assert.equal((await run()).summary.status, 'succeeded');
    assert.equal((await run({ failOn: 'breached' })).summary.status, 'failed');
    await writeFile(
      join(folder, 'objectives.yaml'),
      YAML.replace('atMost: 10', 'atMost: 9999, warning: 100'),
    );
    assert.equal((await run({ failOn: 'breached' })).summary.status, 'succeeded');
    assert.equal((await run({ failOn: 'at-risk' })).summary.status, 'failed');
  });

  it('writes what it prints as JSON', async () => {
    const output = join(folder, 'out.json');
    const { task, inputs, result, context } = await run({ output });
    const written: unknown = JSON.parse(await readFile(output, 'utf8'));
    assert.deepEqual(written, JSON.parse(JSON.stringify(task.toJson(inputs, result, context))));
    const { objectives } = written as {
      objectives: readonly { readonly asOf: string; readonly budget?: { readonly seconds: number } }[];
    };
    // Midnight in Paris.
    assert.equal(objectives.at(0)?.asOf, '2026-01-01T23:00:00.000Z');
    const first = objectives.at(0);
    assert.ok(Math.abs((first?.budget?.seconds ?? 0) - 0.0075 * 30 * 86_400) < 1e-6);
  });

  it('reads its sources, and refuses what has errors', async () => {
    const { task, inputs, context } = await run();
    const { reads, writes } = await task.plan(inputs, context);
    assert.deepEqual([reads, writes], [[inputs.file, join(folder, 'a.csv')], []]);
    await assert.rejects(run({ file: folder }), /is a folder: enter the path of a file$/u);
    await writeFile(inputs.file, YAML.replace('Europe/Paris', 'Mars'));
    await assert.rejects(run(), /Unknown time zone "Mars".*objectives\/timezone/u);
  });
});

const PIPELINE = `version: 1
params: {accuracy: 0.5}
stages:
  evaluate:
    run: 'echo "{\\"accuracy\\": \${params.accuracy}}" > \${outputs.scores}; test \${params.accuracy} != 0.1'
    outputs: {scores: {path: scores.json, type: metrics}}
`;
const OF_RUNS = `version: 1
objectives:
  accuracy:
    title: Accuracy
    kind: kpi
    target: { atLeast: 0.9 }
    window: 30d
    indicator: { value: { column: scores.accuracy, aggregate: max } }
    source: { pipeline: ../ml/x.pipeline.yaml, stage: evaluate }
`;

describe('vitruve/objectives of runs', () => {
  let folder: PipelineFolder;
  beforeEach(async () => {
    folder = await new PipelineFolder().write({
      '.vitruve.yaml': '',
      'ml/x.pipeline.yaml': PIPELINE,
      'aims/objectives.yaml': OF_RUNS,
    });
  });
  afterEach(() => {
    folder.remove();
  });

  const measured = async () => {
    const task = objectivesTask();
    const inputs = { file: folder.at('aims/objectives.yaml') };
    const context = { folder: folder.path, version: '1.0.0' };
    const signal = new AbortController().signal;
    const result = await task.run(inputs, { ...context, signal, onItem: () => undefined });
    return { task, inputs, context, result, measured: result.objectives[0]?.measured };
  };

  it('measures the metric of each run that succeeded', async () => {
    assert.equal((await measured()).measured?.reason, 'No run of "../ml/x.pipeline.yaml" is recorded');
    for (const accuracy of ['0.8', '0.95', '0.1'])
      await folder.run({ file: 'ml/x.pipeline.yaml', parameters: { accuracy } });
    const { task, inputs, context, result, measured: one } = await measured();
    assert.deepEqual(
      [one?.state, one?.value, one?.samples, one?.gaps, one?.trend.length],
      ['met', 0.95, 2, 0, 1],
    );
    const json = JSON.parse(JSON.stringify(task.toJson(inputs, result, context))) as {
      readonly objectives: readonly { readonly source: string; readonly stage: string }[];
    };
    const [written] = json.objectives;
    assert.deepEqual([written?.source, written?.stage], ['../ml/x.pipeline.yaml', 'evaluate']);
    const { reads, unknown } = await task.plan(inputs, context);
    assert.deepEqual(reads, [inputs.file]);
    assert.equal(unknown, 'it measures the recorded runs of "../ml/x.pipeline.yaml"');
  });

  it('ends when it is canceled', async () => {
    await folder.run({ file: 'ml/x.pipeline.yaml' });
    const controller = new AbortController();
    controller.abort();
    const run = objectivesTask().run(
      { file: folder.at('aims/objectives.yaml') },
      { folder: folder.path, version: '1.0.0', signal: controller.signal, onItem: () => undefined },
    );
    await assert.rejects(run, /The task was canceled/u);
  });
});
