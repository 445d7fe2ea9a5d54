import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { reportMarkdown } from '../../running/report/markdown.ts';
import { prepareTask, runTask, type FinishedTask } from '../../running/run-task.ts';
import { PictureFolder } from '../../testing/pictures.ts';
import type { SqlResult } from './run.ts';
import { sqlTask } from './sql-task.ts';

const TOTALS = `-- Votes by list
CREATE VIEW totals AS
SELECT list, sum(votes)::BIGINT AS votes FROM votes WHERE votes >= getvariable('least') GROUP BY list ORDER BY list;
`;

describe('vitruve/sql', function () {
  this.timeout(60_000);
  let folder: PictureFolder;
  beforeEach(async () => {
    folder = new PictureFolder();
    await folder.write({ 'votes.csv': 'list,votes\nA,12\nB,30\nA,7\n', 'totals.sql': TOTALS });
  });
  afterEach(() => {
    folder.remove();
  });

  async function run(inputs: Readonly<Record<string, unknown>>): Promise<FinishedTask> {
    const prepared = await prepareTask(sqlTask(), inputs, { folder: folder.path, version: '1.2.3' });
    return runTask(prepared, { signal: new AbortController().signal, onStep: () => undefined });
  }

  it('writes the tables that a file makes, each in the format of its ending', async () => {
    const { summary, task, inputs, result, context } = await run({
      file: 'totals.sql',
      inputs: { votes: 'votes.csv' },
      params: { least: 10 },
      outputs: { totals: 'out/totals.csv', votes: 'out/votes.parquet' },
    });
    assert.equal(await readFile(folder.at('out/totals.csv'), 'utf8'), 'list,votes\nA,12\nB,30\n');
    assert.deepEqual((await readdir(folder.at('out'))).sort(), ['totals.csv', 'votes.parquet']);
    assert.match(summary.text, /^totals: 2 rows → out\/totals\.csv\nvotes: 3 rows → /u);
    assert.equal(summary.metrics['votes.rows'], 3);
    assert.match(reportMarkdown(task.report(inputs, result, context)), /\| votes \| BIGINT \|/u);
  });

  it('writes the rows of a query', async () => {
    await run({
      query: 'SELECT list, $n AS n FROM votes WHERE votes > $n; -- done',
      inputs: { votes: 'votes.csv' },
      params: { n: 20 },
      outputs: { result: 'result.json' },
    });
    assert.deepEqual(JSON.parse(await readFile(folder.at('result.json'), 'utf8')), [{ list: 'B', n: 20 }]);
  });

  it('shows the first rows where nothing is written', async () => {
    const inputs = { query: 'FROM votes ORDER BY votes', inputs: { votes: 'votes.csv' }, limit: 2 };
    const { summary, task, result, inputs: read, context } = await run(inputs);
    assert.deepEqual((result as SqlResult).shown?.rows, [
      ['A', 7],
      ['A', 12],
    ]);
    assert.equal(summary.text, 'The first 2 rows');
    const text = await task.print?.(read, result, { ...context, color: false });
    assert.equal(text, 'list  votes\nA         7\nA        12\n…\n');
  });

  it('fails with file, line and cause, and leaves the outputs as they were', async () => {
    await folder.write({ 'wrong.sql': 'CREATE TABLE a AS\n  SELECT nosuch FROM votes;', 'out/a.csv': 'old' });
    const inputs = { file: 'wrong.sql', inputs: { votes: 'votes.csv' }, outputs: { a: 'out/a.csv' } };
    await assert.rejects(run(inputs), /^Error: wrong\.sql:2:10: Referenced column "nosuch" not found/u);
    assert.deepEqual(await readdir(folder.at('out')), ['a.csv']);
    assert.equal(await readFile(folder.at('out/a.csv'), 'utf8'), 'old');
  });

  it('reaches its inputs and outputs alone', async () => {
    const query = `FROM read_csv('${folder.at('votes.csv')}')`;
    await assert.rejects(run({ query }), /query:1:6: ".*votes\.csv" is not an input or output of the task/u);
    const copy = `COPY votes TO '${folder.at('votes.csv')}'`;
    await assert.rejects(run({ query: copy, inputs: { votes: 'votes.csv' } }), /may not use COPY/u);
  });

  it('refuses what it cannot do, before it runs', async () => {
    for (const [inputs, message] of [
      [{}, /Set either "file" or "query"/u],
      [{ query: 'SELECT 1', file: 'totals.sql' }, /Set either/u],
      [{ query: ' -- nothing' }, /"query" contains no SQL/u],
      [{ query: 'SELECT 1', params: { least: 1 } }, /does not use the parameter "least"/u],
      [{ query: 'FROM a', inputs: { a: 'a.xlsx' } }, /does not exist/u],
      [{ query: 'SELECT 1', outputs: { a: 'a.txt' } }, /"a\.txt" is not a table/u],
      [{ query: 'SELECT 1', outputs: { 'a b': 'a.csv' } }, /"outputs"/u],
      [{ file: 'nowhere.sql' }, /nowhere\.sql/u],
      [
        { file: 'totals.sql', inputs: { votes: 'votes.csv' }, params: { least: 1 }, outputs: { x: 'x.csv' } },
        /no table or view "x"/u,
      ],
    ] as const)
      await assert.rejects(run(inputs), message, JSON.stringify(inputs));
  });

  it('plans what it reads and writes, and the same fingerprint for more memory', async () => {
    const plan = async (inputs: Readonly<Record<string, unknown>>) => {
      const {
        task,
        inputs: read,
        context,
      } = await prepareTask(
        sqlTask(),
        { file: 'totals.sql', inputs: { votes: 'votes.csv' }, outputs: { totals: 'o.csv' }, ...inputs },
        { folder: folder.path, version: '1.2.3' },
      );
      return task.plan(read, context);
    };
    const first = await plan({ params: { least: 1 } });
    assert.deepEqual(first.reads, [folder.at('totals.sql'), folder.at('votes.csv')]);
    assert.deepEqual(first.writes, [folder.at('o.csv')]);
    assert.equal(
      (await plan({ params: { least: 1 }, memory: '1Gi', threads: 2 })).fingerprint,
      first.fingerprint,
    );
    assert.notEqual((await plan({ params: { least: 2 } })).fingerprint, first.fingerprint);
  });
});
