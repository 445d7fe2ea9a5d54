import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { customers, TaskFolder } from '../../learning/testing/task-folder.ts';
import { reportHtml } from '../../running/report/html.ts';
import { reportMarkdown } from '../../running/report/markdown.ts';
import { trainTask } from '../train/train-task.ts';
import { evaluateTask } from './evaluate-task.ts';

describe('vitruve/evaluate by groups and columns', function () {
  this.timeout(60_000);
  let folder: TaskFolder;
  before(async () => {
    folder = await TaskFolder.make({ 'customers.csv': customers(300) });
    const given = { data: 'customers.csv', target: 'state', output: 'm.onnx', trees: 10, threads: 1 };
    await folder.run(trainTask(), { ...given, exclude: ['id', 'day'] });
    await folder.run(trainTask(), { ...given, features: ['plan'], output: 'plan.onnx' });
    await folder.run(trainTask(), {
      ...{ data: 'customers.csv', target: 'age', output: 'age.onnx', algorithm: 'ridge', features: ['plan'] },
      ...{ problem: 'regression', threads: 1 },
    });
    await folder.run(trainTask(), { ...given, target: 'plan', features: ['age'], output: 'classes.onnx' });
  });
  after(() => folder.remove());

  const evaluate = (given: Readonly<Record<string, unknown>>) =>
    folder.run(evaluateTask(), { model: 'm.onnx', data: 'customers.csv', threads: 1, ...given });

  it('measures how rows are ranked within groups, and what is required of it', async () => {
    const given = { rankBy: 'day', k: 2, slices: ['plan'], require: ['ndcgAtK>=0.99'] };
    const { result, summary, task, inputs, context } = await evaluate(given);
    assert.equal(result.slices.length, 1);
    const { ndcgAtK } = result.ranking?.evaluation.measures ?? {};
    assert.ok(ndcgAtK && ndcgAtK.baseline !== undefined && ndcgAtK.value > ndcgAtK.baseline);
    assert.equal(summary.metrics['ndcgAtK'], ndcgAtK.value);
    assert.equal(summary.status, ndcgAtK.value >= 0.99 ? 'succeeded' : 'failed');
    const report = reportMarkdown(task.report(inputs, result, context));
    assert.match(report, /## First 2 rows by "day", beside random orders \(groups: \d+;/u);
    await assert.rejects(evaluate({ k: 2 }), /"k" requires "rankBy"/u);
    await assert.rejects(
      evaluate({ model: 'age.onnx', rankBy: 'day' }),
      /"rankBy" is for models of two classes/u,
    );
  });

  it('measures groups apart, says how far they lie apart, and fails where that is too far', async () => {
    const { result, summary, task, inputs, context } = await evaluate({
      slices: ['plan', 'age'],
      output: 'out.json',
      require: ['demographicParityDifference<=0.05'],
    });
    const [plan, age] = result.slices;
    assert.deepEqual(plan?.slices.map(({ name, rows }) => [name, rows]).sort(), [
      ['basic', 100],
      ['pro', 100],
      ['team', 100],
    ]);
    assert.equal(age?.slices.at(-1)?.name, 'No value');
    assert.equal(age.slices.at(-1)?.isSmall, true);
    assert.equal(summary.status, 'failed');
    assert.match(summary.text, /demographicParityDifference by "plan" is 0\.\d+, required: <= 0\.05/u);
    const written = JSON.parse(await readFile(folder.at('out.json'), 'utf8')) as typeof result;
    assert.deepEqual(written.slices, JSON.parse(JSON.stringify(result.slices)));
    const report = reportMarkdown(task.report(inputs, result, context));
    assert.match(report, /## By "plan"[\s\S]*\| basic \| 100 \|[\s\S]*\| equalizedOddsDifference \|/u);
    assert.match(report, /\\\* Fewer than 30 rows|\* Fewer than 30 rows/u);
    const printed = String(await task.print?.(inputs, result, { ...context, color: false }));
    assert.match(printed, /By "plan":\n {2}\w+ +100 {2}accuracy /u);
  });

  it('draws curves, the confusion matrix and the calibration, each beside a table', async () => {
    const { result, task, inputs, context } = await evaluate({ importance: true });
    const [curve] = result.evaluation.curves ?? [];
    assert.equal(curve?.of, 1);
    const { truePositives = 0, falsePositives = 0 } = curve.points.at(-1) ?? {};
    assert.equal(truePositives + falsePositives, result.evaluation.rows);
    const blocks = task.report(inputs, result, context);
    const charts = blocks.flatMap((block) => (block.kind === 'chart' ? [block] : []));
    assert.deepEqual(
      charts.map(({ text }) => text.replace(/[\d.]+$/u, 'N')),
      [
        'ROC curve: area N',
        'Precision–recall curve: area N',
        'Confusion matrix',
        'Calibration of "stays"; bars: number of rows',
        'Loss of rocAuc by column',
      ],
    );
    for (const { svg } of charts) assert.doesNotMatch(svg, /NaN|Infinity|undefined/u);
    const html = reportHtml(blocks, 'en');
    assert.match(
      html,
      /<div class="charts"><img alt="ROC curve: [^"]+" width="\d+" height="\d+" src="data:image\/svg\+xml;base64,/u,
    );
    assert.match(
      reportMarkdown(blocks),
      /\| Threshold of "stays" \|[\s\S]*!\[Confusion matrix\]\(data:image\/svg\+xml;base64,/u,
    );
  });

  it('shuffles the values of each column, when asked to', async () => {
    assert.deepEqual((await evaluate({})).result.importance, []);
    const { result, task, inputs, context } = await evaluate({ importance: true });
    const columns = result.importance.map(({ column }) => column);
    assert.deepEqual(columns.slice(0, 2).sort(), ['age', 'plan']);
    assert.match(
      reportMarkdown(task.report(inputs, result, context)),
      /## Importance of the columns[\s\S]*\| Loss of rocAuc if its values are shuffled \|/u,
    );
    const printed = String(await task.print?.(inputs, result, { ...context, color: false }));
    assert.match(
      printed,
      /\nLoss of rocAuc if the values of a column are shuffled:\n {2}\w+ +0\.\d+ ± 0\.\d+\n/u,
    );
  });

  it('compares models on the same resamples, and says which difference is clear', async () => {
    const { result, task, inputs, context } = await evaluate({ compare: ['plan.onnx', 'm.onnx'] });
    const [plan, same] = result.compared;
    assert.ok(plan && same);
    for (const [name, { value }] of Object.entries(plan.differences)) {
      const [own = Number.NaN, other = Number.NaN] = [result, plan].map(
        ({ evaluation }) => evaluation.measures[name]?.value,
      );
      assert.ok(Math.abs(other - own - value) < 1e-12, name);
    }
    const area = plan.differences['rocAuc'] ?? { value: 0 };
    assert.ok(area.value < 0 && (area.high ?? 0) < 0, JSON.stringify(area));
    assert.deepEqual(
      Object.values(same.differences).map(({ value, low, high }) => [value, low, high]),
      Object.keys(same.differences).map(() => [0, 0, 0]),
    );
    const page = reportMarkdown(task.report(inputs, result, context));
    assert.match(page, /\| Measure \| m\.onnx \| plan\.onnx \| m\.onnx \|/u);
    assert.match(page, /!\[ROC curves with their areas\]/u);
    assert.match(page, /\| rocAuc \| -0\.\d+ \| -0\.\d+ – -0\.\d+ \| worse \|/u);
    assert.match(page, /\| rocAuc \| 0 \| 0 – 0 \| not clearly different \|/u);
    const printed = String(await task.print?.(inputs, result, { ...context, color: false }));
    assert.match(printed, /\nCompared with "plan\.onnx", which is:\n {2}accuracy /u);
    const { reads } = await task.plan(inputs, context);
    assert.ok(reads.includes(folder.at('plan.onnx')));
  });

  it('refuses models that predict something else', async () => {
    await assert.rejects(
      evaluate({ compare: ['age.onnx'] }),
      /Model "age\.onnx" cannot be compared: one predicts a class, the other a number/u,
    );
    await assert.rejects(
      evaluate({ model: 'plan.onnx', compare: ['classes.onnx'] }),
      /Model "classes\.onnx" cannot be compared: its classes are basic, pro, team, not \w+, \w+/u,
    );
  });

  it('names the measures and columns that there are', async () => {
    await assert.rejects(
      evaluate({ slices: ['plan'], require: ['parity<=1'] }),
      /There is no measure "parity"\. Measures: accuracy, .*demographicParityRatio/u,
    );
    await assert.rejects(evaluate({ slices: ['region'] }), /has no column "region"/u);
  });
});
