import assert from 'node:assert/strict';
import { haveSameSign, numberColumn, sineColumns } from '../testing/sine-columns.ts';
import type { TableColumn } from '../model/table.ts';
import { LearningFault } from '../training/fault.ts';
import type { SearchRule, TrainingRequest } from '../training/request.ts';
import { train } from '../training/train.ts';
import { trialsInOrder, type StartTrials } from '../training/trial.ts';
import { learningProgram } from './program.ts';
import { threadsFor, TrialThreads } from './trial-threads.ts';

const ROWS = 300;

const SEARCH: SearchRule = {
  method: 'random',
  trials: 9,
  isHalving: true,
  parameters: { maxDepth: [1, 2, 3, 4], trees: [2, 5, 10] },
  measure: undefined,
};

const REQUEST: TrainingRequest = {
  table: {
    rows: ROWS,
    columns: sineColumns(ROWS),
  },
  target: numberColumn('is', ROWS, (row) => Number(haveSameSign(row))),
  algorithm: 'random-forest',
  problem: undefined,
  parameters: {},
  search: SEARCH,
  split: { by: 'random', validation: 0.2, test: 0.2 },
  positive: undefined,
  isBalanced: false,
  threshold: { by: 'value', value: 0.5 },
  seed: 7,
  threads: 1,
  version: '1.2.3',
};

const inThreads =
  (threads: number): StartTrials =>
  (setting) =>
    new TrialThreads(setting, threads, learningProgram());

describe('trials in threads', function () {
  this.timeout(60_000);

  it('come to the same as one after the other, and tell how far they are', async () => {
    const told: number[] = [];
    const inOrder = await train(REQUEST, () => undefined, trialsInOrder);
    const { search, bytes } = await train(REQUEST, (progress) => told.push(progress), inThreads(3));
    assert.deepEqual(search, inOrder.search);
    assert.deepEqual(bytes, inOrder.bytes);
    assert.deepEqual(told.toSorted((a, b) => a - b).at(-1), 1);
    assert.ok(told.length > 9 && told.every((progress) => progress >= 0 && progress <= 1));
  });

  it('tell the fault that no parameters would change, and those of parameters', async () => {
    const wrong = { ...REQUEST, search: { ...SEARCH, measure: 'rmse' } };
    await assert.rejects(
      train(wrong, () => undefined, inThreads(2)),
      (error) => error instanceof LearningFault && error.fault.code === 'no-measure',
    );
    const strict: TrainingRequest = { ...REQUEST, threshold: { by: 'precision', least: 2 } };
    const faultOf = async (start: StartTrials): Promise<unknown> => {
      try {
        await train(strict, () => undefined, start);
      } catch (error) {
        return error instanceof LearningFault ? error.fault : error;
      }
      return undefined;
    };
    const expected = await faultOf(trialsInOrder);
    assert.ok(expected !== undefined);
    assert.deepEqual(await faultOf(inThreads(2)), expected);
  });

  it('say that their thread ended', async () => {
    const runner = inThreads(1);
    await assert.rejects(
      train(
        REQUEST,
        () => undefined,
        (setting, trials) => {
          const started = runner(setting, trials);
          void started.end();
          return started;
        },
      ),
      /a thread of a search ended/u,
    );
  });

  it('are as many as there are trials and threads, fewer for a large table, and none where they save nothing', () => {
    const column = numberColumn('x', ROWS, () => 0);
    const table = (rows: number, columns = 10) => ({
      table: { rows, columns: new Array<TableColumn>(columns).fill(column) },
    });
    const forest = { algorithm: 'random-forest', threads: 8 } as const;
    assert.equal(threadsFor(table(100_000), forest, 30), 8);
    assert.equal(threadsFor(table(100_000), forest, 3), 3);
    assert.equal(threadsFor(table(100_000), { ...forest, threads: 1 }, 30), 1);
    assert.equal(threadsFor(table(3_000_000), forest, 30), 2);
    assert.equal(threadsFor(table(20_000_000), forest, 30), 1);
    assert.equal(threadsFor(table(1000), forest, 30), 1);
    for (const algorithm of ['mlp', 'stacking'] as const)
      assert.equal(threadsFor(table(100_000), { ...forest, algorithm }, 30), 1);
  });
});
