import assert from 'node:assert/strict';
import { CURVE_KEY, onnxMetadata, parseThresholdCurve } from '@vitruve/manifests';
import { FileModel } from '../export/run-model.ts';
import type { Encoding } from '../model/encoder.ts';
import { pickRows, type TableColumn } from '../model/table.ts';
import { LearningFault, type Fault } from './fault.ts';
import type { TrainingRequest, TrainingResult } from './request.ts';
import { thresholdOf } from './threshold.ts';
import { train } from './train.ts';

const ROWS = 600;
const wave = (row: number, speed: number): number => Math.sin(row * speed);
const number = (name: string, of: (row: number) => number): TableColumn => ({
  name,
  type: 'number',
  values: Float64Array.from({ length: ROWS }, (_, row) => of(row)),
});
const text = (name: string, of: (row: number) => string): TableColumn => ({
  name,
  type: 'text',
  values: Array.from({ length: ROWS }, (_, row) => of(row)),
});
const FEATURES = [
  number('x', (row) => wave(row, 91.7)),
  number('y', (row) => wave(row, 17.3)),
  text('city', (row) => (row % 3 ? 'Lyon' : 'Paris')),
];
const isIt = (row: number): boolean => wave(row, 91.7) + wave(row, 17.3) / 2 + wave(row, 5.1) / 3 > 0.5;
const CHURN = text('churn', (row) => (isIt(row) ? 'yes' : 'no'));
const SHARES = { validation: 0.2, test: 0.2 };

function requestOf(
  changes: Partial<TrainingRequest> & { readonly columns?: readonly TableColumn[] },
): TrainingRequest {
  const { columns = FEATURES, ...others } = changes;
  return {
    table: { rows: ROWS, columns },
    target: CHURN,
    algorithm: 'random-forest',
    problem: undefined,
    parameters: { trees: 20 },
    split: { by: 'random', ...SHARES },
    positive: undefined,
    isBalanced: false,
    threshold: { by: 'value', value: 0.5 },
    seed: 7,
    threads: 1,
    version: '1.2.3',
    ...others,
  };
}

const run = (changes: Parameters<typeof requestOf>[0]): Promise<TrainingResult> =>
  train(requestOf(changes), () => undefined);

async function faultOf(changes: Parameters<typeof requestOf>[0]): Promise<Fault> {
  try {
    await run(changes);
  } catch (error) {
    if (error instanceof LearningFault) return error.fault;
    throw error;
  }
  throw new Error('it was trained');
}

