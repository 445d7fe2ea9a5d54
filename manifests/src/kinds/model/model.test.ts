import assert from 'node:assert/strict';
import { Position } from 'vscode-languageserver-types';
import { completion } from '../../core/features/completion.ts';
import { uriOf, workspaceOf, type TestOptions } from '../../testing/workspace-of.ts';
import { MODEL } from './kind.ts';

const FILE = 'churn.model.yaml';
const HEAD = 'version: 1\ndata: data/customers.csv\noutput: m.onnx\n';
const TABLE: TestOptions = {
  beginnings: { 'data/customers.csv': 'id,age,churn\n1,2,yes\n' },
  files: ['data/customers.csv'],
};

function findings(text: string, options: TestOptions = TABLE): readonly string[] {
  return workspaceOf({ [FILE]: text }, options)
    .check(uriOf(FILE))
    .findings.map(({ rule, message }) => `${rule}: ${message}`);
}

/** The labels of what is proposed at `|`. */
function proposed(marked: string): readonly string[] {
  const offset = marked.indexOf('|');
  const workspace = workspaceOf({ [FILE]: marked.replace('|', '') }, TABLE);
  const position = workspace.document(uriOf(FILE))?.positionAt(offset) ?? Position.create(0, 0);
  return completion(workspace, uriOf(FILE), position).map(({ label }) => label);
}

describe('model', () => {
  it('is known by the name of its files', () => {
    assert.equal(workspaceOf({ [FILE]: '' }).kindOf(uriOf(FILE)), MODEL);
    assert.notEqual(workspaceOf({ 'model.yaml': '' }).kindOf(uriOf('model.yaml')), MODEL);
  });

  it('takes its own template', () => {
    const given = { root: uriOf(''), title: 'Churn', language: 'en', today: '2026-01-15' } as const;
    const [change] = MODEL.create?.({ ...given, settings: {} as never, graph: workspaceOf({}).graph }) ?? [];
    assert.ok(change?.kind === 'create');
    const files = ['data/customers.csv'];
    assert.deepEqual(findings(change.text, { files }), []);
  });

  it('proposes the columns of its table, where columns are named', () => {
    for (const text of [
      'target: |',
      'features: [|]',
      'exclude:\n  - |',
      'split:\n  time: |',
      'split: { group: | }',
      'encode: { | }',
      'encode:\n  |',
      'drift:\n  columns: [|]',
      'algorithm: item-cosine\nuser: |',
      'algorithm: item-cosine\nuser: id\nitem: |',
    ])
      assert.deepEqual(proposed(HEAD + text).slice(0, 3), ['id', 'age', 'churn'], text);
    assert.ok(proposed(`${HEAD}algorithm: |`).includes('gradient-boosting'));
    assert.ok(proposed(`${HEAD}encode:\n  age: |`).includes('words'));
    assert.ok(proposed(`${HEAD}parameters:\n  |`).includes('maxDepth'));
  });

  it('takes parameters by the algorithm that is trained without one', () => {
    const unused = 'model/parameter-unused: "maxDepth" has no effect on isolation-forest';
    assert.deepEqual(findings(`${HEAD}parameters: { maxDepth: 3 }\n`), [unused]);
    assert.deepEqual(findings(`${HEAD}target: churn\nparameters: { maxDepth: 3 }\n`), []);
    const network = 'parameters: { hiddenLayers: [8, 2, 8], epochs: 5, trees: 3 }\n';
    for (const algorithm of ['mlp', 'autoencoder'])
      assert.deepEqual(findings(`${HEAD}algorithm: ${algorithm}\n${network}`), [
        `model/parameter-unused: "trees" has no effect on ${algorithm}`,
      ]);
  });

  it('tells what a command that trains the model does not know of', () => {
    const unused = ['algorithm', 'parameters', 'calibration'].map(
      (key) => `model/parameter-unused: "${key}" has no effect on train.run`,
    );
    const head = `${HEAD}target: churn\ntrain: { run: python train.py }\nthreshold: f1\n`;
    assert.deepEqual(findings(head), []);
    assert.deepEqual(
      findings(`${head}algorithm: ridge\nparameters: { trees: 3 }\ncalibration: sigmoid\n`),
      unused,
    );
    assert.deepEqual(findings(`${HEAD}target: churn\ntrain: {}\n`), ['model/schema: Missing key "run"']);
    assert.deepEqual(proposed(`${HEAD}train:\n  |`).slice(0, 2), ['run', 'timeout']);
  });

  it('checks and proposes what is searched', () => {
    const head = `${HEAD}target: churn\n`;
    const searched = (parameters: string): readonly string[] =>
      findings(`${head}algorithm: gradient-boosting\nsearch: { parameters: { ${parameters} } }\n`);
    assert.deepEqual(searched('maxDepth: [3, 5], learningRate: { from: 0.01, to: 0.3, scale: log }'), []);
    assert.deepEqual(searched('maxDepth: [3, 50]'), ['model/schema: "maxDepth" must be from 1 to 30']);
    assert.deepEqual(searched('learningRate: { from: 0, to: 0.3 }'), [
      'model/schema: "from" must be from 0.000001 to 1',
    ]);
    assert.deepEqual(searched('maxDepth: 3'), ['model/schema: "maxDepth" must be a list or a mapping']);
    assert.deepEqual(searched('penalty: [1, 2]'), [
      'model/parameter-unused: "penalty" has no effect on gradient-boosting',
    ]);
    assert.deepEqual(
      findings(`${head}search: { method: grid, trials: 5, parameters: { trees: [5, 9] } }\n`),
      ['model/parameter-unused: "trials" has no effect on grid'],
    );
    assert.deepEqual(proposed(`${head}search:\n  method: |`), ['grid', 'random']);
    assert.ok(proposed(`${head}search:\n  parameters:\n    |`).includes('learningRate'));
    assert.deepEqual(proposed(`${head}search:\n  parameters:\n    trees:\n      |`), ['from', 'to', 'scale']);
    for (const text of [
      'search:',
      'search: 3',
      'search: { parameters: [trees] }',
      'search: { parameters: { trees: } }',
    ])
      findings(`${head}${text}\n`);
  });

  it('does not look for columns in tables that it cannot read', () => {
    assert.deepEqual(findings(`${HEAD}target: zzz\n`, { files: ['data/customers.csv'] }), []);
    assert.equal(findings(`${HEAD}target: zzz\n`).length, 1);
  });

  it('checks the columns and the table of drift', () => {
    const head = `${HEAD}target: churn\n`;
    assert.deepEqual(findings(`${head}drift: { columns: [age, agee], method: psi, threshold: 0.2 }\n`), [
      'model/column-unknown: "data/customers.csv" has no column "agee". Did you mean "age"?',
    ]);
    assert.deepEqual(findings(`${head}drift: { reference: data/none.csv }\n`), [
      'model/table-missing: "data/none.csv" does not exist and is not the output of a stage',
    ]);
  });

  it('never throws on what is half written', () => {
    for (const text of ['target:', 'features: {a: 1}', 'split: [1]', 'parameters: x', 'data: [', 'risks: {}'])
      findings(`${HEAD}${text}\n`);
  });
});
