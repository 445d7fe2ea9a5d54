import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { reportMarkdown } from '../../running/report/markdown.ts';
import { customers, TaskFolder } from '../../learning/testing/task-folder.ts';
import { predictTask } from '../predict/predict-task.ts';
import { crossValidationLine } from '../../learning/source/cross-validation-blocks.ts';
import { trainTask } from './train-task.ts';

const ROWS = 400;
const GIVEN = { data: 'customers.csv', target: 'state', output: 'm/model.onnx', trees: 10, threads: 1 };

describe('vitruve/train', function () {
  this.timeout(60_000);
  let folder: TaskFolder;
  before(async () => {
    folder = await TaskFolder.make({
      'customers.csv': customers(ROWS),
      'empty.csv': 'a,state\n',
      'comma.csv': `price,state\n${'"1,5",a\n"2,25",b\n'.repeat(30)}`,
      'notes.txt': 'no table',
    });
  });
  after(() => folder.remove());

  const train = (given: Readonly<Record<string, unknown>>) => folder.run(trainTask(), { ...GIVEN, ...given });

  it('writes a model, and tells how good it is and what it did not use', async () => {
    const { summary, result, task, inputs, context } = await train({
      time: 'day',
      gap: '2d',
      require: 'rocAuc>=0.7',
    });
    assert.equal(summary.status, 'succeeded');
    assert.match(
      summary.text,
      /^random-forest trained on \d+ rows → m\/model\.onnx: rocAuc 0\.\d+ \(naive prediction: 0\.5\)$/u,
    );
    assert.equal((await stat(folder.at('m/model.onnx'))).size, result.bytes);
    assert.deepEqual(result.classes, ['leaves', 'stays']);
    assert.deepEqual(result.leftOut, [{ column: 'id', reason: 'identifier' }]);
    assert.ok(result.rows.unused > 0);
    assert.ok((summary.metrics['rocAuc'] ?? 0) > 0.7);
    const report = reportMarkdown(task.report(inputs, result, context));
    assert.match(report, /Predicted: leaves/u);
    assert.match(report, /Column "id" is not used: nearly every row has another text/u);
  });

  it('fails where a requirement is not met, and writes the model all the same', async () => {
    const { summary } = await train({ require: ['accuracy>=0.999'], output: 'weak.onnx' });
    assert.equal(summary.status, 'failed');
    assert.match(summary.text, /accuracy is 0\.\d+, required: >= 0\.999/u);
    assert.ok(existsSync(folder.at('weak.onnx')));
  });

  it('measures folds that a manifest asks for, with each of them in the report', async () => {
    const manifest =
      'version: 1\ndata: customers.csv\ntarget: state\nexclude: id\noutput: folded.onnx\nalgorithm: logistic\nsplit: { time: day, gap: 1d, folds: 2 }\n';
    await writeFile(folder.at('folded.model.yaml'), manifest);
    const given = { data: 'folded.model.yaml', threads: 1 };
    const { result, task, inputs, context } = await folder.run(trainTask(), given);
    assert.deepEqual([result.crossValidation?.by, result.crossValidation?.folds.length], ['time', 2]);
    const report = reportMarkdown(task.report(inputs, result, context));
    assert.match(
      report,
      /## Cross-validation\n\nRolling origin[^]*\| 2 \| \d+ \|[^]*\| Standard deviation \|/u,
    );
    const { crossValidation } = result;
    assert.ok(crossValidation);
    assert.match(
      crossValidationLine(crossValidation),
      /^Cross-validation, 2 folds: rocAuc \S+ ± \S+ \(naive prediction: 0\.5\)$/u,
    );
    const by = 'train: { run: "true" }\n';
    await writeFile(folder.at('folded.model.yaml'), manifest.replace('algorithm: logistic\n', by));
    const command = folder.run(trainTask(), { ...given, folds: 3 });
    await assert.rejects(command, /"folds" has no effect on train\.run/u);
  });

  it('searches the parameters that a manifest lists, and shows the trials', async () => {
    const manifest =
      'version: 1\ndata: customers.csv\ntarget: state\nexclude: id\noutput: found.onnx\nalgorithm: gradient-boosting\nparameters: { trees: 5 }\n' +
      'search:\n  trials: 3\n  parameters:\n    maxDepth: { from: 1, to: 6 }\n    learningRate: [0.1, 0.2]\n';
    await writeFile(folder.at('found.model.yaml'), manifest);
    const given = { data: 'found.model.yaml', threads: 1 };
    const { result, task, inputs, context } = await folder.run(trainTask(), given);
    assert.equal(result.search?.trials.length, 3);
    const report = reportMarkdown(task.report(inputs, result, context));
    assert.match(
      report,
      /## Parameter search\n\n3 trials, the best one with rocAuc 0\.\d+ on the validation rows: maxDepth/u,
    );
    assert.match(report, /\| Trial \| maxDepth \| learningRate \| Training rows \| rocAuc \|/u);
    const { result: fixed } = await folder.run(trainTask(), { ...given, maxDepth: 2 });
    assert.deepEqual(
      fixed.search?.trials.map(({ parameters }) => parameters),
      [{ learningRate: 0.1 }, { learningRate: 0.2 }],
    );
    const none = await folder.run(trainTask(), { ...given, maxDepth: 2, learningRate: 0.3 });
    assert.equal(none.result.search, undefined);
    const other = folder.run(trainTask(), { ...given, algorithm: 'random-forest' });
    await assert.rejects(other, /"learningRate" has no effect on random-forest/u);
  });

  it('takes its inputs from a manifest, and others before them', async () => {
    const manifest =
      'version: 1\ndata: ../customers.csv\ntarget: state\nexclude: id\nparameters: { trees: 4 }\ncalibration: sigmoid\nthreshold: f1\nsplit: { time: day, gap: 1d }\noutput: own.onnx\n';
    await mkdir(folder.at('models'), { recursive: true });
    await writeFile(folder.at('models/state.model.yaml'), manifest);
    const { result, inputs } = await folder.run(trainTask(), {
      data: 'models/state.model.yaml',
      seed: 5,
      threads: 1,
    });
    assert.deepEqual(inputs, {
      data: folder.at('customers.csv'),
      target: 'state',
      exclude: ['id'],
      trees: 4,
      calibration: 'sigmoid',
      threshold: 'f1',
      time: 'day',
      gap: '1d',
      output: folder.at('models/own.onnx'),
      seed: 5,
      threads: 1,
    });
    assert.ok(result.threshold !== 0.5 && existsSync(folder.at('models/own.onnx')));
    await writeFile(folder.at('models/state.model.yaml'), manifest.replace('target', 'targt'));
    const wrong = folder.run(trainTask(), { data: 'models/state.model.yaml' });
    await assert.rejects(wrong, /state\.model\.yaml:3:1: .*targt.* \(model\/schema\)/u);
    await assert.rejects(
      folder.run(trainTask(), { data: 'customers.csv' }),
      /The input "output" is required/u,
    );
  });

  it('trains a network as its manifest says, with the learning curve in result and report', async () => {
    await mkdir(folder.at('models'), { recursive: true });
    await writeFile(
      folder.at('models/network.model.yaml'),
      'version: 1\ndata: ../customers.csv\ntarget: state\nexclude: [id]\nalgorithm: mlp\nparameters: { hiddenLayers: [8, 4], activation: tanh, epochs: 30, batchSize: 20, learningRate: 0.01, patience: 30 }\noutput: network.onnx\n',
    );
    const { summary, result, task, inputs, context } = await folder.run(trainTask(), {
      data: 'models/network.model.yaml',
    });
    assert.match(summary.text, /^mlp trained on \d+ rows/u);
    const { training = [], validation = [], kept = 0 } = result.learningCurve ?? {};
    assert.equal(training.length, 30);
    assert.equal(validation.indexOf(Math.min(...validation)), kept - 1);
    const report = reportMarkdown(task.report(inputs, result, context));
    assert.match(report, new RegExp(`Epochs: 30, of which epoch ${kept} has the least loss`, 'u'));
    assert.match(report, new RegExp(`\\| ${kept} (?:\\\\)?\\* `, 'u'));
    const [, curve = ''] = report.split('Learning curve');
    const rows = curve.match(/^\| *\d+/gmu) ?? [];
    assert.ok(rows.length >= 15 && rows.length <= 17, `${rows.length} rows`);
  });

  it('encodes columns as it is told, in a file that takes them as the table has them', async () => {
    const encode = { day: 'date(month, weekdayCycle, days)', plan: 'basic < pro < team' };
    const { result } = await train({
      encode,
      algorithm: 'logistic',
      exclude: ['id'],
      output: 'encoded.onnx',
    });
    assert.deepEqual(result.columns, [
      { name: 'day', type: 'text' },
      { name: 'age', type: 'number' },
      { name: 'plan', type: 'text' },
      { name: 'balance', type: 'number' },
    ]);
    assert.deepEqual(result.unsupported, []);
    const predicted = { model: 'encoded.onnx', data: 'customers.csv', output: 'encoded.json' };
    await folder.run(predictTask(), predicted);
    const rows = JSON.parse(await readFile(folder.at('encoded.json'), 'utf8')) as Readonly<
      Record<string, unknown>
    >[];
    const hits = rows.filter(({ state, prediction }) => state === prediction);
    assert.ok(rows.length === ROWS && hits.length > 0.75 * ROWS, `${hits.length} hits`);
    const words = await train({ encode: { id: 'words(20)' }, output: 'words.onnx' });
    assert.ok(words.result.columns.some(({ name }) => name === 'id'));
  });

  it('says what is wrong, with names', async () => {
    const wrong: readonly (readonly [Readonly<Record<string, unknown>>, RegExp])[] = [
      [{ target: 'sate' }, /"customers\.csv" has no column "sate"\. Its columns: id, day, age/u],
      [{ features: ['age', 'state'] }, /"state" is the target: it cannot be a feature/u],
      [{ target: 'day' }, /The target "day" is of the type DATE/u],
      [{ time: 'plan' }, /The time column "plan" is of the type VARCHAR/u],
      [{ time: 'day', gap: '5' }, /"5" is not a gap in time/u],
      [{ time: 'day', group: 'plan' }, /by "time" or by "group"/u],
      [{ test: 0.6, validation: 0.4 }, /leave no rows for training/u],
      [{ threshold: 'recall>0.8' }, /"recall>0\.8" is not a threshold/u],
      [{ threshold: '0' }, /"0" is not a threshold/u],
      [{ require: 'auc>=0.8' }, /There is no measure "auc"\. Measures: accuracy/u],
      [{ require: 'auc' }, /"auc" is not a requirement/u],
      [{ data: 'empty.csv' }, /"empty\.csv" has no rows/u],
      [
        { data: 'comma.csv', target: 'state' },
        /"price" has numbers with a decimal comma \("1,5" in row 1\)/u,
      ],
      [{ encode: { plan: 'word' } }, /"word" is not an encoding of "plan": valid values are words, /u],
      [{ encode: { age: 'date' } }, /"age" is of the type BIGINT: it cannot be encoded so/u],
      [{ encode: { state: 'words' } }, /"state" is not a feature: it cannot be encoded/u],
      [{ data: 'notes.txt' }, /"notes\.txt" is not a table/u],
      [
        { output: 'model.bin' },
        /"model\.bin" is not a valid value for "output": expected a value such as models\/model\.onnx/u,
      ],
    ];
    for (const [given, message] of wrong)
      await assert.rejects(train({ output: 'wrong.onnx', ...given }), message, JSON.stringify(given));
    assert.equal(existsSync(folder.at('wrong.onnx')), false);
  });
});
