import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { TaskFolder } from '../../learning/testing/task-folder.ts';
import { labelTask } from './label-task.ts';

describe('vitruve/label', function () {
  this.timeout(60_000);
  let folder: TaskFolder;
  before(async () => {
    folder = await TaskFolder.make({
      'predictions.csv': 'id,x,prediction\na,1,UP\nb,2,UP\n3,3,DOWN\nb,4,DOWN\n,5,UP\n',
      'truth.csv': 'key,y,other\n3,UP,1\nb,DOWN,2\nb,DOWN,3\nz,UP,4\na,,5\n',
      'twice.csv': 'id,y\na,UP\na,DOWN\n',
      'same.csv': 'id,x\na,1\n',
    });
  });
  after(() => folder.remove());

  const label = (given: Readonly<Record<string, unknown>>) =>
    folder.run(labelTask(), {
      predictions: 'predictions.csv',
      truth: 'truth.csv',
      id: 'key',
      value: 'y',
      output: 'out.csv',
      ...given,
    });

  it('adds the true values by ID, and keeps the predictions that have none', async () => {
    const { summary, result } = await label({});
    assert.deepEqual((await readFile(folder.at('out.csv'), 'utf8')).trimEnd().split('\n').sort(), [
      ',5,UP,',
      '3,3,DOWN,UP',
      'a,1,UP,',
      'b,2,UP,DOWN',
      'b,4,DOWN,DOWN',
      'id,x,prediction,y',
    ]);
    assert.deepEqual([result.rows, result.labeled, result.unmatched], [5, 3, 1]);
    assert.deepEqual(summary.metrics, { rows: 5, labeled: 3, unmatched: 1 });
    assert.match(summary.text, /^Labeled: 3 of 5 predictions → out\.csv$/u);
  });

  it('finds the ID of predictions by another name', async () => {
    const { result } = await label({ predictionId: 'x' });
    assert.deepEqual([result.labeled, result.unmatched], [1, 2]);
  });

  it('refuses what has no such column, or one too many', async () => {
    await assert.rejects(label({ id: 'id' }), /"truth\.csv" has no column "id"/u);
    await assert.rejects(label({ value: 'z' }), /"truth\.csv" has no column "z"/u);
    await assert.rejects(label({ predictionId: 'z' }), /"predictions\.csv" has no column "z"/u);
    const same = { truth: 'same.csv', id: 'id', value: 'x' };
    await assert.rejects(label(same), /"predictions\.csv" already has a column "x"/u);
    await assert.rejects(label({ ...same, as: 'X' }), /already has a column "X"/u);
    assert.equal((await label({ ...same, as: 'later' })).result.labeled, 1);
    assert.match(await readFile(folder.at('out.csv'), 'utf8'), /^id,x,prediction,later\n/u);
  });

  it('refuses two true values of one ID', async () => {
    await assert.rejects(
      label({ truth: 'twice.csv', id: 'id' }),
      /"twice\.csv" has several values for the ID "a"/u,
    );
  });
});
