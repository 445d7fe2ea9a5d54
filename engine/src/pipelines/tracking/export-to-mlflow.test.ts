import assert from 'node:assert/strict';
import { TaskError } from '@vitruve/workspace';
import type { RecordedRun, RecordedStage } from '../history/recorded-run.ts';
import { MlflowServer } from '../testing/mlflow-server.ts';
import { exportToMlflow, type ExportedRun } from './export-to-mlflow.ts';
import { MlflowClient } from './mlflow-client.ts';
import { pipelineRun, stageRuns } from './mlflow-fields.ts';

const stage = (run: string, more: Partial<RecordedStage> = {}): RecordedStage => ({
  ...{ event: 'stage', run, state: 'done', at: 3000, milliseconds: 2500 },
  ...more,
});

const recorded = (
  stages: readonly RecordedStage[],
  head: Partial<RecordedRun['head']> = {},
): RecordedRun => ({
  id: 12,
  head: {
    ...{ event: 'run', version: 1, pipeline: 'ml/x.pipeline.yaml', began: '2026-01-02T03:04:05.000Z' },
    ...{ parameters: { days: '3' }, stages: [], runner: { pid: 1, start: '', boot: '', host: '' } },
    ...head,
  },
  stages,
  ...{ status: 'succeeded', milliseconds: 4000, counts: {} },
});

const BEGAN = Date.UTC(2026, 0, 2, 3, 4, 5);

describe('a run in MLflow', () => {
  it('has parameters, metrics of all stages, times, sizes, the commit, and how it ended', () => {
    const run = recorded(
      [
        stage('train (model=a)', {
          metrics: { 'scores.auc': 0.9, note: 'é', ok: true },
          sizes: { 'out/m.onnx': 7 },
        }),
        stage('load', { state: 'up-to-date', metrics: { rows: 5 } }),
      ],
      { commit: `${'a'.repeat(40)}-dirty`, stages: ['train'], partitions: { day: '2025-01' } },
    );
    const { tags, ...others } = pipelineRun(run);
    const metric = (key: string, value: number): object => ({ key, value, timestamp: BEGAN + 4000, step: 0 });
    assert.deepEqual(others, {
      ...{ name: 'ml/x.pipeline.yaml #12', start: BEGAN, end: BEGAN + 4000, status: 'FINISHED' },
      params: [{ key: 'days', value: '3' }],
      metrics: [
        metric('train _model_a_/scores.auc', 0.9),
        metric('train _model_a_/seconds', 2.5),
        metric('train _model_a_/bytes/out/m.onnx', 7),
        metric('load/rows', 5),
      ],
    });
    assert.deepEqual(
      tags.filter(({ key }) => key !== 'vitruve.key').map(({ key, value }) => `${key}=${value}`),
      [
        'mlflow.source.name=ml/x.pipeline.yaml',
        'mlflow.source.type=PROJECT',
        `mlflow.source.git.commit=${'a'.repeat(40)}`,
        'vitruve.dirty=true',
        'vitruve.stages=train',
        'vitruve.partition.day=2025-01',
        'vitruve.run=12',
        'vitruve.metric.train _model_a_/note=é',
        'vitruve.metric.train _model_a_/ok=true',
      ],
    );
  });

  it('has a run below it for each stage that ran, with its own times', () => {
    const run = recorded([
      stage('a', { metrics: { auc: 1 }, periods: { day: '2025-01-01' } }),
      stage('b', { state: 'failed', reason: 'exited with status 3' }),
      stage('c', { state: 'up-to-date' }),
    ]);
    const [a, b, ...others] = stageRuns(run, 'parent');
    assert.deepEqual(others, []);
    assert.deepEqual(
      [a?.start, a?.end, a?.params, a?.metrics[0]?.key, b?.status],
      [BEGAN + 500, BEGAN + 3000, [{ key: 'day', value: '2025-01-01' }], 'auc', 'FAILED'],
    );
    assert.deepEqual(b?.tags, [
      { key: 'mlflow.parentRunId', value: 'parent' },
      { key: 'vitruve.reason', value: 'exited with status 3' },
    ]);
  });

  it('has names that MLflow takes, each once, and values that it takes', () => {
    const { params, metrics } = pipelineRun(
      recorded([stage('s', { metrics: { '../é': 1, '..//:': 2, x: Infinity } })], {
        parameters: { 'a:b': 'x'.repeat(7000), a_b: '2' },
      }),
    );
    assert.deepEqual(
      params.map(({ key, value }) => [key, value.length]),
      [
        ['a_b', 6000],
        ['a_b_2', 1],
      ],
    );
    assert.deepEqual(
      metrics.map(({ key }) => key),
      ['s/_/_', 's/_/__2', 's/seconds'],
    );
  });

  it('ends when its last stage did, where its runner was killed', () => {
    const { end, status } = pipelineRun({
      ...recorded([stage('a')]),
      status: 'interrupted',
      milliseconds: undefined,
    });
    assert.deepEqual([end, status], [BEGAN + 3000, 'KILLED']);
  });
});

