import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { customers, TaskFolder } from '../../learning/testing/task-folder.ts';
import { evaluateTask } from '../evaluate/evaluate-task.ts';
import { trainTask } from '../train/train-task.ts';
import { predictTask } from './predict-task.ts';
import { predictText } from './predicted-text.ts';
import { describeModel, tryRow } from './tried-row.ts';

const ROWS = 300;
const [HEADING = '', ...LINES] = customers(ROWS).trimEnd().split('\n');

/** Columns in another order, one more, a text never seen and missing values. */
const LATER = [
  'prediction,state,plan,balance,age',
  ...LINES.map((line, row) => {
    const [, , age, plan, balance, state] = line.split(',');
    return [
      row,
      row % 50 === 0 ? '' : state,
      row % 40 === 0 ? 'gold' : plan,
      balance,
      row % 30 === 0 ? '' : age,
    ].join(',');
  }),
  '',
].join('\n');

describe('vitruve/predict and vitruve/evaluate', function () {
  this.timeout(60_000);
  let folder: TaskFolder;
  before(async () => {
    folder = await TaskFolder.make({
      'customers.csv': `${HEADING}\n${LINES.join('\n')}\n`,
      'later.csv': LATER,
      'other.csv': 'plan,balance,age,state\nbasic,1,2,gone\n',
      'texts.csv': 'plan,balance,age,state\nbasic,a lot,2,stays\n',
      'short.csv': 'plan,state\nbasic,stays\n',
    });
    await folder.run(trainTask(), {
      data: 'customers.csv',
      target: 'state',
      output: 'm.onnx',
      trees: 10,
      threads: 1,
    });
  });
  after(() => folder.remove());

  const predict = (given: Readonly<Record<string, unknown>>) =>
    folder.run(predictTask(), {
      model: 'm.onnx',
      data: 'later.csv',
      output: 'out.csv',
      threads: 1,
      ...given,
    });
  const evaluate = (given: Readonly<Record<string, unknown>>) =>
    folder.run(evaluateTask(), { model: 'm.onnx', data: 'later.csv', threads: 1, ...given });

  it('predicts a table that is read in several parts as one', async () => {
    const times = 130;
    const [heading = '', ...lines] = LATER.trimEnd().split('\n');
    const own = lines.map((line) => line.slice(line.indexOf(',') + 1));
    const rows = Array.from({ length: times }, () => own).flat();
    assert.ok(rows.length > 32_768);
    await writeFile(
      folder.at('large.csv'),
      `${[heading.slice(heading.indexOf(',') + 1), ...rows].join('\n')}\n`,
    );
    const { result } = await predict({ data: 'large.csv' });
    const few = await predict({ output: 'few.csv' });
    assert.equal(result.rows, rows.length);
    assert.deepEqual(
      result.counts,
      few.result.counts.map(([name, count]) => [name, count * times]),
    );
    const written = (await readFile(folder.at('out.csv'), 'utf8')).trimEnd().split('\n').slice(1);
    const once = (await readFile(folder.at('few.csv'), 'utf8')).trimEnd().split('\n').slice(1);
    assert.deepEqual(
      written.slice(-ROWS),
      once.map((line) => line.slice(line.indexOf(',') + 1)),
    );
  });

  it('says what a model asks for, and what changes of the typical row do', async () => {
    const model = folder.at('m.onnx');
    const form = await describeModel({ model });
    assert.deepEqual([form.name, form.target], ['m.onnx', 'state']);
    const age = form.columns.find(({ name }) => name === 'age');
    assert.ok(age && age.type === 'number' && Number(age.typical) > 0);
    const typical = await tryRow({ model, row: {} });
    assert.deepEqual([typical.effects, typical.value], [[], typical.typicalValue]);
    const tried = await tryRow({ model, row: { age: '99,5', plan: 'gold' } });
    assert.deepEqual(tried.effects.map(({ column }) => column).sort(), ['age', 'plan']);
    const sum = tried.effects.reduce((all, { effect }) => all + effect, tried.typicalValue);
    assert.ok(Math.abs(sum - tried.value) < 1e-9);
    const second = tried.probabilities[1];
    assert.deepEqual([tried.class, tried.value], [second?.class, second?.probability]);
    assert.equal(tried.typicalValue, typical.value);
    assert.ok(Number.isFinite((await tryRow({ model, row: { age: '' } })).value));
    await assert.rejects(tryRow({ model, row: { age: 'old' } }), /"age": "old" is not a number/u);
  });

  it('adds predictions to the rows, in their order, whatever else they have', async () => {
    const { summary, result } = await predict({});
    assert.equal(summary.status, 'succeeded');
    assert.deepEqual(result.added, ['prediction_', 'probability_leaves', 'probability_stays']);
    const [heading, ...lines] = (await readFile(folder.at('out.csv'), 'utf8')).trimEnd().split('\n');
    assert.equal(
      heading,
      'prediction,state,plan,balance,age,prediction_,probability_leaves,probability_stays',
    );
    assert.equal(lines.length, ROWS);
    for (const [row, line] of lines.entries()) {
      const [number, , , , , label, leaves, stays] = line.split(',');
      assert.equal(number, String(row));
      assert.equal(label, Number(stays) >= 0.5 ? 'stays' : 'leaves');
      assert.ok(Math.abs(Number(leaves) + Number(stays) - 1) < 1e-12);
    }
    assert.equal(
      result.counts.reduce((sum, [, count]) => sum + count, 0),
      ROWS,
    );
  });

  it('predicts rows of a text as those of a file, and leaves nothing behind', async () => {
    const before = await readdir(tmpdir());
    const text = `${HEADING}\n${LINES.slice(0, 3).join('\n')}\n`;
    const predicted = await predictText({ model: folder.at('m.onnx'), name: 'customers.csv', text });
    const [names = '', ...rows] = predicted.text.trimEnd().split('\n');
    assert.equal(predicted.rows, 3);
    assert.equal(names, `${HEADING},prediction,probability_leaves,probability_stays`);
    await predict({ data: 'customers.csv', output: 'whole.csv' });
    const whole = (await readFile(folder.at('whole.csv'), 'utf8')).split('\n');
    assert.deepEqual(rows, whole.slice(1, 4));
    const asked = { model: folder.at('m.onnx'), name: 'customers.csv' };
    await assert.rejects(
      predictText({ ...asked, text: 'age\n3\n' }),
      /"customers\.csv" has no column "plan"|"customers\.csv" has no column "balance"/u,
    );
    await assert.rejects(
      predictText({ ...asked, text: 'x'.repeat(5_000_001) }),
      /more rows than can be predicted in the editor\. Run "vitruve predict" on the file/u,
    );
    const left = (await readdir(tmpdir())).filter(
      (name) =>
        name.startsWith('vitruve-tables.') && name.includes(String(process.pid)) && !before.includes(name),
    );
    assert.deepEqual(left, []);
  });

  it('measures the rows that have a true value, and fails below what is required', async () => {
    const { summary, result } = await evaluate({ output: 'measures.json', require: 'accuracy>=0.6' });
    assert.equal(summary.status, 'succeeded');
    assert.equal(result.evaluation.rows, ROWS - 6);
    assert.equal(result.unlabeled, 6);
    const written = JSON.parse(await readFile(folder.at('measures.json'), 'utf8')) as typeof result;
    assert.deepEqual(written.evaluation, result.evaluation);
    assert.equal((await evaluate({ require: 'accuracy>=0.9999' })).summary.status, 'failed');
  });

  it('takes a column without any value as missing numbers', async () => {
    await writeFile(folder.at('empty.csv'), 'plan,balance,age,state\nbasic,,41,\nbasic,,22,\n');
    const { result } = await predict({ data: 'empty.csv', output: 'empty-out.csv' });
    assert.equal(result.rows, 2);
  });

  it('says which column or class does not fit the model', async () => {
    await assert.rejects(predict({ data: 'short.csv' }), /"short\.csv" has no column "age"/u);
    await assert.rejects(
      predict({ data: 'texts.csv' }),
      /"balance" is of the type VARCHAR, but the model was trained on numbers/u,
    );
    await assert.rejects(
      evaluate({ data: 'other.csv' }),
      /has "gone" in row 1: the model does not know this class/u,
    );
    await assert.rejects(predict({ output: 'out.xyz' }), /not a table/u);
  });

  it('refuses files that are no models of ours, cut off or hostile', async () => {
    const bytes = await readFile(folder.at('m.onnx'));
    const text = bytes.toString('latin1');
    const files: Readonly<Record<string, Buffer>> = {
      'empty.onnx': Buffer.alloc(0),
      'cut.onnx': bytes.subarray(0, bytes.length / 2),
      'text.onnx': Buffer.from('<html>'),
      'lying.onnx': Buffer.from(
        text.replace('"problem":"classification"', '"problem":"classificatio!"'),
        'latin1',
      ),
      'renamed.onnx': Buffer.from(text.replaceAll('"leaves"', '"leavez"'), 'latin1'),
    };
    for (const [name, content] of Object.entries(files)) {
      await writeFile(folder.at(name), content);
      await assert.rejects(
        predict({ model: name }),
        /not a valid ONNX model|metadata of model .* is damaged|does not answer with what its metadata says/u,
        name,
      );
    }
    await assert.rejects(predict({ model: 'none.onnx' }), /none\.onnx cannot be opened/u);
  });
});
