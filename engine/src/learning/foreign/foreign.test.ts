import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attribute, onnxFile, type OnnxGraph } from '../../inference/onnx-writer.ts';
import type { Predictions } from '../model/model.ts';
import type { TableRows } from '../model/table.ts';
import { FileModel } from '../export/run-model.ts';
import { readNotes } from '../training/notes.ts';
import { predictionsOf } from '../source/model-file.ts';
import { UnclearModel, type ModelHints } from './hints.ts';
import { normalized, type NormalizedModel } from './normalized.ts';

const HERE = join(import.meta.dirname, 'testing');

interface Expected {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | string | null)[])[];
  readonly labels?: readonly (string | number)[];
  readonly probabilities?: readonly (readonly number[])[];
  readonly numbers?: readonly number[];
}

const CASES = JSON.parse(readFileSync(join(HERE, 'models.json'), 'utf8')) as Readonly<
  Record<string, Expected>
>;

const file = (name: string): Uint8Array => readFileSync(join(HERE, `${name}.onnx`));
const expectedOf = (name: string): Expected => CASES[name] ?? assert.fail(name);

function tableOf({ columns }: NormalizedModel['notes'], given: Expected): TableRows {
  return {
    rows: given.rows.length,
    columns: columns.map(({ name, type }) => {
      const cells = given.rows.map((row) => row[given.columns.indexOf(name)] ?? null);
      return type === 'text'
        ? { name, type: 'text', values: cells.map((cell) => String(cell ?? '')) }
        : {
            name,
            type: 'number',
            values: Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell))),
          };
    }),
  };
}

