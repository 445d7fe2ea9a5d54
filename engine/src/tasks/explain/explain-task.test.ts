import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { normalized } from '../../learning/foreign/normalized.ts';
import { customers, TaskFolder } from '../../learning/testing/task-folder.ts';
import { trainTask } from '../train/train-task.ts';
import { drawnEffects, levelsOf } from './drawn-effects.ts';
import { explainTask } from './explain-task.ts';
import { groupsOf } from './value-groups.ts';

const MODELS_OF_OTHERS = join(import.meta.dirname, '../../learning/foreign/testing');
const NETWORK = join(MODELS_OF_OTHERS, 'network.onnx');
/** A logistic regression behind scaling and encoding. */
const PIPELINE = join(MODELS_OF_OTHERS, 'pipeline.onnx');

/** A table of columns `x0`, `x1` …, and a number that does not depend on the last of them. */
function wide(columns: number, rows: number): string {
  const names = Array.from({ length: columns }, (_, column) => `x${column}`);
  const lines = Array.from({ length: rows }, (_, row) => {
    const values = names.map((_of, column) => Math.sin(7 * row + 3 * column));
    return [...values, (values[0] ?? 0) * (values[1] ?? 0) + Math.abs(values[2] ?? 0)].join(',');
  });
  return [[...names, 'y'].join(','), ...lines].join('\n');
}

type Row = Readonly<Record<string, string | number | boolean | null>>;