describe('training', function () {
  this.timeout(60_000);

  it('trains networks of classes and numbers, watched on the validation rows, the same for a seed', async () => {
    const parameters = { hiddenLayers: [16, 8], epochs: 150, batchSize: 32, learningRate: 0.01, patience: 8 };
    const two = await run({ algorithm: 'mlp', parameters });
    assert.ok((two.evaluations.test?.measures['rocAuc']?.value ?? 0) > 0.95);
    const { training = [], validation = [], kept = 0 } = two.learningCurve ?? {};
    assert.ok(training.length === validation.length && kept > 1 && kept <= training.length);
    assert.deepEqual((await run({ algorithm: 'mlp', parameters, threads: 2 })).bytes, two.bytes);
    const target = number('sales', (row) => 5000 + 900 * wave(row, 91.7) * wave(row, 17.3));
    const numbers = await run({ algorithm: 'mlp', parameters, target });
    assert.ok((numbers.evaluations.test?.measures['r2']?.value ?? 0) > 0.8);
    const three = text('kind', (row) => (isIt(row) ? (row % 3 ? 'b' : 'a') : 'c'));
    const several = await run({ algorithm: 'mlp', parameters, target: three, isBalanced: true });
    assert.ok((several.evaluations.test?.measures['accuracy']?.value ?? 0) > 0.85);
  });

  for (const problem of ['two classes', 'three classes', 'numbers'])
    it(`ends boosting of ${problem} early, with the rounds until the best one`, async () => {
      const target =
        problem === 'numbers'
          ? number('sales', (row) => 50 * wave(row, 91.7) + 30 * wave(row, 5.1))
          : text('kind', (row) => (isIt(row) ? (problem !== 'two classes' && row % 3 ? 'b' : 'a') : 'c'));
      const boosting = { algorithm: 'gradient-boosting', target } as const;
      const early = await run({ ...boosting, parameters: { trees: 300, patience: 5, learningRate: 0.3 } });
      const { unit, training = [], validation = [], kept = 0 } = early.learningCurve ?? {};
      assert.equal(unit, 'round');
      assert.ok(
        validation.length < 300 && validation.length === kept + 5 && training.length === validation.length,
      );
      assert.equal(validation.indexOf(Math.min(...validation)), kept - 1);
      const same = await run({ ...boosting, parameters: { trees: kept, learningRate: 0.3 } });
      assert.equal(same.learningCurve, undefined);
      assert.deepEqual(early.bytes, same.bytes);
    });

  it('trains a network on all epochs, or until training rows no longer improve, without validation rows', async () => {
    const split = { by: 'random', validation: 0, test: 0.2 } as const;
    const { learningCurve } = await run({ algorithm: 'mlp', parameters: { epochs: 5 }, split });
    assert.equal(learningCurve?.validation, undefined);
    assert.equal(learningCurve?.training.length, 5);
  });

  it('trains an autoencoder that rows unlike the others are told by', async () => {
    const twin = (row: number): number => 2 * wave(row, 91.7) + 0.05 * wave(row, 3.3);
    const columns = [
      number('a', (row) => wave(row, 91.7)),
      number('b', (row) => (row === 17 ? -twin(row) : twin(row))),
      number('c', (row) => -wave(row, 91.7)),
    ];
    const parameters = { hiddenLayers: [8, 1, 8], epochs: 300, batchSize: 32, learningRate: 0.01 };
    const { bytes, problem } = await run({
      algorithm: 'autoencoder',
      target: undefined,
      columns,
      parameters,
    });
    assert.equal(problem, 'anomaly');
    const model = await FileModel.open(bytes, 1);
    const scores = [...((await model.run({ rows: ROWS, columns })).get('score')?.values ?? [])].map(Number);
    assert.equal(scores.indexOf(Math.max(...scores)), 17);
    const middle = scores.toSorted((a, b) => a - b)[ROWS / 2] ?? 0;
    assert.ok(Math.abs(middle - 0.5) < 0.02 && (scores[17] ?? 0) > 0.95);
    await model.close();
  });

  it('makes a file that is better than the naive prediction, the same for a seed', async () => {
    const told: number[] = [];
    const result = await train(requestOf({}), (progress) => told.push(progress));
    assert.deepEqual(result.classes, ['no', 'yes']);
    assert.deepEqual(result.rows, { training: 360, validation: 120, test: 120, unused: 0 });
    const { accuracy, rocAuc } = result.evaluations.test?.measures ?? {};
    assert.ok(accuracy && rocAuc);
    assert.ok(
      accuracy.value > (accuracy.baseline ?? 1) + 0.1 && rocAuc.value > 0.9 && rocAuc.baseline === 0.5,
    );
    assert.ok((rocAuc.low ?? 1) < rocAuc.value && rocAuc.value < (rocAuc.high ?? 0));
    assert.ok(result.proof.rows > 360);
    assert.equal(result.importance[0]?.column, 'x');
    assert.deepEqual(told.toSorted(), told);
    assert.equal(told.at(-1), 1);
    assert.deepEqual((await run({})).bytes, result.bytes);
    assert.notDeepEqual((await run({ seed: 8 })).bytes, result.bytes);
  });

  for (const algorithm of ['gradient-boosting', 'logistic'] as const)
    it(`finds classes by ${algorithm}`, async () => {
      const { evaluations } = await run({ algorithm });
      assert.ok((evaluations.test?.measures['rocAuc']?.value ?? 0) > 0.9);
    });

  for (const algorithm of ['random-forest', 'gradient-boosting', 'linear', 'ridge'] as const)
    it(`finds numbers by ${algorithm}`, async () => {
      const target = number(
        'price',
        (row) => 1000 + 50 * wave(row, 91.7) + (row % 3 ? 30 : 0) + wave(row, 5.1),
      );
      const { evaluations, problem } = await run({ algorithm, target, parameters: {} });
      assert.equal(problem, 'regression');
      assert.ok(
        (evaluations.test?.measures['r2']?.value ?? 0) > 0.9,
        JSON.stringify(evaluations.test?.measures),
      );
    });

  for (const calibration of ['sigmoid', 'isotonic'] as const)
    it(`calibrates probabilities (${calibration}), and chooses the threshold among them`, async () => {
      const given = { algorithm: 'gradient-boosting', threshold: { by: 'f1' } } as const;
      const before = await run(given);
      const after = await run({ ...given, calibration });
      const [raw, calibrated] = [before, after].map(
        ({ evaluations }) => evaluations.validation?.measures['logLoss']?.value ?? Number.NaN,
      );
      assert.ok(raw !== undefined && calibrated !== undefined && calibrated < raw, `${calibrated} < ${raw}`);
      assert.ok(after.threshold !== before.threshold);
      assert.ok(after.proof.rows > 360);
      assert.ok((after.evaluations.test?.measures['rocAuc']?.value ?? 0) > 0.9);
    });

  it('calibrates nothing but two classes, on validation rows that have both', async () => {
    const calibration = 'sigmoid';
    const three = number('level', (row) => row % 3);
    assert.deepEqual(await faultOf({ calibration, target: three }), {
      code: 'no-calibration',
      reason: 'classes',
    });
    const threshold = { by: 'value', value: 0.5 } as const;
    const none = { by: 'random', validation: 0, test: 0.2 } as const;
    assert.deepEqual(await faultOf({ calibration, split: none, threshold }), {
      code: 'too-few-rows',
      part: 'validation',
      rows: 0,
    });
    const early = number('early', (row) => (row < 100 && row % 2 === 0 ? 1 : 0));
    const times = Float64Array.from({ length: ROWS }, (_, row) => row);
    const split = { by: 'time', times, gap: 0, validation: 0.2, test: 0 } as const;
    assert.deepEqual(await faultOf({ calibration, target: early, split, threshold }), {
      code: 'no-calibration',
      reason: 'rows',
    });
  });

  it('finds several classes, and anomalies without a target', async () => {
    const three = number('level', (row) => (wave(row, 91.7) > 0.5 ? 2 : wave(row, 91.7) > -0.5 ? 1 : 0));
    const result = await run({ target: three });
    assert.deepEqual(result.classes, [0, 1, 2]);
    assert.ok((result.evaluations.test?.measures['accuracy']?.value ?? 0) > 0.9);
    assert.equal(result.threshold, undefined);
    const anomalies = await run({ target: undefined, algorithm: 'isolation-forest' });
    assert.equal(anomalies.problem, 'anomaly');
    assert.deepEqual([anomalies.evaluations, anomalies.rows.training], [{}, ROWS]);
  });

  it('leaves out what tells nothing, and rows without a target', async () => {
    const result = await run({
      columns: [
        ...FEATURES,
        number('none', () => Number.NaN),
        number('same', () => 4),
        text('id', (row) => `customer ${row}`),
      ],
      target: text('churn', (row) => (row % 10 === 0 ? '' : isIt(row) ? 'yes' : 'no')),
    });
    assert.deepEqual(result.leftOut, [
      { column: 'none', reason: 'empty' },
      { column: 'same', reason: 'constant' },
      { column: 'id', reason: 'identifier' },
    ]);
    assert.equal(result.unlabeled, 60);
    assert.deepEqual(
      result.columns.map(({ name }) => name),
      ['x', 'y', 'city'],
    );
  });

  it('measures the same, with the same intervals, whether there are rows without a target or not', async () => {
    const kept = Uint32Array.from({ length: ROWS }, (_, row) => row).filter((row) => row % 10 > 0);
    const groups = Uint32Array.from({ length: ROWS }, (_, row) => Math.floor(row / 7));
    const among = await run({
      target: text('churn', (row) => (row % 10 === 0 ? '' : isIt(row) ? 'yes' : 'no')),
      split: { by: 'group', groups, ...SHARES },
    });
    const alone = await run({
      table: pickRows({ rows: ROWS, columns: FEATURES }, kept),
      target: { ...CHURN, values: Array.from(kept, (row) => (isIt(row) ? 'yes' : 'no')) } as TableColumn,
      split: { by: 'group', groups: kept.map((row) => groups[row] ?? 0), ...SHARES },
    });
    assert.deepEqual(among.evaluations, alone.evaluations);
  });

  it('names columns that tell the target alone', async () => {
    const leak = number('closedAfterDays', (row) => (isIt(row) ? 5 : 90));
    const [suspect, ...others] = (await run({ columns: [...FEATURES, leak] })).suspects;
    assert.deepEqual([suspect, others], [{ column: 'closedAfterDays', measure: 'rocAuc', value: 1 }, []]);
  });

  it('keeps in the file what each threshold finds, by day where rows have a date', async () => {
    const times = Float64Array.from({ length: ROWS }, (_, row) => Math.floor(row / 6) * 86_400_000);
    const split = { by: 'time', times, gap: 0, isDate: true, ...SHARES } as const;
    const { bytes, evaluations } = await run({ split, dataHash: 'ab' });
    const read = (start: number, length: number): Uint8Array | undefined =>
      start + length <= bytes.length ? bytes.slice(start, start + length) : undefined;
    const curve = parseThresholdCurve(onnxMetadata(read, CURVE_KEY) ?? '');
    assert.deepEqual(
      [curve?.part, curve?.rows, curve?.days, curve?.data, curve?.algorithm],
      ['validation', 120, 20, 'ab', 'random-forest'],
    );
    const [negatives, positives] = evaluations.validation?.confusion ?? [];
    const last = curve?.points.at(-1);
    const count = (row: readonly number[] = []): number => row.reduce((sum, value) => sum + value, 0);
    assert.deepEqual([last?.truePositives, last?.falsePositives], [count(positives), count(negatives)]);
    const taken = curve?.points.findLast(({ threshold }) => threshold >= 0.5);
    assert.deepEqual([taken?.falsePositives, taken?.truePositives], [negatives?.[1], positives?.[1]]);
    const numbers = await run({ target: number('y', (row) => wave(row, 5.1)) });
    const other = (start: number, length: number): Uint8Array | undefined =>
      start + length <= numbers.bytes.length ? numbers.bytes.slice(start, start + length) : undefined;
    assert.equal(onnxMetadata(other, CURVE_KEY), undefined);
  });

  it('splits by time, with a gap, and by group', async () => {
    const times = Float64Array.from({ length: ROWS }, (_, row) => Math.floor(row / 6));
    const byTime = await run({ split: { by: 'time', times, gap: 5, ...SHARES } });
    assert.deepEqual(byTime.rows, { training: 330, validation: 90, test: 120, unused: 60 });
    const groups = Uint32Array.from(times);
    const byGroup = await run({ split: { by: 'group', groups, ...SHARES } });
    assert.equal(byGroup.rows.test % 6, 0);
  });

  it('weighs rare classes more where it is asked to', async () => {
    const rare = text('fraud', (row) => (wave(row, 91.7) + wave(row, 5.1) / 2 > 1.1 ? 'yes' : 'no'));
    const recallOf = async (isBalanced: boolean): Promise<number> =>
      (await run({ target: rare, algorithm: 'logistic', isBalanced })).evaluations.test?.measures['recall']
        ?.value ?? 0;
    assert.ok((await recallOf(true)) > (await recallOf(false)));
  });

  it('puts the class that counts second, and chooses the threshold on validation rows', async () => {
    const result = await run({ positive: 'no', threshold: { by: 'recall', least: 0.95 } });
    assert.deepEqual(result.classes, ['yes', 'no']);
    assert.ok((result.evaluations.validation?.measures['recall']?.value ?? 0) >= 0.95);
    assert.notEqual(result.threshold, 0.5);
  });

  it('says which text is not in the order of its column, not a date, or has no words', async () => {
    const columns = [number('x', (row) => wave(row, 91.7)), text('note', (row) => (row === 4 ? '!' : ''))];
    const of = (encoding: Encoding): Promise<Fault> =>
      faultOf({ columns, encodings: new Map([['note', encoding]]) });
    const place = { column: 'note', row: 5, value: '!' };
    assert.deepEqual(await of({ by: 'order', order: ['low', 'high'] }), { code: 'not-in-order', ...place });
    assert.deepEqual(await of({ by: 'date', parts: ['year'] }), { code: 'no-date', ...place });
    const wordless = [columns[0] ?? CHURN, text('note', (row) => (row % 2 ? '!' : '?'))];
    const words = new Map([['note', { by: 'words', most: 5 } as const]]);
    assert.deepEqual(await faultOf({ columns: wordless, encodings: words }), {
      code: 'no-words',
      column: 'note',
    });
  });

  it('says what is wrong with a table', async () => {
    const faults: readonly (readonly [Fault, Parameters<typeof requestOf>[0]])[] = [
      [{ code: 'one-class', part: 'table', only: 'a' }, { target: text('t', () => 'a') }],
      [{ code: 'no-target-values' }, { target: number('t', () => Number.NaN) }],
      [
        { code: 'infinite', column: 't', row: 3, value: 'Infinity' },
        { target: number('t', (row) => (row === 2 ? Infinity : row)) },
      ],
      [
        { code: 'infinite', column: 'x', row: 1, value: '-Infinity' },
        { columns: [number('x', (row) => (row ? row : -Infinity))] },
      ],
      [
        { code: 'decimal-comma', column: 'price', row: 2, value: '1,5' },
        { columns: [text('price', (row) => (row ? `${row},5` : ''))] },
      ],
      [{ code: 'no-columns' }, { columns: [number('x', () => 1)] }],
      [{ code: 'not-numbers', target: 'churn', count: ROWS }, { problem: 'regression' }],
      [{ code: 'too-many-classes', target: 't', count: ROWS }, { target: text('t', String) }],
      [{ code: 'unknown-class', value: 'maybe', classes: ['no', 'yes'] }, { positive: 'maybe' }],
      [
        { code: 'wrong-problem', algorithm: 'isolation-forest', problem: 'classification' },
        { algorithm: 'isolation-forest' },
      ],
      [
        { code: 'too-few-rows', part: 'validation', rows: 0 },
        { threshold: { by: 'f1' }, split: { by: 'random', validation: 0, test: 0.2 } },
      ],
      [
        { code: 'one-class', part: 'training', only: 'no' },
        {
          target: text('t', (row) => (row > 500 ? 'yes' : 'no')),
          split: {
            by: 'time',
            gap: 0,
            times: Float64Array.from({ length: ROWS }, (_, row) => row),
            ...SHARES,
          },
        },
      ],
    ];
    for (const [fault, changes] of faults) assert.deepEqual(await faultOf(changes), fault);
  });
});

