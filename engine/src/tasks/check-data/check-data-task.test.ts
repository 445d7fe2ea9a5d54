import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, utimes } from 'node:fs/promises';
import { reportMarkdown } from '../../running/report/markdown.ts';
import { prepareTask, runTask, type FinishedTask } from '../../running/run-task.ts';
import { PictureFolder } from '../../testing/pictures.ts';
import { checkDataTask } from './check-data-task.ts';
import { checksIn, type SuiteResult } from './result.ts';
import { EXPECTED, SUITE } from './testing/suite.ts';

const ORDERS = `id,day,amount,status,email
1,2026-01-05,12.5,new,a@x.fr
2,2026-01-06,-3,paid,b@x.fr
2,2026-01-07,8,sent,c@x.fr
4,,9,lost,
5,2026-01-09,7,new,z@x.fr
`;
const OTHER = 'status,amount\nnew,19.5\npaid,-4\nsent,8\nnone,1\n';
const CUSTOMERS = 'id,name\n1,A\n2,B\n4,C\n';
const ROWS = 'version: 1\ntables:\n  orders:\n    path: orders.csv\n    checks:\n';

type Ran = FinishedTask & { readonly result: SuiteResult };

describe('vitruve/check-data', () => {
  let folder: PictureFolder;
  let whole: Ran;

  async function run(inputs: Readonly<Record<string, unknown>> = {}): Promise<Ran> {
    const context = { folder: folder.path, version: '1.2.3' };
    const given = { suite: 'o.quality.yaml', today: '2026-01-10', ...inputs };
    const prepared = await prepareTask(checkDataTask(), given, context);
    const options = { signal: new AbortController().signal, onStep: () => undefined };
    return (await runTask(prepared, options)) as Ran;
  }

  // A database takes a second to start: what does not change files looks at one run.
  before(async () => {
    folder = new PictureFolder();
    await folder.write({
      'orders.csv': ORDERS,
      'other.csv': OTHER,
      'customers.csv': CUSTOMERS,
      'aged.csv': 'id\n1\n',
      'all.quality.yaml': SUITE,
    });
    await utimes(folder.at('aged.csv'), new Date('2026-01-01'), new Date('2026-01-01'));
    whole = await run({ suite: 'all.quality.yaml', history: false, output: 'r.xml' });
  });
  after(() => {
    folder.remove();
  });

  for (const [check, expected] of Object.entries(EXPECTED))
    it(`finds of ${check}: ${String(expected)}`, () => {
      const [table = '', name = ''] = check.includes('/') ? check.split('/') : ['orders', check];
      const found = checksIn(whole.result).find((one) => one.table === table && one.check === name);
      const text = found && (found.status === 'passed' ? found.status : `${found.status}: ${found.message}`);
      if (typeof expected === 'string') assert.equal(text, expected);
      else assert.match(text ?? '', expected);
    });

  it('has an expectation for each check of the suite', () => {
    const names = checksIn(whole.result).map(({ table, check }) =>
      table === 'orders' ? check : `${table}/${check}`,
    );
    assert.deepEqual(new Set(names), new Set(Object.keys(EXPECTED)));
  });

  it('says how many rows a condition could not decide', () => {
    const undecided = checksIn(whole.result).find(({ check }) => check === 'undecided');
    assert.equal(undecided?.undecided, 1);
  });

  it('shows rows that fail, and nothing of personal columns', async () => {
    const { result, task, inputs, context } = whole;
    const examples = new Map(checksIn(result).map((one) => [one.check, one.examples]));
    assert.deepEqual(examples.get('pattern'), [{ row: 5, values: { email: '***' } }]);
    assert.deepEqual(examples.get('not-tolerated'), [{ row: 2, values: { amount: -3 } }]);
    const mail = await readFile(folder.at('out/mail.csv'), 'utf8');
    assert.equal(mail, 'id,day,amount,status\n5,2026-01-09,7.0,new\n');
    assert.equal(await readFile(folder.at('out/none.csv'), 'utf8'), 'id,day,amount,status\n');
    assert.ok(existsSync(folder.at('out/amount.parquet')));
    const told = `${JSON.stringify(task.toJson(inputs, result, context))}${reportMarkdown(task.report(inputs, result, context))}`;
    assert.doesNotMatch(told, /z@x\.fr/u);
  });

  it('fails from a severity on; a check that could not be made is invalid', () => {
    const { result, task, context, inputs } = whole;
    assert.equal(whole.summary.status, 'invalid');
    const [table] = result.tables;
    const [check] = checksIn(result).filter(({ severity }) => severity === 'warning');
    assert.ok(table && check);
    const warned = { ...result, tables: [{ ...table, checks: [check] }] };
    const statusFrom = (failOn: string): string =>
      task.summarize({ ...(inputs as object), failOn }, warned, context).status;
    assert.equal(statusFrom('error'), 'succeeded');
    assert.equal(statusFrom('warning'), 'failed');
    assert.equal(statusFrom('information'), 'failed');
  });

  it('prints each check that failed with its place', async () => {
    const { task, inputs, result, context } = whole;
    const text = String(await task.print?.(inputs, result, { ...context, color: false }));
    assert.match(
      text,
      /^error orders\/null: failing: 1 of 5 rows \(20%\), day: 1, email: 1\n {2}→ all\.quality\.yaml:8:7\n/u,
    );
  });

  it('writes results for JUnit', async () => {
    const xml = await readFile(folder.at('r.xml'), 'utf8');
    assert.match(
      xml,
      /<failure type="error" message="orders\/above: failing: 2 of 5 rows \(40%\)">rows 2, 5: amount -3, 7</u,
    );
    assert.match(xml, /<error type="error" message="orders\/unknown could not be checked: /u);
  });

  it('compares the number of rows with the last run in which the check passed', async () => {
    await folder.write({ 'o.quality.yaml': `${ROWS}      volume: { rowCount: { change: 20% } }\n` });
    assert.equal((await run()).summary.status, 'succeeded');
    await folder.write({ 'staged.csv': ORDERS.split('\n').slice(0, 4).join('\n') });
    const staged = { tables: { orders: 'staged.csv' } };
    for (let time = 0; time < 2; time++) {
      const { result } = await run(staged);
      assert.equal(checksIn(result)[0]?.message, '3 rows, 5 before, a change of 40%, maximum: 20%');
    }
  });

  it('checks the tables that are asked for', async () => {
    const more = '      key: { unique: [id] }\n';
    await folder.write({
      'o.quality.yaml': `${ROWS}${more}  customers:\n    path: customers.csv\n    checks:\n${more}`,
    });
    const { result, summary } = await run({ table: ['customers'], history: false });
    assert.deepEqual(
      result.tables.map(({ name, rows }) => [name, rows]),
      [['customers', 3]],
    );
    assert.equal(summary.status, 'succeeded');
    await assert.rejects(run({ table: ['nobody'] }), /no table "nobody"\. Tables: orders, customers/u);
  });

  it('does not run a suite with an error', async () => {
    await folder.write({ 'o.quality.yaml': `${ROWS}      key: { uniqe: [id] }\n` });
    await assert.rejects(run(), /o\.quality\.yaml:6:14: .*quality\/schema/u);
  });

  it('plans what it reads and writes', async () => {
    const path = 'failures: out/bad.csv';
    await folder.write({
      'o.quality.yaml': `${ROWS}      a: { column: amount, range: { min: 0 }, ${path} }\n`,
    });
    const context = { folder: folder.path, version: '1.2.3' };
    const inputs = { suite: folder.at('o.quality.yaml'), today: '2026-01-10' };
    const plan = await checkDataTask().plan(inputs, context);
    assert.deepEqual(
      plan.reads,
      ['o.quality.yaml', 'orders.csv'].map((name) => folder.at(name)),
    );
    assert.deepEqual(plan.writes, [folder.at('out/bad.csv')]);
    const later = await checkDataTask().plan({ ...inputs, today: '2026-01-11' }, context);
    assert.notEqual(later.fingerprint, plan.fingerprint);
  });
});
