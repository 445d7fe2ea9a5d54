import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { customers, TaskFolder } from '../../learning/testing/task-folder.ts';
import { indentedJson } from '../../running/report/json.ts';
import { evaluateTask } from '../evaluate/evaluate-task.ts';
import { trainTask } from '../train/train-task.ts';
import { modelCardTask } from './model-card-task.ts';

const MANIFEST = `version: 1
name: churn
description: Who may leave soon.
data: customers.csv
target: state
exclude: [id, day]
algorithm: logistic
output: m.onnx
owner: Data scientist
decisions: ADR-0007
risks: [R3]
card:
  license: apache-2.0
  intendedUse:
    - Chooses whom to call.
    - Prices are set by others.
  limitations: Less accurate for new customers.
  risksToPeople: A customer misses an offer.
  humanOversight: Agents may call others.
`;

interface Bill {
  readonly specVersion: string;
  readonly components: readonly {
    readonly hashes: readonly { readonly content: string }[];
    readonly modelCard: {
      readonly modelParameters: Readonly<Record<string, unknown>>;
      readonly quantitativeAnalysis: {
        readonly performanceMetrics: readonly { type: string; slice: string; value: string }[];
      };
      readonly considerations: Readonly<Record<string, unknown>>;
    };
  }[];
}

