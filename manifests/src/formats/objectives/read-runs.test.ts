import assert from 'node:assert/strict';
import { parseYaml } from '../../core/yaml/parse.ts';
import { readRunRecord, type RunRecord } from '../run-history/run-record.ts';
import { recordText, type TestRun } from '../run-history/testing/record-text.ts';
import type { Measurements, Unmeasured } from './measurements.ts';
import { readMeasurements } from './read-source.ts';
import { readObjectives } from './read.ts';

function measured(indicator: string, runs: readonly TestRun[], stage = ''): Measurements | Unmeasured {
  const yaml = `objectives:\n  one:\n    indicator: ${indicator}\n    source: { pipeline: ml.pipeline.yaml${stage && `, stage: ${stage}`} }\n`;
  const [objective] = readObjectives(parseYaml(yaml)[0]?.root ?? null)?.objectives ?? [];
  assert.ok(objective);
  const records = runs.flatMap((run, index): RunRecord[] => {
    const record = readRunRecord(index + 1, recordText(run));
    return record ? [record] : [];
  });
  return readMeasurements(objective, { textOf: () => undefined, runsOf: () => records }, 'UTC');
}

const ACCURACY = '{ value: { column: scores.accuracy } }';
const at = (day: string): string => `2026-01-${day}T08:00:00.000Z`;
const run = (day: string, value: number | string, more: Partial<TestRun> = {}): TestRun => ({
  began: at(day),
  metrics: { evaluate: { 'scores.accuracy': value } },
  ...more,
});

describe('the measurements of runs', () => {
  it('are one of each run that succeeded, at the time at which it ended', () => {
    const read = measured(ACCURACY, [
      run('03', 0.93),
      run('01', 0.91),
      run('02', 0.1, { status: 'failed' }),
      run('04', 0.1, { status: 'cancelled' }),
      run('05', 0.1, { status: 'running' }),
      { began: at('06'), metrics: { evaluate: { 'scores.other': 1 } } },
    ]);
    assert.deepEqual(read, {
      samples: [
        { time: Date.parse(at('01')) + 1000, numbers: [0.91] },
        { time: Date.parse(at('03')) + 1000, numbers: [0.93] },
      ],
      skipped: 0,
      repeated: 0,
    });
  });

  it('say which value is not a number', () => {
    const read = measured(ACCURACY, [run('01', 'high'), run('02', 0.9)]);
    assert.ok('samples' in read);
    assert.deepEqual(
      [read.samples.length, read.skipped, read.firstSkipped],
      [1, 1, 'run 1: "high" is not a number'],
    );
  });

  it('have both numbers of a ratio, of the same run of a stage', () => {
    const ratio = '{ ratio: { good: scores.right, total: scores.all } }';
    const read = measured(ratio, [
      { began: at('01'), metrics: { evaluate: { 'scores.right': 9, 'scores.all': 10 } } },
      { began: at('02'), metrics: { evaluate: { 'scores.right': 9 } } },
      { began: at('03'), metrics: { evaluate: { 'scores.right': 11, 'scores.all': 10 } } },
    ]);
    assert.ok('samples' in read);
    assert.deepEqual(
      read.samples.map(({ numbers }) => numbers),
      [[9, 10]],
    );
    assert.equal(read.firstSkipped, 'run 3: more than the total');
  });

  it('are several where a stage runs several times, and must say which stage is meant where several have one', () => {
    const matrix = { 'train (model=a)': { accuracy: 1 }, 'train (model=b)': { accuracy: 2 } };
    const column = '{ value: { column: accuracy } }';
    const read = measured(column, [{ began: at('01'), metrics: matrix }]);
    assert.ok('samples' in read);
    assert.deepEqual(
      read.samples.map(({ numbers }) => numbers),
      [[1], [2]],
    );
    const two = [{ began: at('01'), metrics: { ...matrix, evaluate: { accuracy: 3 } } }];
    assert.deepEqual(measured(column, two), {
      reason: 'Several stages have the metric "accuracy": add "stage" (train, evaluate)',
    });
    const chosen = measured(column, two, 'evaluate');
    assert.ok('samples' in chosen);
    assert.deepEqual(
      chosen.samples.map(({ numbers }) => numbers),
      [[3]],
    );
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`s${index}`, { accuracy: 1 }]));
    assert.deepEqual(measured(column, [{ began: at('01'), metrics: many }]), {
      reason: 'Several stages have the metric "accuracy": add "stage" (s0, s1, s2, s3, s4 …)',
    });
  });

  it('are missing where no run is recorded, or none has the metric', () => {
    assert.deepEqual(measured(ACCURACY, []), { reason: 'No run of "ml.pipeline.yaml" is recorded' });
    const reason = 'No recorded run of "ml.pipeline.yaml" has the metric "scores.accuracy"';
    assert.deepEqual(measured(ACCURACY, [{ began: at('01') }]), { reason });
    assert.deepEqual(measured(ACCURACY, [run('01', 1)], 'train'), { reason });
  });
});
