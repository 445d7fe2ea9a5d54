import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { customers, TaskFolder } from '../../learning/testing/task-folder.ts';
import { reportMarkdown } from '../../running/report/markdown.ts';
import { trainTask } from '../train/train-task.ts';
import { modelInfoTask } from './model-info-task.ts';

describe('vitruve/model-info', function () {
  this.timeout(60_000);
  let folder: TaskFolder;
  before(async () => {
    folder = await TaskFolder.make({ 'customers.csv': customers(300) });
    const trained = { data: 'customers.csv', exclude: ['id', 'day'], threads: 1 };
    await folder.run(trainTask(), { ...trained, target: 'state', algorithm: 'logistic', output: 'm.onnx' });
    await folder.run(trainTask(), { ...trained, target: 'age', algorithm: 'linear', output: 'age.onnx' });
    await folder.run(trainTask(), { ...trained, algorithm: 'isolation-forest', output: 'odd.onnx' });
  });
  after(() => folder.remove());

  const told = async (
    model: string,
  ): Promise<{ text: string; json: Record<string, unknown>; page: string }> => {
    const { task, inputs, result, context, summary } = await folder.run(modelInfoTask(), { model });
    return {
      text: String((await task.print?.(inputs, result, { ...context, color: false })) ?? summary.text),
      json: task.toJson(inputs, result, context) as Record<string, unknown>,
      page: reportMarkdown(task.report(inputs, result, context)),
    };
  };

  it('tells what a model predicts, from which columns, and how it was made', async () => {
    const { text, json, page } = await told('m.onnx');
    const hash = createHash('sha256')
      .update(await readFile(folder.at('m.onnx')))
      .digest('hex');
    const columns = json['columns'] as { name: string; type: string; typical: unknown }[];
    const operators = json['operators'] as string[];
    assert.deepEqual(
      columns.map(({ name, type }) => [name, type]),
      [
        ['age', 'number'],
        ['plan', 'text'],
        ['balance', 'number'],
      ],
    );
    assert.ok(columns.every(({ typical }) => typical !== undefined));
    assert.ok(operators.length > 2, String(operators));
    assert.deepEqual(
      [json['model'], json['file'], json['hash'], json['algorithm'], json['problem'], json['target']],
      ['m', 'm.onnx', hash, 'logistic', 'classification', 'state'],
    );
    for (const each of [text, page]) {
      assert.match(each, new RegExp(hash, 'u'));
      assert.match(each, /logistic/u);
      assert.match(each, /age/u);
    }
    assert.match(text, /^m: logistic predicts state \(\d classes\), from 3 columns$/mu);
  });

  it('tells numbers and anomalies apart', async () => {
    assert.match((await told('age.onnx')).text, /^age: linear predicts age, from \d columns?$/mu);
    const { text, json } = await told('odd.onnx');
    assert.match(text, /^odd: isolation-forest scores anomalies, from 4 columns$/mu);
    assert.equal('target' in json, false);
  });

  it('reads what a registry names, plans it, and refuses another file', async () => {
    const registry = (hash: string): string =>
      `version: 1
models:
  churn:
    versions:
      - version: 3
        file: m.onnx
        sha256: ${hash}
`;
    const hash = createHash('sha256')
      .update(await readFile(folder.at('m.onnx')))
      .digest('hex');
    await writeFile(folder.at('models.yaml'), registry(hash));
    const { text, json } = await told('models.yaml#churn@3');
    assert.match(text, /^Version +3$/mu);
    assert.deepEqual((json['registered'] as { registry: string }).registry, 'models.yaml');
    await writeFile(folder.at('models.yaml'), registry('0'.repeat(64)));
    await assert.rejects(told('models.yaml#churn@3'), /is not the registered file/u);
  });

  it('refuses what is no model', async () => {
    await writeFile(folder.at('none.onnx'), 'text');
    await assert.rejects(told('none.onnx'), /none\.onnx/u);
  });
});