describe('vitruve/model-card', function () {
  this.timeout(60_000);
  let folder: TaskFolder;
  before(async () => {
    folder = await TaskFolder.make({ 'customers.csv': customers(300), 'churn.model.yaml': MANIFEST });
    const { task, inputs, result, context } = await folder.run(trainTask(), {
      data: 'churn.model.yaml',
      threads: 1,
    });
    await writeFile(folder.at('training.json'), indentedJson(task.toJson(inputs, result, context)));
    const given = { model: 'm.onnx', data: 'customers.csv', slices: ['plan'], output: 'measures.json' };
    await folder.run(evaluateTask(), { ...given, threads: 1 });
  });
  after(() => folder.remove());

  const card = (given: Readonly<Record<string, unknown>>) =>
    folder.run(modelCardTask(), { model: 'churn.model.yaml', output: 'card.md', ...given });
  const written = (name = 'card.md') => readFile(folder.at(name), 'utf8');

  it('shows the trials of a search, beside the measures of the validation rows', async () => {
    const search = 'search: { method: grid, parameters: { penalty: [0.1, 10] } }\n';
    await writeFile(folder.at('tried.model.yaml'), MANIFEST.replace('m.onnx', 'tried.onnx') + search);
    const { task, inputs, result, context } = await folder.run(trainTask(), {
      data: 'tried.model.yaml',
      ...{ threads: 1, folds: 2 },
    });
    const measures = task.toJson(inputs, result, context);
    await writeFile(folder.at('tried.json'), indentedJson(measures));
    await card({ model: 'tried.model.yaml', evaluation: 'tried.json', output: 'tried.md' });
    const text = await readFile(folder.at('tried.md'), 'utf8');
    assert.match(text, /2 trials, the best one with rocAuc 0\.\d+ on the validation rows: penalty \d/u);
    assert.match(text, /\| Trial \| penalty \| Training rows \| rocAuc \|/u);
    assert.match(text, /## Cross-validation[^]*\| Mean \|[^]*\| Naive prediction \|/u);
    const unfolded = { ...(measures as object), crossValidation: { by: 'time', folds: [{}], measures: {} } };
    await writeFile(folder.at('broken.json'), indentedJson(unfolded));
    await assert.rejects(
      card({ model: 'tried.model.yaml', evaluation: 'broken.json', output: 'tried.md' }),
      /is not a file of measures/u,
    );
    const broken = {
      ...(measures as object),
      search: { measure: 'rocAuc', kept: 0, best: {}, trials: [{}] },
    };
    await writeFile(folder.at('broken.json'), indentedJson(broken));
    await assert.rejects(
      card({ model: 'tried.model.yaml', evaluation: 'broken.json', output: 'tried.md' }),
      /is not a file of measures/u,
    );
  });

  it('says what people wrote, what the file is, and how good it is, for groups too', async () => {
    const { summary, result } = await card({ evaluation: ['training.json', 'measures.json'] });
    const text = await written();
    const [, metadata = '', body = ''] = text.split(/^---\n/mu);
    const { license, library_name, pipeline_tag, ...others } = parse(metadata) as Record<string, unknown>;
    assert.deepEqual([license, library_name, pipeline_tag], ['apache-2.0', 'onnx', 'tabular-classification']);
    const [model] = others['model-index'] as { name: string; results: { dataset: { name: string } }[] }[];
    assert.equal(model?.name, 'churn');
    assert.deepEqual(
      model.results.map(({ dataset }) => dataset.name),
      ['Test', 'Validation', 'measures.json'],
    );
    assert.match(body, /^\s*# Model card: churn\n\nWho may leave soon\.\n/u);
    assert.match(body, /\| SHA-256 \| [0-9a-f]{64} \|/u);
    assert.match(body, /## Intended use\n\nChooses whom to call\.\n\nPrices are set by others\.\n/u);
    assert.match(body, /## Measures: measures\.json[\s\S]*## By "plan"[\s\S]*\| basic \| 100 \|/u);
    assert.match(body, /\| plan \| text \| \w+ \|/u);
    assert.ok(!body.includes('## Security'), 'a section that nobody wrote');
    assert.equal(result.empty.length, 12);
    assert.match(summary.text, /^Card of churn → card\.md\n12 empty sections:\n {2}users\n {2}outOfScope\n/u);
  });

  it('is a component of a bill of materials as JSON', async () => {
    const { result } = await card({ evaluation: ['measures.json'], output: 'card.json' });
    const bill = JSON.parse(await written('card.json')) as Bill;
    assert.equal(bill.specVersion, '1.6');
    const [component] = bill.components;
    assert.equal(component?.hashes[0]?.content, result.facts.hash);
    assert.equal(component.modelCard.modelParameters['architectureFamily'], 'logistic');
    assert.deepEqual(component.modelCard.considerations['ethicalConsiderations'], [
      { name: 'A customer misses an offer.', mitigationStrategy: 'Agents may call others.' },
    ]);
    const { performanceMetrics } = component.modelCard.quantitativeAnalysis;
    assert.ok(performanceMetrics.some(({ slice }) => slice === 'measures.json, plan: basic'));
    assert.ok(performanceMetrics.every(({ value }) => Number.isFinite(Number(value))));
  });

  it('has the points of Annex IV, and says which are empty and which key fills them', async () => {
    const { result } = await card({ form: 'annex-iv', evaluation: ['measures.json'] });
    const text = await written();
    assert.match(text, /^# Technical documentation \(AI Act, Annex IV\): churn\n/u);
    assert.match(text, /## 2\. \(h\) Cybersecurity\n\nTo be written in the manifest: card\.security\n/u);
    assert.match(text, /## 5\. Risk management system\n\nRisks of the FMEA tables: R3\n/u);
    assert.match(text, /## 8\. EU declaration of conformity\n\nTo be added/u);
    assert.match(text, /## 2\. \(e\) Human oversight\n\nAgents may call others\.\n/u);
    assert.ok(!result.empty.some((point) => point.startsWith('2. (g)')), 'it was measured');
    const unmeasured = await card({ form: 'annex-iv' });
    assert.ok(unmeasured.result.empty.some((point) => point.startsWith('2. (g)')));
  });

  it('is written for a model alone, with what its file says', async () => {
    const { result } = await card({ model: 'm.onnx' });
    assert.match(await written(), /# Model card: m\n[\s\S]*\| Algorithm \| logistic \|/u);
    assert.equal(result.empty.length, 16);
  });

  it('refuses measures of another model, and files that are none', async () => {
    await writeFile(folder.at('other.json'), JSON.stringify({ version: 1, hash: '0', evaluations: {} }));
    await assert.rejects(card({ evaluation: ['other.json'] }), /measures of another model/u);
    for (const text of [
      'nothing',
      '{}',
      '{"version":1,"hash":"0","evaluation":{"rows":1,"measures":{"a":1}}}',
    ]) {
      await writeFile(folder.at('none.json'), text);
      await assert.rejects(card({ evaluation: ['none.json'] }), /is not a file of measures/u, text);
    }
  });

  it('refuses other outputs, and a manifest without a model', async () => {
    await assert.rejects(card({ output: 'card.txt' }), /must end in \.md or \.json/u);
    await assert.rejects(card({ output: 'card.json', form: 'annex-iv' }), /must end in \.md/u);
    await writeFile(folder.at('empty.model.yaml'), '');
    await assert.rejects(card({ model: 'empty.model.yaml' }), /add "output"/u);
  });
});