describe('the export of runs to MLflow', () => {
  let server: MlflowServer;
  let address: string;
  beforeEach(async () => {
    server = new MlflowServer();
    address = await server.start();
  });
  afterEach(() => {
    server.stop();
  });
  const run = recorded([stage('a', { metrics: { auc: 0.5 } })]);
  const exported = (environment = {}): Promise<ExportedRun> =>
    exportToMlflow(new MlflowClient(`${address}/`, environment), 'stocks', run, ['a | é']);

  it('creates the experiment, and records each run once', async () => {
    const first = await exported();
    assert.deepEqual(first, {
      ...{ runId: 'r1', url: `${address}/#/experiments/1/runs/r1`, isNew: true, hasLog: true },
    });
    assert.deepEqual(server.experiments, ['stocks']);
    const [main, below] = [...server.runs.values()];
    assert.deepEqual(
      [
        main?.info.status,
        main?.metrics.get('a/auc'),
        below?.name,
        below?.info.end_time,
        below?.tags.get('mlflow.parentRunId'),
      ],
      ['FINISHED', 0.5, 'a', BEGAN + 3000, 'r1'],
    );
    assert.deepEqual([...server.files], [['1/r1/artifacts/log.txt', 'a | é\n']]);
    assert.deepEqual([(await exported()).isNew, server.runs.size], [false, 2]);
    assert.deepEqual(server.experiments, ['stocks']);
  });

  it('begins anew where an export before was cut off', async () => {
    server.refused = 'runs/update';
    await assert.rejects(exported(), /refuses the request: status 403/u);
    server.refused = undefined;
    const again = await exported();
    assert.equal(again.isNew, true);
    assert.equal(server.runs.has('r1'), false);
  });

  it('splits what is too much for a request', async () => {
    const metrics = Object.fromEntries(Array.from({ length: 1500 }, (_, index) => [`m${index}`, index]));
    const parameters = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`p${index}`, 'x']));
    await exportToMlflow(
      new MlflowClient(address, {}),
      'e',
      recorded([stage('a', { metrics })], { parameters }),
      [],
    );
    const main = server.runs.get('r1');
    assert.deepEqual([main?.metrics.size, main?.params.size, server.files.size], [1501, 150, 0]);
  });

  it('says that the log stays where the server stores no files', async () => {
    server.artifacts = 's3://bucket/1';
    assert.equal((await exported()).hasLog, false);
    assert.equal(server.files.size, 0);
  });

  it('has the credentials of MLflow, and sends them nowhere else', async () => {
    await exported({ MLFLOW_TRACKING_TOKEN: 't' });
    assert.deepEqual([...server.authorizations], ['Bearer t']);
    server.authorizations.clear();
    await exported({
      MLFLOW_TRACKING_TOKEN: 't',
      MLFLOW_TRACKING_USERNAME: 'u',
      MLFLOW_TRACKING_PASSWORD: 'p',
    });
    assert.deepEqual([...server.authorizations], [`Basic ${Buffer.from('u:p').toString('base64')}`]);
  });

  it('says what is wrong with an address and a server', async () => {
    for (const wrong of ['', 'localhost:5000', 'file:///x', 'mlruns'])
      assert.throws(() => new MlflowClient(wrong, {}), /is not the address of a server/u, wrong);
    server.refused = 'runs/create';
    await assert.rejects(exported(), (error) => {
      assert.ok(error instanceof TaskError);
      assert.match(
        error.message,
        /^127\.0\.0\.1:\d+ refuses the request: status 403 \{"error_code": "NO"\}$/u,
      );
      return true;
    });
    server.stop();
    await assert.rejects(exported(), /cannot be reached/u);
  });
});