describe('models of other programs', () => {
  /** What the runtime answers for the rows of a case. */
  async function answered(name: string, hints: ModelHints) {
    const model = normalized(file(name), hints);
    const runtime = await FileModel.open(model.bytes, 1);
    try {
      const table = tableOf(model.notes, expectedOf(name));
      return { model, predictions: predictionsOf(model.notes, await runtime.run(table), table.rows) };
    } finally {
      await runtime.close();
    }
  }

  const HINTS: Readonly<Record<string, ModelHints>> = {
    pipeline: {},
    forest: { columns: expectedOf('forest').columns },
    xgboost: { columns: expectedOf('xgboost').columns },
    lightgbm: { columns: expectedOf('lightgbm').columns },
    regressor: { columns: expectedOf('regressor').columns, target: 'price' },
    network: { columns: expectedOf('network').columns },
    logits: { columns: expectedOf('logits').columns, classes: [0, 1, 2], scores: 'logits' },
  };

  it('keep what is typical of their columns, whole where they take whole numbers', () => {
    const { columns } = expectedOf('network');
    const typical = new Map<string, number | string>(columns.map((name) => [name, 1.6]));
    const notes = normalized(file('network'), { columns, typical }).notes;
    assert.deepEqual(
      notes.columns.map((column) => column.typical),
      notes.columns.map(({ isWhole }) => (isWhole === true ? 2 : 1.6)),
    );
    assert.ok(notes.columns.some(({ isWhole }) => isWhole === true));
    assert.ok(readNotes(JSON.stringify(notes)));
  });

  for (const [name, hints] of Object.entries(HINTS))
    it(`predict what their trainer predicts: ${name}`, async () => {
      const { labels, probabilities = [], numbers } = expectedOf(name);
      const { model, predictions } = await answered(name, hints);
      if (predictions.of !== 'classes') {
        assert.deepEqual([predictions.of, model.notes.target], ['number', 'price']);
        for (const [row, value] of (numbers ?? assert.fail()).entries())
          assert.ok(Math.abs((predictions.values[row] ?? Number.NaN) - value) <= 1e-5, `${row}: ${value}`);
        return;
      }
      const { classes = [] } = model.notes;
      assert.deepEqual(
        [...predictions.labels].map((label) => classes[label]),
        labels,
      );
      const flat = probabilities.flat();
      assert.equal(predictions.probabilities.length, flat.length);
      for (const [at, value] of flat.entries())
        assert.ok(Math.abs((predictions.probabilities[at] ?? Number.NaN) - value) <= 1e-5, `${at}: ${value}`);
    });

  it('keep their classes, and take another threshold and other names', async () => {
    const { columns } = expectedOf('network');
    assert.deepEqual(normalized(file('network'), { columns }).notes.classes, [-1, 1]);
    const { model, predictions } = await answered('pipeline', {
      threshold: 0.9,
      classes: ['stays', 'leaves'],
    });
    assert.ok(predictions.of === 'classes');
    assert.deepEqual([model.notes.classes, model.notes.threshold], [['stays', 'leaves'], 0.9]);
    for (const [row, label] of predictions.labels.entries())
      assert.equal(label === 1, (predictions.probabilities[row * 2 + 1] ?? 0) >= 0.9);
  });

  const UNCLEAR: readonly (readonly [string, ModelHints, RegExp, ModelHints[keyof ModelHints]])[] = [
    ['forest', {}, /a tensor of 4 values/u, 'columns'],
    ['forest', { columns: ['a', 'b'] }, /takes 4 columns, but 2 are named/u, 'columns'],
    ['forest', { columns: ['a', 'b', 'c', 'a'] }, /"a" is named twice/u, 'columns'],
    ['logits', { columns: ['a', 'b', 'c', 'd'] }, /has 3 values for a row: name the classes/u, 'classes'],
    [
      'logits',
      { columns: ['a', 'b', 'c', 'd'], classes: ['x', 'y'] },
      /3 values for a row, but there are 2/u,
      'classes',
    ],
    [
      'logits',
      { columns: ['a', 'b', 'c', 'd'], classes: ['x', 'y', 'x'] },
      /all of them different/u,
      'classes',
    ],
    ['regressor', { columns: ['a', 'b', 'c', 'd'], threshold: 0.3 }, /for two classes/u, 'threshold'],
    [
      'regressor',
      { columns: ['a', 'b', 'c', 'd'], result: 'zebra' },
      /no output of numbers "zebra"/u,
      'result',
    ],
  ];
  for (const [name, hints, reason, hint] of UNCLEAR)
    it(`say what is not clear: ${name} ${JSON.stringify(hints)}`, () => {
      assert.throws(
        () => normalized(file(name), hints),
        (error: unknown) =>
          error instanceof UnclearModel && reason.test(error.message) && error.hint === hint,
      );
    });

  describe('of other forms', () => {
    const made = (graph: Partial<OnnxGraph>): Uint8Array =>
      onnxFile(
        {
          name: 'g',
          inputs: [{ name: 'x', shape: ['n', 1] }],
          outputs: [{ name: 'y', shape: ['n', 1] }],
          nodes: [{ operator: 'Identity', inputs: ['x'], outputs: ['y'] }],
          ...graph,
        },
        { operators: { '': 17 } },
      );

    for (const [what, graph, reason] of [
      [
        'a picture as input',
        { inputs: [{ name: 'x', shape: ['n', 3, 8, 8] }] },
        /is not a table: it has 4 sides/u,
      ],
      ['no input', { inputs: [] }, /no input/u],
      ['inputs of an open width', { inputs: [{ name: 'x', shape: ['n', 'm'] }] }, /width of its input "x"/u],
      ['a class alone', { outputs: [{ name: 'y', shape: ['n'], type: 'int64' }] }, /a class only/u],
      [
        'several numbers',
        {
          outputs: [
            { name: 'y', shape: ['n', 1] },
            { name: 'z', shape: ['n', 1] },
          ],
        },
        /several outputs of numbers: name one of y, z/u,
      ],
      ['texts alone', { outputs: [{ name: 'y', shape: ['n', 2], type: 'string' }] }, /no output of numbers/u],
      ['too many columns', { inputs: [{ name: 'x', shape: ['n', 20_000] }] }, /more than 10000 columns/u],
    ] as const)
      it(`are refused with the reason: ${what}`, () => {
        assert.throws(() => normalized(made(graph), {}), reason);
      });

    const answered = async (graph: Partial<OnnxGraph>, hints: ModelHints = {}): Promise<Predictions> => {
      const { notes, bytes } = normalized(made(graph), hints);
      const runtime = await FileModel.open(bytes, 1);
      const values = Float64Array.of(-1, 0.3, 0.5, 3);
      const outputs = await runtime.run({ rows: 4, columns: [{ name: 'x', type: 'number', values }] });
      await runtime.close();
      return predictionsOf(notes, outputs, 4);
    };
    const twice = { operator: 'Concat', inputs: ['x', 'x'], attributes: [attribute.int('axis', 1)] };

    it('are of a number where the file does not say how many there are for a row, and there is one', async () => {
      const outputs = [{ name: 'y', shape: ['n', 'm'] }];
      const predictions = await answered({ outputs });
      assert.deepEqual(
        [...(predictions.of === 'number' ? predictions.values : [])].map(Math.round),
        [-1, 0, 1, 3],
      );
      await assert.rejects(
        answered({ outputs, nodes: [{ ...twice, outputs: ['y'] }] }),
        /The model does not answer with one number for each row/u,
      );
    });

    it('are of a number in spite of their file, if that is asked for', async () => {
      const outputs = [{ name: 'y', shape: ['n', 4] }];
      assert.throws(
        () => normalized(made({ outputs }), {}),
        /its output "y" has 4 values for a row: name the classes .*, or set "problem" to "regression"/u,
      );
      assert.equal((await answered({ outputs }, { problem: 'regression' })).of, 'number');
    });

    it('have their classes in a column or in a row, and a number for each', async () => {
      const probabilities = { name: 'y', shape: ['n', 2] };
      const nodes = [
        { ...twice, outputs: ['logits'] },
        { operator: 'Softmax', inputs: ['logits'], outputs: ['y'] },
        { operator: 'Less', inputs: ['zero', 'x'], outputs: ['isOver'] },
        { operator: 'Cast', inputs: ['isOver'], outputs: ['column'], attributes: [attribute.int('to', 7)] },
        { operator: 'Transpose', inputs: ['column'], outputs: ['row'] },
      ];
      const constants = [{ name: 'zero', shape: [1], data: [0] }];
      for (const label of [
        { name: 'column', shape: ['n', 1], type: 'int64' },
        { name: 'row', shape: [1, 'n'], type: 'int64' },
      ] as const) {
        const predictions = await answered({ outputs: [label, probabilities], nodes, constants });
        assert.deepEqual([...(predictions.of === 'classes' ? predictions.labels : [])], [0, 1, 1, 1]);
      }
      await assert.rejects(
        answered(
          { outputs: [{ name: 'column', shape: ['n', 1], type: 'int64' }, probabilities], nodes, constants },
          { classes: [0, 1, 2], result: 'y' },
        ),
        /has 2 values for a row, but there are 3 classes/u,
      );
      const narrow = [...nodes.slice(2), { operator: 'Identity', inputs: ['x'], outputs: ['y'] }];
      await assert.rejects(
        answered({
          outputs: [{ name: 'column', shape: ['n', 1], type: 'int64' }, probabilities],
          nodes: narrow,
          constants,
        }),
        /does not answer with one of its 2 classes and a number for each class/u,
      );
    });

    it('are of two classes where one number is the probability of the second', async () => {
      const bytes = made({
        nodes: [{ operator: 'Sigmoid', inputs: ['x'], outputs: ['y'] }],
      });
      const { notes, bytes: own } = normalized(bytes, { problem: 'classification', threshold: 0.6 });
      assert.deepEqual(notes.classes, [0, 1]);
      const runtime = await FileModel.open(own, 1);
      const values = Float64Array.of(-1, 0.3, 0.5, 3);
      const outputs = await runtime.run({ rows: 4, columns: [{ name: 'x', type: 'number', values }] });
      await runtime.close();
      const predictions = predictionsOf(notes, outputs, 4);
      assert.ok(predictions.of === 'classes');
      assert.deepEqual([...predictions.labels], [0, 0, 1, 1]);
    });
  });
});
