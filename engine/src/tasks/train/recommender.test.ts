import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { reportMarkdown } from '../../running/report/markdown.ts';
import { TaskFolder } from '../../learning/testing/task-folder.ts';
import { explainTask } from '../explain/explain-task.ts';
import { modelCardTask } from '../model-card/model-card-task.ts';
import { predictTask } from '../predict/predict-task.ts';
import type { TrainInputs } from './inputs.ts';
import { trainTask } from './train-task.ts';

const GROUPS = ['phone case charger', 'drill saw gloves', 'tent lamp stove'];
const ORDERS = [
  'customer,product,quantity,day',
  ...Array.from({ length: 60 }, (_, user) =>
    (GROUPS[user % 3] ?? '')
      .split(' ')
      .map((item, place) => `C${user},${item},${place + 1},2026-0${place + 1}-${10 + (user % 18)}`),
  ).flat(),
  '',
].join('\n');
const GIVEN = {
  data: 'orders.csv',
  algorithm: 'item-cosine',
  user: 'customer',
  item: 'product',
  output: 'shop.onnx',
  k: 3,
  threads: 1,
};

function printed(text: unknown): string {
  return typeof text === 'string' ? text : '';
}

describe('vitruve/train: a recommender', function () {
  this.timeout(60_000);
  let folder: TaskFolder;
  before(async () => {
    folder = await TaskFolder.make({
      'orders.csv': ORDERS,
      'new.csv': 'customer,product\nA,phone\nA,\nB,unknown\n,phone\n',
      'histories.csv': 'history,customer\nphone|case,A\n,B\n',
      'other.csv': 'customer,article\nA,phone\n',
      'bad.csv': 'customer,product\nA,a|b\n',
    });
    await folder.run(trainTask(), GIVEN);
  });
  after(() => folder.remove());

  const train = (given: Readonly<Record<string, unknown>>) => folder.run(trainTask(), { ...GIVEN, ...given });
  const predict = async (data: string, output = 'out.csv'): Promise<string> => {
    await folder.run(predictTask(), { model: 'shop.onnx', data, output, threads: 1 });
    return readFile(folder.at(output), 'utf8');
  };

  it('is measured by how relevant later choices are, and says by which column', async () => {
    const { result, task, inputs, context } = await train({ time: 'day', relevance: 'quantity' });
    assert.ok((result.evaluations.test?.measures['ndcgAtK']?.value ?? 0) > 0.5);
    const report = reportMarkdown(task.report(inputs, result, context));
    assert.match(report, /\| Relevance \| quantity \|/u);
    // It may be the weight as well.
    await train({ time: 'day', relevance: 'quantity', weight: 'quantity' });
    await assert.rejects(train({ relevance: 'day' }), /The relevance "day" is of the type DATE: it must be/u);
    await assert.rejects(
      train({ relevance: 'customer' }),
      /"user", "item" and "relevance" must be different columns/u,
    );
  });

  it('is measured beside the most popular items, and says what it does not know', async () => {
    const { summary, result, task, inputs, context } = await train({ time: 'day', weight: 'quantity' });
    assert.match(summary.text, /^item-cosine trained on \d+ rows → shop\.onnx: ndcgAtK 1 \(naive/u);
    assert.ok((summary.metrics['recallAtK'] ?? 0) > 0.9);
    const report = reportMarkdown(task.report(inputs, result, context));
    assert.match(report, /\| Users \(column "customer"\) +\| 60/u);
    assert.match(report, /"AtK" means: among the first 3 items/u);
    assert.match(printed(task.print?.(inputs, result, { ...context, color: false })), /Test \(\d+ users\):/u);
  });

  it('fails where a requirement is not met', async () => {
    const { summary } = await train({ require: ['coverageAtK>=2'], output: 'weak.onnx' });
    assert.equal(summary.status, 'failed');
    assert.match(summary.text, /coverageAtK is \d/u);
  });

  it('makes a list for each user of a table, without what they have', async () => {
    const [head, ...lines] = (await predict('new.csv')).trim().split('\n');
    assert.equal(head, 'customer,rank,product,score');
    assert.equal(lines.length, 6);
    const of = (user: string) => lines.filter((line) => line.startsWith(user)).map((line) => line.split(','));
    assert.deepEqual(
      of('A').map(([, rank]) => rank),
      ['1', '2', '3'],
    );
    assert.deepEqual(
      of('A')
        .slice(0, 2)
        .map(([, , item]) => item)
        .sort(),
      ['case', 'charger'],
    );
    assert.ok(of('A').every(([, , item]) => item !== 'phone'));
    assert.ok(of('B').every(([, , , score]) => Number(score) === 0));
  });

  it('makes a list for each row of a table of histories', async () => {
    const [head, first, second] = (await predict('histories.csv')).trim().split('\n');
    assert.equal(head, 'history,customer,item_1,score_1,item_2,score_2,item_3,score_3');
    assert.match(first ?? '', /^phone\|case,A,charger,[1-9.]/u);
    assert.match(second ?? '', /^,B,[a-z]+,0\.0,/u);
  });

  it('says what a table lacks, and which items it cannot take', async () => {
    await assert.rejects(
      predict('other.csv'),
      /needs the columns "customer" and "product", or a column "history"/u,
    );
    await assert.rejects(predict('bad.csv'), /has "a\|b" in row 1: an item must not contain/u);
  });

  it('says which inputs it lacks or does not use', async () => {
    await assert.rejects(train({ user: undefined }), /"item-cosine" requires "user"/u);
    await assert.rejects(train({ target: 'product' }), /"target" has no effect on item-cosine/u);
    await assert.rejects(train({ item: 'customer' }), /must be different columns/u);
    await assert.rejects(train({ weight: 'day' }), /The weight "day" is of the type DATE/u);
    await assert.rejects(
      train({ algorithm: 'random-forest', target: 'product' }),
      /"user" requires "algorithm: item-cosine"/u,
    );
  });

  it('has a model card; other tasks refuse it and say why', async () => {
    const manifest = `version: 1\ndata: orders.csv\nalgorithm: item-cosine\nuser: customer\nitem: product\nparameters: { k: 3 }\noutput: shop.onnx\ncard: { intendedUse: Products beside the basket }\n`;
    await writeFile(folder.at('shop.model.yaml'), manifest);
    const { result } = await folder.run(trainTask(), { data: 'shop.model.yaml', threads: 1 });
    assert.equal(result.recommender?.k, 3);
    await folder.run(modelCardTask(), { model: 'shop.model.yaml', output: 'card.md' });
    assert.match(await readFile(folder.at('card.md'), 'utf8'), /item-cosine/u);
    await assert.rejects(
      folder.run(explainTask(), { model: 'shop.onnx', data: 'orders.csv', output: 'why.csv' }),
      /is a recommender: only "vitruve predict", "vitruve serve" and "vitruve evaluate" run it/u,
    );
  });
});

describe('vitruve/train: stacking', function () {
  this.timeout(60_000);

  it('takes algorithms and parameters of base manifests, and measures each', async () => {
    const head = 'version: 1\ndata: c.csv\ntarget: late\n';
    const rows = Array.from({ length: 200 }, (_, row) => {
      const [a, b] = [(row * 37) % 50, (row * 11) % 23];
      return `${a},${b},${a + b > 35 ? 'yes' : 'no'}`;
    });
    const folder = await TaskFolder.make({
      'c.csv': `a,b,late\n${rows.join('\n')}\n`,
      'forest.model.yaml': `${head}parameters: { trees: 5 }\noutput: f.onnx\n`,
      'line.model.yaml': `${head}algorithm: logistic\noutput: l.onnx\n`,
      'other.model.yaml': `version: 1\ndata: c.csv\ntarget: a\noutput: o.onnx\n`,
      'command.model.yaml': `${head}train: { run: python train.py }\noutput: c.onnx\n`,
      'stack.model.yaml': `${head}algorithm: stacking\nbase: [forest.model.yaml, line.model.yaml]\noutput: s.onnx\n`,
    });
    const { result, task, inputs, context } = await folder.run(trainTask(), {
      data: 'stack.model.yaml',
      threads: 1,
    });
    assert.deepEqual(
      (inputs as TrainInputs).bases?.map(({ name, algorithm, parameters }) => [
        name,
        algorithm,
        parameters.trees,
      ]),
      [
        ['forest', 'random-forest', 5],
        ['line', 'logistic', undefined],
      ],
    );
    const report = reportMarkdown(task.report(inputs, result, context));
    assert.match(report, /## Base models\n\n\| Model +\| accuracy/u);
    assert.match(
      printed(task.print?.(inputs, result, { ...context, color: false })),
      /forest \(random-forest\) +rocAuc \d/u,
    );
    const withBase = async (base: string): Promise<unknown> => {
      const text = `${head}algorithm: stacking\nbase: [forest.model.yaml, ${base}]\noutput: s.onnx\n`;
      await writeFile(folder.at('wrong.model.yaml'), text);
      return folder.run(trainTask(), { data: 'wrong.model.yaml', threads: 1 });
    };
    await assert.rejects(withBase('other.model.yaml'), /its target is "a", not "late"/u);
    await assert.rejects(withBase('command.model.yaml'), /a command trains it/u);
    await assert.rejects(withBase('stack.model.yaml'), /its algorithm is stacking/u);
    await assert.rejects(withBase('s.onnx'), /cannot be a base model: name a \*\.model\.yaml/u);
    await assert.rejects(
      folder.run(trainTask(), { data: 'c.csv', target: 'late', algorithm: 'stacking', output: 's.onnx' }),
      /"stacking" requires "base"/u,
    );
    await folder.remove();
  });
});