describe('thresholds', () => {
  const probabilities = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2];
  const truth = [1, 1, 0, 1, 0, 0, 1, 0];
  const chosen = (rule: Parameters<typeof thresholdOf>[0]): number =>
    Number(thresholdOf(rule, truth, probabilities).toFixed(6));

  it('are where a rule is met best', () => {
    assert.equal(chosen({ by: 'value', value: 0.42 }), 0.42);
    assert.equal(chosen({ by: 'recall', least: 0.75 }), 0.55);
    assert.equal(chosen({ by: 'recall', least: 1 }), 0.25);
    assert.equal(chosen({ by: 'precision', least: 1 }), 0.75);
    assert.equal(chosen({ by: 'precision', least: 0.75 }), 0.55);
    assert.equal(chosen({ by: 'f1' }), 0.55);
    assert.equal(chosen({ by: 'cost', falseAlarm: 1, miss: 10 }), 0.25);
    assert.equal(chosen({ by: 'cost', falseAlarm: 10, miss: 1 }), 0.75);
    assert.equal(chosen({ by: 'alerts', most: 3 }), 0.65);
  });

  it('predict nothing where every alarm costs more than all misses, and are never reached by what is impossible', () => {
    assert.ok(thresholdOf({ by: 'cost', falseAlarm: 100, miss: 1 }, [0, 1], [0.9, 0.2]) > 0.9);
    assert.throws(() => thresholdOf({ by: 'precision', least: 0.9 }, [0, 1], [0.9, 0.2]), LearningFault);
    assert.throws(() => thresholdOf({ by: 'alerts', most: 1 }, [0, 1], [0.9, 0.9]), LearningFault);
  });
});
