import assert from 'node:assert/strict';
import { haveSameSign, numberColumn, sineColumns } from '../testing/sine-columns.ts';
import { LearningFault, type Fault } from './fault.ts';
import { growingSamples } from './growing-samples.ts';
import type { SearchRule, TrainingRequest, TrainingResult } from './request.ts';
import { combinationsOf } from './search-space.ts';
import { train } from './train.ts';

const ROWS = 600;
const columns = sineColumns(ROWS);
const RULE: SearchRule = {
  method: 'grid',
  trials: 30,
  isHalving: false,
  parameters: { maxDepth: [1, 4], trees: [5, 20] },
  measure: undefined,
};

function run(search: Partial<SearchRule>, changes: Partial<TrainingRequest> = {}): Promise<TrainingResult> {
  const request: TrainingRequest = {
    table: { rows: ROWS, columns },
    target: numberColumn('is', ROWS, (row) => Number(haveSameSign(row))),
    algorithm: 'random-forest',
    problem: undefined,
    parameters: {},
    search: { ...RULE, ...search },
    split: { by: 'random', validation: 0.2, test: 0.2 },
    positive: undefined,
    isBalanced: false,
    threshold: { by: 'value', value: 0.5 },
    seed: 7,
    threads: 1,
    version: '1.2.3',
    ...changes,
  };
  return train(request, () => undefined);
}

async function faultOf(...given: Parameters<typeof run>): Promise<Fault> {
  try {
    await run(...given);
  } catch (error) {
    if (error instanceof LearningFault) return error.fault;
    throw error;
  }
  throw new Error('it was trained');
}

describe('parameter search', function () {
  this.timeout(60_000);

  it('tries a grid, and trains the model as if the best parameters had been given', async () => {
    const { search, bytes, evaluations } = await run({});
    assert.deepEqual(
      search?.trials.map(({ parameters }) => parameters),
      [1, 4].flatMap((maxDepth) => [5, 20].map((trees) => ({ maxDepth, trees }))),
    );
    assert.equal(search.measure, 'rocAuc');
    assert.equal(search.best['maxDepth'], 4);
    const values = search.trials.map(({ value }) => value ?? 0);
    assert.equal(search.kept, values.indexOf(Math.max(...values)));
    assert.equal(evaluations.validation?.measures['rocAuc']?.value, values[search.kept]);
    const given = await run({}, { search: undefined, parameters: search.best });
    assert.deepEqual(given.bytes, bytes);
  });

  it('looks at validation rows only', async () => {
    const split = {
      by: 'time',
      times: Float64Array.from({ length: ROWS }, (_, row) => row),
      gap: 0,
    } as const;
    const shares = { validation: 0.2, test: 0.2 };
    const other = numberColumn('is', ROWS, (row) =>
      Number(row < ROWS * 0.8 ? haveSameSign(row) : !haveSameSign(row)),
    );
    const one = await run({}, { split: { ...split, ...shares } });
    const swapped = await run({}, { split: { ...split, ...shares }, target: other });
    assert.deepEqual(swapped.search, one.search);
    assert.notDeepEqual(swapped.evaluations.test, one.evaluations.test);
  });

  it('halves: trials begin on few rows, and the best ones end on all', async () => {
    const rule = { method: 'random', isHalving: true, trials: 9, measure: 'logLoss' } as const;
    const parameters = {
      maxDepth: { from: 1, to: 6, scale: 'linear', isWhole: true },
      trees: [2, 5, 10, 20],
    } as const;
    const { search, rows, evaluations } = await run({ ...rule, parameters });
    const counts = search?.trials.map((trial) => trial.rows) ?? [];
    assert.deepEqual(
      [...counts].sort((a, b) => b - a),
      [...new Array<number>(3).fill(rows.training), ...new Array<number>(6).fill(rows.training / 3)],
    );
    const last = search?.trials.filter((trial) => trial.rows === rows.training) ?? [];
    const best = Math.min(...last.map(({ value }) => value ?? Infinity));
    assert.equal(search?.trials[search.kept]?.value, best);
    assert.equal(evaluations.validation?.measures['logLoss']?.value, best);
    assert.deepEqual((await run({ ...rule, parameters }, { threads: 3 })).search, search);
    assert.notDeepEqual((await run({ ...rule, parameters }, { seed: 8 })).search?.trials, search.trials);
  });

  it('goes on where parameters fail, and tells why when all do', async () => {
    const wild = { parameters: { learningRate: [1e30, 0.01] } };
    const network = { algorithm: 'mlp', parameters: { epochs: 3, hiddenLayers: [4] } } as const;
    const { search } = await run(wild, network);
    assert.equal(search?.trials[0]?.fault?.code, 'diverged');
    assert.equal(search.best['learningRate'], 0.01);
    assert.equal((await faultOf({ parameters: { learningRate: [1e30] } }, network)).code, 'diverged');
  });

  it('needs a target, validation rows and the measure', async () => {
    const anomalies = { target: undefined, algorithm: 'isolation-forest' } as const;
    assert.deepEqual(await faultOf({}, anomalies), { code: 'no-search' });
    const split = { by: 'random', validation: 0, test: 0.2 } as const;
    assert.deepEqual(await faultOf({}, { split }), { code: 'too-few-rows', part: 'validation', rows: 0 });
    const fault = await faultOf({ measure: 'rmse' });
    assert.ok(fault.code === 'no-measure' && fault.measures.includes('rocAuc'));
  });
});

