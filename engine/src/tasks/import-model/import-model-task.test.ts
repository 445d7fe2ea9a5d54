import assert from 'node:assert/strict';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { attribute, onnxFile } from '../../inference/onnx-writer.ts';
import { TaskFolder } from '../../learning/testing/task-folder.ts';
import { evaluateTask } from '../evaluate/evaluate-task.ts';
import { explainTask } from '../explain/explain-task.ts';
import { predictTask } from '../predict/predict-task.ts';
import { importModelTask } from './import-model-task.ts';

const MODELS = join(import.meta.dirname, '../../learning/foreign/testing');

interface Case {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | string | null)[])[];
  readonly labels?: readonly (string | number)[];
  readonly probabilities?: readonly (readonly number[])[];
  readonly numbers?: readonly number[];
}

describe('vitruve/import-model', () => {
  let folder: TaskFolder;
  let cases: Readonly<Record<string, Case>>;
  before(async () => {
    cases = JSON.parse(await readFile(join(MODELS, 'models.json'), 'utf8')) as typeof cases;
  });
  beforeEach(async () => {
    folder = await TaskFolder.make({});
  });
  afterEach(() => folder.remove());

  /** The rows of a case with what the trainer says, as a CSV file. */
  async function bring(name: string): Promise<Case> {
    const found = cases[name] ?? assert.fail(name);
    await copyFile(join(MODELS, `${name}.onnx`), folder.at('theirs.onnx'));
    const lines = found.rows.map((row, at) => [
      ...row.map((cell) => cell ?? ''),
      found.labels?.[at] ?? found.numbers?.[at],
      found.probabilities?.[at]?.[1] ?? '',
    ]);
    const text = [[...found.columns, 'theirs', 'p'], ...lines].map((cells) => cells.join(',')).join('\n');
    await writeFile(folder.at('rows.csv'), `${text}\n`);
    return found;
  }

  it('writes a model that predicts what its trainer predicts, by the names of columns', async () => {
    await bring('pipeline');
    const { result, summary } = await folder.run(importModelTask(), {
      model: 'theirs.onnx',
      output: 'ours.onnx',
      target: 'churn',
      data: 'rows.csv',
      predicted: 'theirs',
      probability: 'p',
    });
    assert.equal(result.comparison?.rows, 21);
    assert.ok(result.comparison.difference <= 1e-5);
    assert.match(summary.text, /predicts what its trainer predicts on 21 rows/u);
    assert.notEqual(result.hash, result.sourceHash);
    const typical = new Map(result.notes.columns.map((column) => [column.name, column.typical]));
    assert.equal(typeof typical.get('income'), 'number');
    assert.match(String(typical.get('city')), /^[A-Z]/u);
    await folder.run(predictTask(), { model: 'ours.onnx', data: 'rows.csv', output: 'out.csv' });
    const [heading = '', first = ''] = (await readFile(folder.at('out.csv'), 'utf8')).split('\n');
    assert.match(heading, /,prediction,probability_no,probability_yes$/u);
    assert.equal(first.split(',')[5], first.split(',')[3]);
  });

  it('is not needed where the file says all: it is predicted and measured with as it is', async () => {
    await bring('pipeline');
    const given = { model: 'theirs.onnx', data: 'rows.csv', target: 'theirs' };
    const { result } = await folder.run(evaluateTask(), given);
    const { evaluation } = result;
    assert.equal(evaluation.measures['accuracy']?.value, 1);
    // The naive prediction is that of the rows, since those of the training are not known.
    assert.ok((evaluation.measures['accuracy'].baseline ?? 1) < 1);
  });

  it('says what the file does not say, and which input says it', async () => {
    await bring('forest');
    await assert.rejects(
      folder.run(predictTask(), { model: 'theirs.onnx', data: 'rows.csv', output: 'out.csv' }),
      /takes a tensor of 4 values: name their columns in their order. To say it, run "vitruve import-model" with "--columns"/u,
    );
    await assert.rejects(
      folder.run(importModelTask(), { model: 'theirs.onnx', output: 'ours.onnx' }),
      /name their columns in their order \("--columns"\)/u,
    );
  });

  it('writes nothing when a prediction differs', async () => {
    const { columns } = await bring('xgboost');
    const text = await readFile(folder.at('rows.csv'), 'utf8');
    const given = { model: 'theirs.onnx', output: 'ours.onnx', columns, data: 'rows.csv' };
    await writeFile(
      folder.at('rows.csv'),
      text.replace(/,(\d),([\d.]+)\n$/u, (_, label: string, p: string) => `,${1 - Number(label)},${p}\n`),
    );
    await assert.rejects(
      folder.run(importModelTask(), { ...given, predicted: 'theirs' }),
      /Row 30: the model predicts/u,
    );
    await writeFile(folder.at('rows.csv'), text.replace(/,[\d.]+\n$/u, ',0.123\n'));
    await assert.rejects(folder.run(importModelTask(), { ...given, probability: 'p' }), /Row 30: .*0\.123/u);
    assert.equal(existsSync(folder.at('ours.onnx')), false);
    await assert.rejects(
      folder.run(importModelTask(), { ...given, data: undefined, probability: 'p' }),
      /specify the table/u,
    );
  });

  it('refuses scores that are those of the other class', async () => {
    const over = { operator: 'Less', inputs: ['zero', 'x'], outputs: ['isOver'] };
    const graph = {
      name: 'g',
      inputs: [{ name: 'x', shape: ['n', 1] }],
      outputs: [
        { name: 'label', shape: ['n', 1], type: 'int64' as const },
        { name: 'scores', shape: ['n', 2] },
      ],
      constants: [{ name: 'zero', shape: [1], data: [0] }],
      nodes: [
        over,
        { operator: 'Cast', inputs: ['isOver'], outputs: ['label'], attributes: [attribute.int('to', 7)] },
        { operator: 'Neg', inputs: ['x'], outputs: ['turned'] },
        {
          operator: 'Concat',
          inputs: ['x', 'turned'],
          outputs: ['scores'],
          attributes: [attribute.int('axis', 1)],
        },
      ],
    };
    await writeFile(folder.at('theirs.onnx'), onnxFile(graph, { operators: { '': 17 } }));
    await writeFile(folder.at('rows.csv'), 'x,theirs\n-1,false\n2,true\n0.5,true\n');
    const given = { model: 'theirs.onnx', output: 'ours.onnx', data: 'rows.csv', scores: 'logits' };
    await assert.rejects(folder.run(importModelTask(), given), /contradict its classes: .* "1" have lower/u);
    const nodes = graph.nodes.map((node) =>
      node.operator === 'Concat' ? { ...node, inputs: ['turned', 'x'] } : node,
    );
    await writeFile(folder.at('theirs.onnx'), onnxFile({ ...graph, nodes }, { operators: { '': 17 } }));
    const { result } = await folder.run(importModelTask(), { ...given, predicted: 'theirs' });
    assert.equal(result.comparison?.rows, 3);
  });

  it('whose classes are named in another order is doubted by all who see the truth, and by nobody else', async () => {
    await bring('pipeline');
    const [heading = '', ...lines] = (await readFile(folder.at('rows.csv'), 'utf8')).trimEnd().split('\n');
    await writeFile(
      folder.at('rows.csv'),
      [heading, ...Array.from({ length: 10 }, () => lines).flat(), ''].join('\n'),
    );
    const given = { model: 'theirs.onnx', data: 'rows.csv', target: 'theirs' };
    await folder.run(importModelTask(), { ...given, output: 'ours.onnx' });
    await folder.run(importModelTask(), { ...given, output: 'swapped.onnx', classes: ['yes', 'no'] });
    const order =
      /^Warning: the classes of the model seem to be in another order: .*"--classes no --classes yes"$/mu;
    for (const [model, isDoubted] of [
      ['ours.onnx', false],
      ['swapped.onnx', true],
    ] as const) {
      const evaluated = await folder.run(evaluateTask(), { model, data: 'rows.csv' });
      assert.equal(order.test(evaluated.summary.text), isDoubted);
      const report = evaluated.task.report(evaluated.inputs, evaluated.result, evaluated.context);
      assert.equal(
        report.some((block) => block.kind === 'text' && order.test(block.text)),
        isDoubted,
      );
      const predicted = await folder.run(predictTask(), { model, data: 'rows.csv', output: 'out.csv' });
      assert.equal(order.test(predicted.summary.text), isDoubted);
      const explained = await folder.run(explainTask(), { model, data: 'rows.csv', output: 'why.csv' });
      const ofScores =
        /^Warning: the scores .*rows that are "no" have lower scores for "no" than the others\. ROC-AUC is 0, and would be 1 /mu;
      assert.equal(ofScores.test(explained.summary.text), isDoubted);
      // Nothing is known where the table has no target.
      await writeFile(folder.at('plain.csv'), [heading.replace(/theirs/u, 'other'), ...lines, ''].join('\n'));
      const plain = await folder.run(predictTask(), { model, data: 'plain.csv', output: 'out.csv' });
      assert.doesNotMatch(plain.summary.text, /Warning/u);
    }
  });

  it('compares numbers, and refuses probabilities where there are none or several', async () => {
    const { columns } = await bring('regressor');
    const given = { model: 'theirs.onnx', output: 'ours.onnx', columns, data: 'rows.csv' };
    const { result } = await folder.run(importModelTask(), { ...given, predicted: 'theirs' });
    assert.equal(result.comparison?.rows, 20);
    await assert.rejects(folder.run(importModelTask(), { ...given, probability: 'a' }), /no probabilities/u);
    await bring('lightgbm');
    await assert.rejects(folder.run(importModelTask(), { ...given, probability: 'p' }), /two classes/u);
  });

  it('asks for logits where scores are no probabilities, and for whole numbers where the model takes them', async () => {
    await bring('logits');
    const columns = cases['logits']?.columns;
    const given = {
      model: 'theirs.onnx',
      output: 'ours.onnx',
      columns,
      classes: ['x', 'y', 'z'],
      data: 'rows.csv',
    };
    await assert.rejects(folder.run(importModelTask(), given), /not probabilities.*--scores logits/u);
    await folder.run(importModelTask(), { ...given, scores: 'logits' });
    await bring('network');
    await writeFile(folder.at('rows.csv'), 'label,probabilities\n1,2\n2.5,1\n');
    await assert.rejects(
      folder.run(importModelTask(), { ...given, columns: ['label', 'probabilities'], classes: undefined }),
      /"label" has "2\.5" in row 2: the model takes whole numbers/u,
    );
  });
});
