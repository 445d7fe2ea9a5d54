import assert from 'node:assert/strict';
import { isRunOf, metricOf, readRunRecord, recordedId, stageOfRun } from './run-record.ts';
import { recordText } from './testing/record-text.ts';

const BEGAN = '2026-01-05T08:00:00.000Z';

describe('the record of a run', () => {
  it('has its end and the metrics of its stages', () => {
    const text = recordText({
      began: BEGAN,
      metrics: { train: { 'scores.a': 0.5, 'scores.b': 'x' }, load: {} },
    });
    assert.deepEqual(readRunRecord(3, text), {
      id: 3,
      pipeline: 'ml.pipeline.yaml',
      ended: Date.parse('2026-01-05T08:00:01.000Z'),
      isSucceeded: true,
      stages: [{ run: 'train', metrics: { 'scores.a': 0.5, 'scores.b': 'x' } }],
      checks: [],
    });
  });

  it('has the checks of data of its stages, with metrics or without', () => {
    const [head = ''] = recordText({ began: BEGAN }).split('\n');
    const check = { path: 'data/a.csv', name: 'key', isPassed: false };
    const odd = [null, 3, {}, { ...check, isPassed: 'no' }];
    const stages = [
      { event: 'stage', run: 'load', checks: [check, ...odd] },
      { event: 'stage', run: 'train', metrics: { a: 1 }, checks: [{ ...check, severity: 'error' }] },
      { event: 'stage', run: 'odd', metrics: { a: 1 }, checks: 'none' },
    ];
    const record = readRunRecord(1, [head, ...stages.map((stage) => JSON.stringify(stage))].join('\n'));
    assert.deepEqual(record?.checks, [check, check]);
    assert.deepEqual(
      record.stages.map(({ run }) => run),
      ['train', 'odd'],
    );
  });

  it('has no end where the run goes on, and did not succeed where it failed', () => {
    const running = readRunRecord(1, recordText({ began: BEGAN, status: 'running' }));
    assert.deepEqual([running?.ended, running?.isSucceeded], [undefined, false]);
    const failed = readRunRecord(1, recordText({ began: BEGAN, status: 'failed' }));
    assert.deepEqual([typeof failed?.ended, failed?.isSucceeded], ['number', false]);
  });

  it('passes over lines that were not written whole, and values that are none', () => {
    const [head = '', stage = ''] = recordText({ began: BEGAN, metrics: { train: { a: 1 } } }).split('\n');
    const odd = '{"event":"stage","run":"odd","metrics":{"a":[1],"b":null,"c":true}}';
    const list = '{"event":"stage","run":"list","metrics":{"';
    assert.deepEqual(readRunRecord(1, [head, stage, odd, list].join('\n'))?.stages, [
      { run: 'train', metrics: { a: 1 } },
      { run: 'odd', metrics: { c: true } },
    ]);
  });

  it('is not read where it is of a later version, or none', () => {
    const text = recordText({ began: BEGAN });
    for (const other of [
      text.replace('"version":2', '"version":3'),
      '',
      '[]',
      'null',
      '"run"',
      '{"event":"run"}',
    ])
      assert.equal(readRunRecord(1, other), undefined, other);
    assert.equal(readRunRecord(1, text.replace('"version":2', '"version":1'))?.id, 1);
    assert.equal(readRunRecord(1, text.replace(BEGAN, 'once'))?.ended, undefined);
  });

  it('is known by the name of its file', () => {
    assert.deepEqual(['12.jsonl', '12.log.gz', 'a.jsonl', '1234567890123456.jsonl'].map(recordedId), [
      12,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('names runs of stages after the stages', () => {
    for (const run of ['train', 'train (model=forest)', 'train@forest', 'train/load']) {
      assert.equal(stageOfRun(run), 'train');
      assert.ok(isRunOf(run, 'train'), run);
    }
    assert.ok(isRunOf('train/load (x=1)', 'train/load'));
    assert.ok(!isRunOf('training', 'train'));
    assert.ok(!isRunOf('train', 'training'));
    assert.equal(metricOf({ run: 'train', metrics: {} }, 'constructor'), undefined);
  });
});