describe('search space', () => {
  it('draws different combinations within their ranges, or takes all where there are few', () => {
    const parameters = {
      learningRate: { from: 0.001, to: 1, scale: 'log', isWhole: false },
      maxDepth: { from: 2, to: 9, scale: 'log', isWhole: true },
    } as const;
    const drawn = combinationsOf({ ...RULE, method: 'random', trials: 200, parameters }, 3);
    assert.equal(new Set(drawn.map((each) => JSON.stringify(each))).size, 200);
    const rates = drawn.map(({ learningRate }) => Number(learningRate));
    assert.ok(rates.every((rate) => rate >= 0.001 && rate <= 1 && Number(rate.toPrecision(4)) === rate));
    const small = rates.filter((rate) => rate < 0.0316).length;
    assert.ok(small > 70 && small < 130, String(small));
    assert.ok(
      drawn.every(
        ({ maxDepth }) => Number.isInteger(maxDepth) && Number(maxDepth) >= 2 && Number(maxDepth) <= 9,
      ),
    );
    assert.equal(combinationsOf({ ...RULE, method: 'random', trials: 30 }, 3).length, 4);
    const few = { maxDepth: { from: 1, to: 3, scale: 'linear', isWhole: true } } as const;
    assert.equal(combinationsOf({ ...RULE, method: 'random', parameters: few }, 3).length, 3);
  });
});

describe('samples that grow', () => {
  const values = Float64Array.from({ length: 2700 }, (_, row) => (row % 900 === 1 ? 1 : 0));
  const target = { problem: 'classification', rows: new Uint32Array(), values, classes: ['a', 'b'] } as const;
  const training = Uint32Array.from({ length: 2700 }, (_, row) => row);

  it('end with all rows, contain each other, and have each class', () => {
    const rounds = growingSamples(training, target, { trials: 27, seed: 1 });
    assert.deepEqual(
      rounds.map(({ rows, trials }) => [rows.length, trials]),
      [
        [100, 27],
        [300, 9],
        [900, 3],
        [2700, 1],
      ],
    );
    for (const [index, { rows }] of rounds.entries()) {
      const next = new Set(rounds[index + 1]?.rows ?? training);
      assert.ok(rows.every((row) => next.has(row)) && rows.some((row) => values[row] === 1));
    }
    assert.deepEqual(rounds.at(-1)?.rows, training);
  });

  it('are one round for few rows or few trials', () => {
    assert.equal(growingSamples(training.subarray(0, 299), target, { trials: 27, seed: 1 }).length, 1);
    assert.equal(growingSamples(training, target, { trials: 2, seed: 1 }).length, 1);
  });
});
