import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { modelName, modelReads } from '../../learning/source/registered-model.ts';
import { customers, TaskFolder } from '../../learning/testing/task-folder.ts';
import { evaluateTask } from '../evaluate/evaluate-task.ts';
import { explainTask } from '../explain/explain-task.ts';
import { trainTask } from '../train/train-task.ts';
import { ServedFile } from './http/served.ts';
import { predictTask } from './predict-task.ts';

describe('models of a registry', function () {
  this.timeout(60_000);
  let folder: TaskFolder;
  const hashes: string[] = [];

  before(async () => {
    folder = await TaskFolder.make({ 'customers.csv': customers(120) });
    for (const seed of [1, 2]) {
      const output = `m-${seed}.onnx`;
      const inputs = { data: 'customers.csv', target: 'state', trees: 3, threads: 1, seed, output };
      await folder.run(trainTask(), inputs);
      hashes.push(
        createHash('sha256')
          .update(await readFile(folder.at(output)))
          .digest('hex'),
      );
    }
  });
  after(() => folder.remove());
  beforeEach(() => register(1));

  const register = (champion: number): Promise<void> => {
    const versions = hashes.map(
      (hash, at) => `      - { version: ${at + 1}, file: m-${at + 1}.onnx, sha256: ${hash} }\n`,
    );
    const text = `version: 1\nmodels:\n  churn:\n    champion: ${champion}\n    versions:\n${versions.join('')}`;
    return writeFile(folder.at('models.yaml'), text);
  };
  const predict = (model: string) =>
    folder.run(predictTask(), { model, data: 'customers.csv', output: 'out.csv', threads: 1 });

  it('are found by version and by alias, in all tasks that use a model', async () => {
    assert.equal((await predict('models.yaml#churn@2')).result.hash, hashes[1]);
    assert.equal((await predict('models.yaml#churn@champion')).result.hash, hashes[0]);
    const others = { model: 'models.yaml#churn@champion', data: 'customers.csv', threads: 1 };
    assert.equal((await folder.run(evaluateTask(), others)).result.hash, hashes[0]);
    const explained = await folder.run(explainTask(), { ...others, output: 'why.csv', rows: 2, sample: 5 });
    assert.equal(explained.result.hash, hashes[0]);
  });

  it('are read with their registry, so that a stage runs again when it changes', async () => {
    assert.deepEqual(await modelReads(folder.at('models.yaml#churn@champion')), [
      folder.at('models.yaml'),
      folder.at('m-1.onnx'),
    ]);
    assert.deepEqual(await modelReads(folder.at('m-1.onnx')), [folder.at('m-1.onnx')]);
  });

  it('are refused where their file is another one than was registered', async () => {
    await copyFile(folder.at('m-1.onnx'), folder.at('kept.onnx'));
    await copyFile(folder.at('m-2.onnx'), folder.at('m-1.onnx'));
    await assert.rejects(
      predict('models.yaml#churn@champion'),
      /"m-1\.onnx" is not the registered file\. Its SHA-256 starts with [0-9a-f]{12}, and that of version 1 with/u,
    );
    await copyFile(folder.at('kept.onnx'), folder.at('m-1.onnx'));
  });

  it('are refused where the registry does not have them', async () => {
    const refused: readonly (readonly [string, RegExp])[] = [
      ['models.yaml#churn', /"churn" is not a version of a model\. Expected: models\.yaml#name@version/u],
      ['models.yaml#@1', /is not a version of a model/u],
      ['models.yaml#churn@challenger', /Model "churn" has no challenger/u],
      ['models.yaml#churn@3', /Model "churn" has no version 3/u],
      ['models.yaml#fraud@1', /"fraud" is not registered\. Registered: churn/u],
      ['team.models.yaml#churn@1', /team\.models\.yaml" cannot be read/u],
    ];
    for (const [model, reason] of refused) await assert.rejects(predict(model), reason, model);
    await writeFile(
      folder.at('models.yaml'),
      'version: 1\nmodels:\n  churn:\n    versions: [{ version: 1, file: m-1.onnx, sha256: short }]\n',
    );
    await assert.rejects(predict('models.yaml#churn@1'), /no "file" with a valid "sha256"/u);
    await writeFile(folder.at('models.yaml'), 'models: {\n');
    await assert.rejects(predict('models.yaml#churn@1'), /not valid YAML/u);
  });

  it('are served under their name, and follow the alias when the model is read again', async () => {
    const path = folder.at('models.yaml#churn@champion');
    assert.equal(modelName(path), 'churn');
    assert.equal(modelName(folder.at('m-1.onnx')), 'm-1');
    const options = { shown: 'm', threads: 1, time: 60_000, version: undefined, onRun: () => undefined };
    const served = new ServedFile(path, options);
    try {
      assert.deepEqual(facts(await served.load()), ['1', hashes[0]]);
      await register(2);
      assert.deepEqual(facts(await served.load()), ['2', hashes[1]]);
      await register(3);
      await assert.rejects(served.load(), /has no version 3/u);
      assert.deepEqual(facts(served.served), ['2', hashes[1]]);
    } finally {
      await served.close();
    }
  });
});

function facts({ version, hash }: ServedFile['served']): readonly unknown[] {
  return [version, hash];
}
