import assert from 'node:assert/strict';
import { TaskFolder } from '../../../learning/testing/task-folder.ts';
import { reportMarkdown } from '../../../running/report/markdown.ts';
import { trainTask } from '../../train/train-task.ts';
import { evaluateTask } from '../evaluate-task.ts';

const GROUPS = ['phone case charger', 'drill saw gloves', 'tent lamp stove'].map((items) => items.split(' '));

/** Three groups of items that go together; each user chooses from one of them. */
function orders(users: number, itemsOf: (user: number) => readonly string[]): string {
  const lines = Array.from({ length: users }, (_, user) =>
    itemsOf(user).map((item, place) => `C${user},${item},${place + 1}`),
  );
  return ['customer,product,rating', ...lines.flat(), ''].join('\n');
}

const groupOf = (user: number): readonly string[] => GROUPS[user % 3] ?? [];

describe('vitruve/evaluate: a recommender', function () {
  this.timeout(60_000);
  let folder: TaskFolder;
  before(async () => {
    folder = await TaskFolder.make({
      'orders.csv': orders(60, groupOf),
      'before.csv': orders(30, (user) => groupOf(user).slice(0, 1)),
      // Two users are new, and the first one only repeats what it chose.
      'after.csv': orders(32, (user) => (user === 0 ? ['phone'] : groupOf(user).slice(1))),
      'alone.csv': 'customer,product\nA,phone\nB,case\n',
      'words.csv': 'customer,product,rating\nA,phone,good\nA,case,bad\n',
      'zero.csv': 'customer,product,rating\nA,phone,0\nA,case,1\n',
      'other.csv': 'customer,article\nA,phone\n',
      'rows.csv': `a,b\n${Array.from({ length: 60 }, (_, row) => `${row % 7},${row % 2 === 0 ? 'x' : 'y'}`).join('\n')}\n`,
    });
    const given = { data: 'orders.csv', algorithm: 'item-cosine', user: 'customer', item: 'product' };
    await folder.run(trainTask(), { ...given, output: 'shop.onnx', k: 3, test: 0, threads: 1 });
    await folder.run(trainTask(), { data: 'rows.csv', target: 'b', output: 'forest.onnx', trees: 3 });
  });
  after(() => folder.remove());

  const evaluate = (given: Readonly<Record<string, unknown>>) =>
    folder.run(evaluateTask(), { model: 'shop.onnx', data: 'after.csv', threads: 1, ...given });

  it('measures lists by what was chosen after a history, beside the most popular items', async () => {
    const { summary, result, task, inputs, context } = await evaluate({ history: 'before.csv' });
    const { ndcgAtK, recallAtK, hitRateAtK, coverageAtK } = result.evaluation.measures;
    assert.deepEqual([result.evaluation.rows, result.recommender?.newPeople], [29, 2]);
    assert.deepEqual([ndcgAtK?.value, recallAtK?.value, hitRateAtK?.value], [1, 1, 1]);
    assert.ok((ndcgAtK?.baseline ?? 1) < 0.5);
    assert.ok((coverageAtK?.value ?? 0) >= 6 / 9);
    assert.match(summary.text, /^shop\.onnx measured on 29 users: ndcgAtK 1 \(naive prediction: /u);
    const report = reportMarkdown(task.report(inputs, result, context));
    assert.match(report, /\| History \| before\.csv \|/u);
    assert.match(report, /Users without a history, not measured: 2/u);
  });

  it('holds out an item of each user without a history, the same for a seed', async () => {
    const { result } = await evaluate({ data: 'orders.csv', seed: 3, k: 2 });
    const { hitRateAtK, precisionAtK } = result.evaluation.measures;
    assert.deepEqual([result.evaluation.rows, hitRateAtK?.value, precisionAtK?.value], [60, 1, 0.5]);
    assert.deepEqual((await evaluate({ data: 'orders.csv', seed: 3, k: 2 })).result, result);
  });

  it('asks for nDCG how relevant items are, and for nothing else', async () => {
    const plain = (await evaluate({ history: 'before.csv' })).result.evaluation.measures;
    const graded = (await evaluate({ history: 'before.csv', relevance: 'rating' })).result.evaluation
      .measures;
    const { ndcgAtK: first, ...others } = plain;
    const { ndcgAtK: second, ...same } = graded;
    assert.deepEqual(same, others);
    // The items of a group are as similar to each other: the first is the most popular one, and the ratings are 1 and 2.
    const swapped = (1 + 2 / Math.log2(3)) / (2 + 1 / Math.log2(3));
    assert.ok((second?.value ?? 0) < (first?.value ?? 0) && (second?.value ?? 0) >= swapped - 1e-12);
  });

  it('fails below a required measure', async () => {
    const { summary } = await evaluate({ history: 'before.csv', require: ['precisionAtK>=0.9'] });
    assert.equal(summary.status, 'failed');
    assert.match(summary.text, /precisionAtK is 0\.6667, required: >= 0\.9/u);
  });

  it('says what is wrong', async () => {
    const wrong: readonly (readonly [Readonly<Record<string, unknown>>, RegExp])[] = [
      [{ target: 'product' }, /"target" has no effect on a recommender/u],
      [{ importance: true }, /"importance" has no effect on a recommender/u],
      [{ k: 4 }, /"k" is 4, and the lists of the model have 3 items/u],
      [{ data: 'alone.csv' }, /No user has two items or more: give what they chose before as "history"/u],
      [
        { data: 'before.csv', history: 'orders.csv' },
        /No user of the history chose another item afterwards/u,
      ],
      [{ data: 'other.csv' }, /"other\.csv" has no column "product"/u],
      [{ data: 'words.csv', relevance: 'rating' }, /The relevance "rating" is of the type VARCHAR/u],
      [{ data: 'zero.csv', relevance: 'rating' }, /rating.*row 1/u],
      [
        { model: 'forest.onnx', data: 'rows.csv', history: 'before.csv' },
        /"history" is for recommenders alone/u,
      ],
      [{ model: 'forest.onnx', data: 'rows.csv', relevance: 'a' }, /"relevance" is for recommenders alone/u],
    ];
    for (const [given, message] of wrong)
      await assert.rejects(evaluate(given), message, JSON.stringify(given));
  });
});
