import assert from 'node:assert/strict';
import { TASKS } from '../tasks/index.ts';
import { PipelineFolder, type ToldRun } from './testing/pipeline-folder.ts';

const pipeline = (query: string): string =>
  [
    'version: 1',
    'stages:',
    '  clean:',
    '    uses: vitruve/sql',
    `    with: {query: ${JSON.stringify(query)}, inputs: {t: t.csv}, outputs: {clean: '\${outputs.clean}'}}`,
    '    outputs: {clean: clean.parquet}',
    '  sum:',
    '    uses: vitruve/sql',
    "    with: {query: SELECT sum(a) AS s FROM t, inputs: {t: '${stages.clean.outputs.clean}'}, outputs: {s: '${outputs.s}'}}",
    '    outputs: {s: sum.csv}',
    '',
  ].join('\n');

const QUERY = 'SELECT a, b FROM t WHERE a > 0';

describe('hashes of rows', function () {
  this.timeout(60_000);
  let folder: PipelineFolder;
  let clone: PipelineFolder;
  beforeEach(() => {
    folder = new PipelineFolder();
    clone = new PipelineFolder();
  });
  afterEach(() => {
    folder.remove();
    clone.remove();
  });

  const run = async (table: string, query = QUERY): Promise<ToldRun['states']> => {
    await folder.write({ 'x.pipeline.yaml': pipeline(query), 't.csv': table });
    return (await folder.run({ tasks: TASKS })).states;
  };

  it('spare the readers of a table that was written again in another order', async () => {
    assert.deepEqual(await run('a,b\n1,x\n2,y\n'), { clean: 'done', sum: 'done' });
    assert.deepEqual(await run('a,b\n2,y\n1,x\n'), { clean: 'done', sum: 'up-to-date' });
    assert.deepEqual(await run('a,b\n2,y\n1,z\n'), { clean: 'done', sum: 'done' });
  });

  it('are none of a table with an order, which its readers may show', async () => {
    const ordered = `${QUERY} ORDER BY b`;
    assert.deepEqual(await run('a,b\n1,x\n2,x\n', ordered), { clean: 'done', sum: 'done' });
    assert.deepEqual(await run('a,b\n2,x\n1,x\n', ordered), { clean: 'done', sum: 'done' });
  });

  it('are taken only of tables that somebody reads', async () => {
    const reader = pipeline(QUERY).indexOf('  sum:');
    await folder.write({ 'x.pipeline.yaml': pipeline(QUERY).slice(0, reader), 't.csv': 'a,b\n1,x\n2,y\n' });
    assert.deepEqual((await folder.run({ tasks: TASKS })).states, { clean: 'done' });
    assert.doesNotMatch(folder.text('x.pipeline.lock'), /rows:/u);
    // A reader that comes later goes by the bytes, until the table is written again.
    assert.deepEqual(await run('a,b\n1,x\n2,y\n'), { clean: 'up-to-date', sum: 'done' });
    assert.deepEqual(await run('a,b\n2,y\n1,x\n'), { clean: 'done', sum: 'done' });
    assert.deepEqual(await run('a,b\n1,x\n2,y\n'), { clean: 'restored', sum: 'up-to-date' });
  });

  it('are taken whether the readers are to be run or not', async () => {
    await folder.write({ 'x.pipeline.yaml': pipeline(QUERY), 't.csv': 'a,b\n1,x\n2,y\n' });
    await folder.run({ tasks: TASKS, stages: ['clean'] });
    assert.match(folder.text('x.pipeline.lock'), /rows:/u);
  });

  it('come with results from the cache and from the lock file', async () => {
    await run('a,b\n1,x\n2,y\n');
    const shared = { tasks: TASKS, environment: { ...process.env, VITRUVE_CACHE: folder.cache } };
    const files = { 'x.pipeline.yaml': pipeline(QUERY), 't.csv': 'a,b\n1,x\n2,y\n' };
    await clone.write(files);
    assert.deepEqual((await clone.run(shared)).states, { clean: 'restored', sum: 'restored' });
    assert.equal(clone.text('x.pipeline.lock'), folder.text('x.pipeline.lock'));
    // The table of the clone has other bytes, and the reader is restored by its rows.
    await clone.write({ ...files, 't.csv': 'a,b\n2,y\n1,x\n' });
    assert.deepEqual((await clone.run(shared)).states, { clean: 'done', sum: 'up-to-date' });
  });
});
