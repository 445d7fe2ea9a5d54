import assert from 'node:assert/strict';
import { TaskCancelledError } from '@vitruve/workspace';
import type { TableRows } from '../model/table.ts';
import type { TrainingRequest } from '../training/request.ts';
import { predictApart, trainApart } from './learner.ts';

const ROWS = 400;
const numbers = (of: (row: number) => number): Float64Array =>
  Float64Array.from({ length: ROWS }, (_, row) => of(row));
const table: TableRows = {
  rows: ROWS,
  columns: [{ name: 'x', type: 'number', values: numbers((row) => Math.sin(row * 91.7)) }],
};
const target = {
  name: 'y',
  type: 'number' as const,
  values: numbers((row) => (Math.sin(row * 91.7) > 0 ? 1 : 0)),
};

const REQUEST: TrainingRequest = {
  table,
  target,
  algorithm: 'random-forest',
  problem: undefined,
  parameters: { trees: 10 },
  split: { by: 'random', validation: 0.2, test: 0.2 },
  positive: undefined,
  isBalanced: false,
  threshold: { by: 'value', value: 0.5 },
  seed: 1,
  threads: 1,
  version: '1.2.3',
};

describe('learning in a process of its own', function () {
  this.timeout(60_000);
  const signal = new AbortController().signal;

  it('trains, tells how far it is, and runs what it trained', async () => {
    const told: number[] = [];
    const { bytes, classes } = await trainApart(REQUEST, { signal, onProgress: (done) => told.push(done) });
    assert.deepEqual(classes, [0, 1]);
    assert.ok(told.length > 5 && told.at(-1) === 1);
    const outputs = await predictApart(bytes, table, 1, { signal });
    assert.deepEqual([...(outputs.get('label')?.values ?? [])].slice(0, 50), [...target.values].slice(0, 50));
    assert.equal(outputs.get('probabilities')?.width, 2);
  });

  it('tells in words what is wrong with a table, and with a file', async () => {
    const constant = { ...target, values: numbers(() => 3) };
    await assert.rejects(trainApart({ ...REQUEST, target: constant }, { signal }), /only one class: "3"/u);
    const wild = { ...REQUEST, algorithm: 'mlp', parameters: { learningRate: 1e30 } } as const;
    await assert.rejects(
      trainApart(wild, { signal }),
      /The loss is not a number after epoch \d: choose a learning rate below 1e\+30/u,
    );
    await assert.rejects(predictApart(new Uint8Array(9), table, 1, { signal }), /The model does not run: /u);
  });

  it('ends at once when it is canceled, whatever it does', async () => {
    const controller = new AbortController();
    const training = trainApart(
      { ...REQUEST, parameters: { trees: 1_000_000 } },
      {
        signal: controller.signal,
        onProgress: () => {
          controller.abort();
        },
      },
    );
    await assert.rejects(training, TaskCancelledError);
    await assert.rejects(trainApart(REQUEST, { signal: AbortSignal.abort() }), TaskCancelledError);
  });
});