describe('vitruve/explain', function () {
  this.timeout(120_000);
  let folder: TaskFolder;
  before(async () => {
    folder = await TaskFolder.make({
      'customers.csv': customers(300),
      'few.csv': customers(12),
      'people.csv': 'age,income,city\n33,30,Lyon\n41,25,Paris\n28,33,Brest\n55,31,Lyon\n',
      'rich.csv': 'age,income,city\n33,1000,Lyon\n41,25,Paris\n',
      'numbers.csv': 'a,b\n1,2\n5,-1\n-2,1\n3,3\n',
      'missing.csv': 'age,income,city\n33,30,Lyon\n,25,Paris\n',
      'wide.csv': wide(12, 120),
    });
    const exclude = ['id', 'day'];
    const train = (given: Readonly<Record<string, unknown>>) =>
      folder.run(trainTask(), { data: 'customers.csv', exclude, seed: 1, ...given });
    const forest = { target: 'state', trees: 10, maxDepth: 4 };
    await train({ ...forest, output: 'forest.onnx' });
    await train({ target: 'state', algorithm: 'gradient-boosting', trees: 10, output: 'boosting.onnx' });
    await train({ target: 'plan', algorithm: 'gradient-boosting', trees: 5, output: 'plans.onnx' });
    await train({ target: 'state', algorithm: 'logistic', output: 'logistic.onnx' });
    await train({ target: 'plan', algorithm: 'logistic', output: 'logistic-plans.onnx' });
    await train({ target: 'balance', algorithm: 'ridge', output: 'ridge.onnx' });
    await train({
      algorithm: 'isolation-forest',
      exclude: [...exclude, 'state'],
      trees: 10,
      output: 'odd.onnx',
    });
    await train({ ...forest, calibration: 'isotonic', output: 'calibrated.onnx' });
    await train({ target: 'state', algorithm: 'mlp', epochs: 20, learningRate: 0.01, output: 'mlp.onnx' });
    await folder.run(trainTask(), {
      ...{ data: 'wide.csv', target: 'y', algorithm: 'mlp', epochs: 20, learningRate: 0.01, seed: 1 },
      output: 'wide.onnx',
    });
    const network = normalized(await readFile(NETWORK), { columns: ['a', 'b'] });
    await writeFile(folder.at('network.onnx'), network.bytes);
    await writeFile(folder.at('pipeline.onnx'), normalized(await readFile(PIPELINE), {}).bytes);
  });
  after(() => folder.remove());

  const explain = (given: Readonly<Record<string, unknown>>) =>
    folder.run(explainTask(), { model: 'forest.onnx', data: 'customers.csv', output: 'out.json', ...given });
  const written = async (): Promise<readonly Row[]> =>
    JSON.parse(await readFile(folder.at('out.json'), 'utf8')) as readonly Row[];
  const effectsOf = (row: Row): number =>
    Object.entries(row).reduce(
      (sum, [name, value]) => (name.startsWith('effect_') ? sum + Number(value) : sum),
      0,
    );

  /** Models, what is asked of them, and the unit of the answer. */
  const MODELS: readonly (readonly [
    model: string,
    unit: string,
    given?: Readonly<Record<string, unknown>>,
  ])[] = [
    ['forest', 'answer'],
    ['boosting', 'log-odds'],
    ['plans', 'score', { class: 'pro' }],
    ['logistic', 'log-odds'],
    ['logistic-plans', 'score', { class: 'team' }],
    ['ridge', 'answer'],
    ['odd', 'logarithm'],
    ['calibrated', 'score'],
    ['mlp', 'answer'],
  ];
  for (const [model, unit, given = {}] of MODELS)
    it(`adds up what columns say: ${model}`, async () => {
      const { result } = await explain({ model: `${model}.onnx`, rows: 20, ...given });
      assert.deepEqual([result.unit, result.rows, result.compared], [unit, 20, 100]);
      const rows = await written();
      assert.equal(rows.length, 20);
      assert.ok(new Set(rows.map(effectsOf)).size > 5);
      for (const row of rows)
        assert.ok(
          Math.abs(effectsOf(row) + result.base - Number(row['explained'])) < 1e-6,
          JSON.stringify(row),
        );
    });

  it('gives reasons, the strongest first, with the values of the row', async () => {
    const { result } = await explain({ rows: 5, reasons: 2 });
    const [row] = await written();
    assert.ok(row);
    assert.deepEqual(Object.keys(row).slice(0, 7), [
      'id',
      'day',
      'age',
      'plan',
      'balance',
      'state',
      'explained',
    ]);
    assert.match(String(row['reason_1']), /^(?:age|plan|balance) = .+ \([+−]0\.\d+\)$/u);
    const sizes = ['reason_1', 'reason_2'].map((name) => /\([+−](.*)\)/u.exec(String(row[name]))?.[1]);
    assert.ok(Number(sizes[0]) >= Number(sizes[1]));
    assert.equal('reason_3' in row, false);
    const columns = result.columns.map(({ column }) => column);
    assert.deepEqual([...columns].sort(), ['age', 'balance', 'plan']);
    assert.equal(result.only, undefined);
  });

  it('explains one row in words, compared with other rows', async () => {
    const { summary, result } = await explain({ row: 3, background: 'few.csv', sample: 10 });
    const rows = await written();
    assert.deepEqual(
      rows.map(({ id }) => id),
      ['c2'],
    );
    assert.deepEqual([result.rows, result.compared], [1, 10]);
    assert.match(
      summary.text,
      /^Explained: 1 row → out\.json: probability of stays 0\.\d+, on average 0\.\d+: /u,
    );
    assert.equal(
      result.only?.reasons[0]?.column,
      /: (\w+) = /u.exec(summary.text.split('average')[1] ?? '')?.[1],
    );
  });

  it('draws the steps from the mean to one row, which add up', async () => {
    const { result, task, inputs, context } = await explain({
      model: 'boosting.onnx',
      row: 3,
      background: 'few.csv',
      sample: 10,
    });
    assert.ok(result.only);
    const sum = result.only.reasons.reduce((all, { effect }) => all + effect, result.base);
    assert.ok(Math.abs(sum - result.only.value) < 1e-6);
    const blocks = task.report(inputs, result, context);
    const charts = blocks.filter((block) => block.kind === 'chart');
    assert.equal(charts.length, 1);
    const [first] = result.only.reasons;
    assert.match(
      charts[0]?.text ?? '',
      new RegExp(
        `^From the mean to row 3: log-odds of stays; -?[\\d.]+ \\(probability [\\d.]+%\\); ${first?.column} = `,
        'u',
      ),
    );
    assert.match(charts[0]?.svg ?? '', />Mean of 10 rows</u);
  });

  it('draws the effects of many rows, and those of the strongest columns by value, with their numbers', async () => {
    const { result, task, inputs, context } = await explain({ rows: 60, sample: 20 });
    const blocks = task.report(inputs, result, context);
    const order = result.columns.map(({ column }) => column);
    assert.deepEqual(
      blocks.flatMap((block) => (block.kind === 'chart' ? [block.text.split('. ')[0]] : [])),
      ['Mean size of the effects', 'Effects by column', ...order.map((name) => `Effect by value of ${name}`)],
    );
    const numbers = blocks.find((block) => block.kind === 'table' && block.folded !== undefined);
    assert.ok(numbers?.kind === 'table');
    const plans = numbers.rows.filter(([column]) => column === 'plan');
    const rows = await written();
    assert.deepEqual(plans.map(([, name]) => name).sort(), ['basic', 'pro', 'team']);
    for (const [, name, count, , least, largest] of plans) {
      const effects = rows.filter(({ plan }) => plan === name).map((row) => Number(row['effect_plan']));
      assert.equal(count, effects.length);
      for (const [shown, effect] of [
        [least, Math.min(...effects)],
        [largest, Math.max(...effects)],
      ] as const)
        assert.ok(Math.abs(Number(shown) - effect) <= Math.abs(effect) * 5e-3, `${shown} ${effect}`);
    }
    assert.ok(numbers.rows.some(([column, values]) => column === 'age' && values === 'Missing'));
    assert.ok(!('drawn' in (task.toJson(inputs, result, context) as object)));
  });

  it('draws some of very many rows, and says how many', () => {
    const rows = 1201;
    const values = Float64Array.from({ length: rows }, (_, row) => row);
    const table = { rows, columns: [{ name: 'a', type: 'number' as const, values }] };
    const drawn = drawnEffects(table, { effects: values }, ['a']);
    assert.equal(drawn.rows, 401);
    assert.deepEqual(drawn.columns[0]?.effects.slice(-2), [1197, 1200]);
  });

  it('tells the lowest from the highest values, false from true, and no order of texts', () => {
    const levels = (values: readonly (number | string | null)[]): readonly (number | null)[] =>
      levelsOf({ name: 'a', values, effects: [] });
    assert.deepEqual(levels([5, 1, 2, null, 3, 4, 1]), [4, 0, 1, null, 2, 3, 0]);
    assert.deepEqual(levels([7, 7]), [0, 0]);
    assert.deepEqual(levels(['true', 'false', null]), [4, 0, null]);
    assert.deepEqual(levels(['true', 'maybe']), [null, null]);
  });

  it('groups rows by fifths of their numbers, where equal ones stay together, or by text', () => {
    const groups = (values: readonly (number | string | null)[]): readonly string[] =>
      groupsOf({ name: 'a', values, effects: [] }).map(({ text, rows }) => `${text}: ${rows.join(' ')}`);
    assert.deepEqual(groups([10, 1, 2, 3, 4, 5, 6, 7, 8, 9, null]), [
      '1 to 2: 1 2',
      '3 to 4: 3 4',
      '5 to 6: 5 6',
      '7 to 8: 7 8',
      '9 to 10: 9 0',
      'Missing: 10',
    ]);
    assert.deepEqual(groups([0, 0, 0, 0, 0, 0, 1]), ['0: 0 1 2 3 4 5', '1: 6']);
    const many = groups(Array.from({ length: 13 }, (_, row) => `t${row}`));
    assert.deepEqual([many.length, many.at(-1)], [10, '4 other values: 9 10 11 12']);
  });

  it('is the same for a seed', async () => {
    const effects = async (seed: number): Promise<string> => {
      await explain({ rows: 3, sample: 20, seed });
      return JSON.stringify(await written());
    };
    const first = await effects(1);
    assert.equal(await effects(1), first);
    assert.notEqual(await effects(2), first);
  });

  it('explains a logistic regression of another program, and its probabilities where it is certain', async () => {
    const model = 'pipeline.onnx';
    const { result } = await explain({ model, data: 'people.csv' });
    assert.equal(result.unit, 'log-odds');
    assert.deepEqual(result.columns.map(({ column }) => column).sort(), ['age', 'city', 'income']);
    const { result: rich } = await explain({ model, data: 'rich.csv' });
    assert.equal(rich.unit, 'answer');
    for (const row of await written()) {
      assert.deepEqual(Object.keys(row).filter((name) => name.startsWith('effect_')).length, 3);
      assert.ok(Math.abs(effectsOf(row) + rich.base - Number(row['explained'])) < 1e-9);
    }
  });

  it('estimates effects from random orders where there are too many, with their standard errors', async () => {
    const { result, summary, task, inputs, context } = await explain({
      model: 'wide.onnx',
      data: 'wide.csv',
      row: 3,
      sample: 20,
    });
    assert.deepEqual([result.orders, result.compared], [2 * 51 * 20, 20]);
    assert.match(
      summary.text,
      /^Explained: 1 row → out\.json, estimated from 2040 orders of the columns: prediction /u,
    );
    const [row] = await written();
    assert.ok(row);
    assert.ok(Math.abs(effectsOf(row) + result.base - Number(row['explained'])) < 1e-9);
    assert.ok(Number(row['standard_error_x0']) > 0);
    assert.equal(result.only?.reasons.length, 12);
    assert.equal(
      result.only.reasons[0]?.error,
      Number(row[`standard_error_${result.only.reasons[0]?.column}`]),
    );
    const blocks = task.report(inputs, result, context);
    const heading = blocks.flatMap((block) => (block.kind === 'table' ? [block.heading.join()] : []));
    assert.deepEqual(heading, ['Column,Value,Effect,Standard error']);
    const chart = blocks.find((block) => block.kind === 'chart');
    assert.match(chart?.text ?? '', /^From the mean to row 3: prediction; estimated from 2040 orders/u);
    assert.match(chart?.text ?? '', /= -?[\d.]+ [+−][\d.]+ ± [\d.]+;/u);
  });

  it('tells of many rows what they are estimated from', async () => {
    const { result, task, inputs, context } = await explain({
      model: 'wide.onnx',
      data: 'wide.csv',
      rows: 4,
      sample: 10,
    });
    assert.deepEqual([result.orders, result.columns.length], [2 * 102 * 10, 12]);
    const blocks = task.report(inputs, result, context);
    const charts = blocks.flatMap((block) => (block.kind === 'chart' ? [block.text] : []));
    assert.ok(
      charts.every((text) => text.endsWith('estimated from 2040 orders of the columns')),
      charts.join('\n'),
    );
    const values = blocks.find((block) => block.kind === 'values');
    assert.deepEqual(
      values?.kind === 'values' && values.rows.find(([name]) => name === 'Effects')?.[1],
      'estimated from 2040 orders of the columns',
    );
    const errors = (await written()).map((row) => Number(row['standard_error_x0']) ** 2);
    const mean = Math.sqrt(errors.reduce((sum, each) => sum + each, 0) / 4);
    assert.ok(Math.abs((result.columns.find(({ column }) => column === 'x0')?.error ?? 0) - mean) < 1e-12);
  });

  it('explains a network of another program, by its probabilities', async () => {
    const { result } = await explain({ model: 'network.onnx', data: 'numbers.csv' });
    assert.deepEqual([result.unit, result.orders], ['answer', undefined]);
  });

  it('refuses what it cannot explain', async () => {
    await assert.rejects(explain({ model: 'plans.onnx' }), /Set "class" to .*: basic, pro, team/u);
    await assert.rejects(
      explain({ class: 'gone' }),
      /"gone" is not a class of the model\. Its classes: leaves, stays/u,
    );
    await assert.rejects(explain({ model: 'ridge.onnx', class: 'stays' }), /The model has no classes/u);
    await assert.rejects(explain({ row: 301 }), /"customers\.csv" has 300 rows: there is no row 301/u);
    await assert.rejects(
      explain({ model: 'pipeline.onnx', data: 'missing.csv' }),
      /"pipeline\.onnx" cannot be explained: it returns no number for some rows\. Does it accept missing values\?/u,
    );
    await writeFile(folder.at('many.csv'), wide(12, 20_000));
    await assert.rejects(
      explain({ model: 'wide.onnx', data: 'many.csv', rows: 20_000 }),
      /"wide\.onnx" can only be explained by estimates, for 11915 rows at most\. Set "--rows" or "--row"/u,
    );
  });
});
