import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { prepareTask, runTask, type FinishedTask } from '../../running/run-task.ts';
import { PictureFolder } from '../../testing/pictures.ts';
import { checkDataTask } from '../check-data/check-data-task.ts';
import { proposeChecksTask } from './propose-checks-task.ts';
import { proposeSuite } from './suite-text.ts';

describe('vitruve/propose-checks', function () {
  this.timeout(60_000);
  let folder: PictureFolder;
  beforeEach(async () => {
    folder = new PictureFolder();
    const rows = Array.from({ length: 200 }, (_, index) => {
      const list = ['A', 'B', 'yes'][index % 3] ?? '';
      return `${index},${list},user${index}@example.org,${index % 7 === 0 ? '' : index / 4},${-index}`;
    });
    await folder.write({ 'votes.csv': `id,list,email,amount,delta\n${rows.join('\n')}\n` });
  });
  afterEach(() => {
    folder.remove();
  });

  async function run(task: Parameters<typeof prepareTask>[0], inputs: object): Promise<FinishedTask> {
    const given = inputs as Readonly<Record<string, unknown>>;
    const prepared = await prepareTask(task, given, { folder: folder.path, version: '1.2.3' });
    return runTask(prepared, { signal: new AbortController().signal, onStep: () => undefined });
  }

  it('proposes what the data satisfies, so that its check passes', async () => {
    const { summary } = await run(proposeChecksTask(), { table: 'votes.csv', output: 'votes.quality.yaml' });
    assert.deepEqual(summary.metrics, { rows: 200, columns: 5, checks: 8 });
    const text = await readFile(folder.at('votes.quality.yaml'), 'utf8');
    for (const part of [
      'path: votes.csv',
      '  id: integer',
      'unique: [id]',
      'column: [id, list, email, delta]',
      'values: [A, B, ',
      'amount-range:',
      "pattern: '^[^@ ]+@",
    ])
      assert.ok(text.includes(part), `${part} in\n${text}`);
    assert.ok(!text.includes('delta-range'), text);
    const checked = await run(checkDataTask(), { suite: 'votes.quality.yaml' });
    assert.equal(checked.summary.status, 'succeeded', checked.summary.text);
  });

  it('writes over no file, and shows the suite otherwise', async () => {
    await folder.write({ 'a.quality.yaml': 'mine' });
    await assert.rejects(
      run(proposeChecksTask(), { table: 'votes.csv', output: 'a.quality.yaml' }),
      /already exists/u,
    );
    assert.equal(await readFile(folder.at('a.quality.yaml'), 'utf8'), 'mine');
    const { task, inputs, result, context } = await run(proposeChecksTask(), { table: 'votes.csv' });
    assert.match(
      String(await task.print?.(inputs, result, { ...context, color: false })),
      /^# Proposed from 200 rows/u,
    );
  });

  it('proposes no more than columns for a few rows', () => {
    const column = {
      name: 'id',
      class: 'integer',
      nulls: 0,
      distinct: 3,
      lowest: 1,
      values: undefined,
      pattern: undefined,
    } as const;
    assert.equal(proposeSuite({ rows: 3, columns: [column] }, 't', 't.csv').checks, 2);
  });
});
