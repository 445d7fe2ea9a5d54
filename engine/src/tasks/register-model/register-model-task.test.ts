import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { customers, TaskFolder } from '../../learning/testing/task-folder.ts';
import { shortMeasure } from '../../learning/source/short-measure.ts';
import { indentedJson } from '../../running/report/json.ts';
import { trainTask } from '../train/train-task.ts';
import { registerModelTask } from './register-model-task.ts';

describe('vitruve/register-model', function () {
  this.timeout(60_000);
  let folder: TaskFolder;
  let auc = 0;

  before(async () => {
    folder = await TaskFolder.make({ 'customers.csv': customers(120) });
    const training = await folder.run(trainTask(), {
      data: 'customers.csv',
      target: 'state',
      trees: 3,
      threads: 1,
      output: 'm.onnx',
    });
    const { result } = training;
    auc = result.evaluations.test?.measures['rocAuc']?.value ?? Number.NaN;
    await writeFile(folder.at('measures.json'), indentedJson({ version: 1, ...result }));
    await writeFile(folder.at('others.json'), indentedJson({ version: 1, ...result, hash: 'x' }));
  });
  after(() => folder.remove());
  beforeEach(() => rm(folder.at('models.yaml'), { force: true }));

  const register = (given: Readonly<Record<string, unknown>> = {}) =>
    folder.run(registerModelTask(), { model: 'm.onnx', as: 'churn', date: '2026-03-01', ...given });
  const registry = () => readFile(folder.at('models.yaml'), 'utf8');

  it('writes hashes and measures, and a copy of the file', async () => {
    const given = { evaluation: 'measures.json', data: 'customers.csv', output: 'm-1.onnx', run: 'r1' };
    const { result, summary } = await register(given);
    assert.deepEqual(
      [result.version, result.isNew, summary.metrics['rocAuc']],
      ['1', true, shortMeasure(auc)],
    );
    const text = await registry();
    assert.match(text, new RegExp(`file: m-1\\.onnx\\n +sha256: ${result.hash}\\n`, 'u'));
    assert.match(text, /data: \{ file: customers\.csv, sha256: "[0-9a-f]{64}" \}\n +run: r1\n/u);
    assert.match(text, new RegExp(`rocAuc: ${shortMeasure(auc)}\\D`, 'u'));
    assert.deepEqual(await readFile(folder.at('m-1.onnx')), await readFile(folder.at('m.onnx')));
    assert.equal((await register(given)).result.isNew, false);
    assert.equal(await registry(), text);
  });

  it('makes a challenger, and says so in the history', async () => {
    const who = { challenger: true, by: 'Ada', why: 'Trained again' };
    const { summary } = await register(who);
    assert.match(summary.text, /Registered: churn@1 → models\.yaml \(challenger\)/u);
    const text = await registry();
    assert.match(text, /challenger: 1\n/u);
    assert.match(text, /at: 2026-03-01, alias: challenger, version: 1, by: Ada, why: Trained again/u);
    await register(who);
    assert.equal(await registry(), text);
    await writeFile(folder.at('models.yaml'), text.replace('challenger: 1', 'champion: 1'));
    await assert.rejects(register(who), /Version 1 of "churn" is champion/u);
    await assert.rejects(register({ challenger: true }), /"challenger" requires "by" and "why"/u);
  });

  it('refuses measures of another model, folders and damaged registries, and writes nothing', async () => {
    await assert.rejects(register({ evaluation: 'others.json' }), /measures of another model/u);
    await assert.rejects(register({ data: '.' }), /is not a file/u);
    await assert.rejects(register({ data: 'none.csv' }), /cannot be read/u);
    await assert.rejects(registry(), /ENOENT/u);
    await writeFile(folder.at('models.yaml'), 'models: {\n');
    await assert.rejects(register({ output: 'copy.onnx' }), /models\.yaml: The registry is not valid YAML/u);
    await assert.rejects(readFile(folder.at('copy.onnx')), /ENOENT/u);
  });
});
