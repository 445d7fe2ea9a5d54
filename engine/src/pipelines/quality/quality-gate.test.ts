import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { TASKS } from '../../tasks/index.ts';
import { PipelineFolder } from '../testing/pipeline-folder.ts';

const PIPELINE = `version: 1
stages:
  load:
    run: cp in.csv \${outputs.orders}; echo loaded
    inputs: [in.csv]
    outputs: {orders: {path: out/orders.csv, quality: o.quality.yaml}}
  report: {run: 'wc -l < \${stages.load.outputs.orders} > \${outputs.o}', outputs: {o: report.txt}}
`;

const SUITE = `version: 1
tables:
  orders:
    path: out/orders.csv
    checks:
      amount: {column: amount, range: {above: 0}, failures: failing.csv}
`;

const GOOD = 'id,amount\n1,5\n2,6\n';

describe('an output with a quality suite', () => {
  let folder: PipelineFolder;
  beforeEach(async () => {
    folder = await new PipelineFolder().write({
      'x.pipeline.yaml': PIPELINE,
      'o.quality.yaml': SUITE,
      'in.csv': GOOD,
    });
  });
  afterEach(() => {
    folder.remove();
  });

  it('keeps the last good data when new data has an error, stops its readers, and leaves the failing rows', async () => {
    const tasks = TASKS;
    assert.deepEqual((await folder.run({ tasks })).states, { load: 'done', report: 'done' });
    await folder.write({ 'in.csv': 'id,amount\n1,5\n2,-6\n3,1\n' });
    const { states, reasons, lines } = await folder.run({ tasks });
    assert.deepEqual(states, { load: 'failed', report: 'not-run' });
    assert.match(
      reasons['load'] ?? '',
      /^"out\/orders\.csv" does not satisfy "o\.quality\.yaml": .*error: 1/u,
    );
    assert.ok(!lines.join('\n').includes('.vitruve'), lines.join('\n'));
    assert.deepEqual([folder.text('out/orders.csv'), folder.text('report.txt').trim()], [GOOD, '3']);
    assert.match(folder.text('failing.csv'), /-6/u);
    // The stage that failed runs again, and the suite is one of its inputs.
    await folder.write({ 'o.quality.yaml': SUITE.replace('above: 0', 'above: -10') });
    assert.deepEqual((await folder.run({ tasks })).states, { load: 'done', report: 'done' });
    assert.equal((await folder.run({ tasks })).states['load'], 'up-to-date');
  });

  it('is looked at again when it is up to date, since data grows old', async () => {
    const tasks = TASKS;
    await folder.write({ 'o.quality.yaml': `${SUITE}      fresh: {freshness: 2d}\n` });
    assert.equal((await folder.run({ tasks })).states['load'], 'done');
    const old = new Date(Date.now() - 10 * 24 * 3600 * 1000);
    await utimes(folder.at('out/orders.csv'), old, old);
    const { states, reasons } = await folder.run({ tasks });
    assert.deepEqual(states, { load: 'failed', report: 'not-run' });
    assert.match(reasons['load'] ?? '', /does not satisfy/u);
    assert.equal(folder.text('out/orders.csv'), GOOD);
  });

  it('is compared with the new data of other outputs of the stage, not with what they will replace', async () => {
    const tasks = TASKS;
    await folder.write({
      'x.pipeline.yaml': `version: 1
stages:
  load:
    run: cp in.csv \${outputs.orders}; cp names.csv \${outputs.customers}
    inputs: [in.csv, names.csv]
    outputs:
      orders: {path: out/orders.csv, quality: o.quality.yaml}
      customers: out/customers.csv
`,
      'o.quality.yaml': `version: 1
tables:
  orders:
    path: out/orders.csv
    checks: {known: {column: id, references: {table: people, column: id}}}
  people: {path: out/customers.csv}
`,
      'names.csv': 'id\n1\n2\n',
    });
    assert.deepEqual((await folder.run({ tasks })).states, { load: 'done' });
    await folder.write({ 'in.csv': 'id,amount\n3,5\n', 'names.csv': 'id\n3\n' });
    assert.deepEqual((await folder.run({ tasks })).states, { load: 'done' });
    await folder.write({ 'names.csv': 'id\n1\n' });
    const { states, reasons, lines } = await folder.run({ tasks });
    assert.deepEqual(states, { load: 'failed' });
    assert.match(reasons['load'] ?? '', /does not satisfy/u);
    assert.ok(!lines.join('\n').includes('.vitruve'), lines.join('\n'));
    assert.equal(folder.text('out/customers.csv'), 'id\n3\n');
  });

  it('fails with the reason when the suite has no table of its name, or there is no such task', async () => {
    await folder.write({ 'o.quality.yaml': SUITE.replace('  orders:', '  others:') });
    const { reasons, states } = await folder.run({ tasks: TASKS });
    assert.deepEqual(states, { load: 'failed', report: 'not-run' });
    assert.match(reasons['load'] ?? '', /"orders"/u);
    assert.equal(existsSync(folder.at('out/orders.csv')), false);
    assert.match((await folder.run()).reasons['load'] ?? '', /No task checks/u);
  });
});
