import assert from 'node:assert/strict';
import type { TableColumn } from '../model/table.ts';
import { LearningFault } from './fault.ts';
import type { CrossValidation, TrainingRequest } from './request.ts';
import { train } from './train.ts';

const ROWS = 240;
const TIMES = Float64Array.from({ length: ROWS }, (_, row) => Math.floor(row / 4));
const number = (name: string, of: (row: number) => number): TableColumn => ({
  ...{ name, type: 'number' },
  values: Float64Array.from({ length: ROWS }, (_, row) => of(row)),
});
const text = (name: string, of: (row: number) => string): TableColumn => ({
  ...{ name, type: 'text' },
  values: Array.from({ length: ROWS }, (_, row) => of(row)),
});
const x = (row: number): number => Math.sin(row * 91.7);
const y = (row: number): number => 3 * x(row) + Math.sin(row * 17.3) / 2;
const BY_TIME = { by: 'time', times: TIMES, gap: 2, validation: 0.1, test: 0.2 } as const;

async function folded(changes: Partial<TrainingRequest>): Promise<CrossValidation> {
  const request: TrainingRequest = {
    table: { rows: ROWS, columns: [number('x', x), text('city', (row) => (row % 3 ? 'Lyon' : 'Paris'))] },
    ...{ target: number('y', y), algorithm: 'ridge', problem: 'regression', parameters: {}, split: BY_TIME },
    ...{ positive: undefined, isBalanced: false, threshold: { by: 'value', value: 0.5 } },
    ...{ seed: 3, threads: 1, version: '1', folds: 3, ...changes },
  };
  const { crossValidation } = await train(request, () => undefined);
  assert.ok(crossValidation);
  return crossValidation;
}

async function faultOf(changes: Partial<TrainingRequest>): Promise<unknown> {
  try {
    await folded(changes);
  } catch (error) {
    if (error instanceof LearningFault) return error.fault;
    throw error;
  }
  return undefined;
}

describe('cross-validation', () => {
  it('rolls the origin through time, without the test and the gap, beside the naive prediction', async () => {
    const { by, folds, measures } = await folded({});
    assert.equal(by, 'time');
    // 192 rows before the test are four parts of 48; a gap of two dates are rows of two dates more than the cut.
    assert.deepEqual(
      folds.map(({ training, rows }) => [training, rows]),
      [
        [40, 48],
        [88, 48],
        [136, 48],
      ],
    );
    const values = folds.map(({ measures: { mae } }) => mae?.value ?? Number.NaN);
    const mean = values.reduce((sum, value) => sum + value, 0) / 3;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 2);
    assert.ok(Math.abs((measures['mae']?.mean ?? 0) - mean) < 1e-12);
    assert.ok(Math.abs((measures['mae']?.deviation ?? 0) - deviation) < 1e-12);
    assert.ok((measures['mae']?.baseline ?? 0) > 2 * mean);
  });

  it('fits columns, encoders and models on the training rows of each fold alone', async () => {
    const [first, second] = (await folded({})).folds;
    // What comes after a fold changes all that is fitted to it, and nothing else: scales, places of texts, columns that are constant.
    const columns = [
      number('x', (row) => (row < 144 ? x(row) : 1e6 * x(row))),
      text('city', (row) => (row < 144 ? (row % 3 ? 'Lyon' : 'Paris') : `new ${row % 7}`)),
      number('late', (row) => (row < 144 ? 1 : y(row))),
    ];
    const target = number('y', (row) => (row < 144 ? y(row) : -y(row)));
    const changed = (await folded({ table: { rows: ROWS, columns }, target })).folds;
    assert.deepEqual([changed[0], changed[1]], [first, second]);
  });

  it('never looks at the rows of the test', async () => {
    const target = number('y', (row) => (row < 192 ? y(row) : 1e9));
    assert.deepEqual((await folded({ target })).folds, (await folded({})).folds);
  });

  it('keeps groups whole, and shares of classes', async () => {
    const groups = Uint32Array.from({ length: ROWS }, (_, row) => row % 12);
    const shares = { validation: 0.1, test: 0 };
    const byGroup = await folded({ split: { by: 'group', groups, ...shares } });
    assert.deepEqual([byGroup.by, byGroup.folds.map(({ rows }) => rows)], ['group', [80, 80, 80]]);
    const classes = {
      target: text('z', (row) => (row % 10 === 0 ? 'yes' : 'no')),
      problem: 'classification',
      algorithm: 'logistic',
      split: { by: 'random', ...shares },
    } as const;
    const byClass = await folded(classes);
    assert.deepEqual([byClass.by, byClass.folds.map(({ rows }) => rows)], ['class', [80, 80, 80]]);
    assert.ok(byClass.folds.every(({ measures }) => 'rocAuc' in measures));
    assert.deepEqual(await folded(classes), byClass);
    assert.equal((await folded({ split: { by: 'random', ...shares } })).by, 'random');
  });

  it('goes on after folds that cannot be learned from, and says why', async () => {
    const late = {
      target: text('z', (row) => (row > 60 && row % 2 ? 'yes' : 'no')),
      problem: 'classification',
      algorithm: 'logistic',
    } as const;
    const { folds, measures } = await folded(late);
    assert.deepEqual(folds[0]?.fault, { code: 'one-class', part: 'training', only: 'no' });
    assert.equal(measures['accuracy']?.folds, 2);
  });

  it('refuses more folds than there are groups or dates, and anomalies', async () => {
    const groups = Uint32Array.from({ length: ROWS }, (_, row) => row % 5);
    const split = { by: 'group', groups, validation: 0, test: 0 } as const;
    assert.deepEqual(await faultOf({ split, folds: 6 }), { code: 'too-few-folds', folds: 6, found: 5 });
    const anomalies = { target: undefined, algorithm: 'isolation-forest', problem: undefined } as const;
    assert.deepEqual(await faultOf(anomalies), { code: 'no-folds' });
  });
});
