import assert from 'node:assert/strict';
import { Position } from 'vscode-languageserver-types';
import { completion } from '../../core/features/completion.ts';
import { definition } from '../../core/features/definition.ts';
import { hover } from '../../core/features/hover.ts';
import { rename } from '../../core/features/rename.ts';
import type { KindContext } from '../../core/kind.ts';
import { Workspace } from '../../core/workspace/workspace.ts';
import type { ObjectivesModel } from '../../formats/objectives/model.ts';
import { recordText, type TestRun } from '../../formats/run-history/testing/record-text.ts';
import { ROOT, TODAY, uriOf, workspaceOf, type TestOptions } from '../../testing/workspace-of.ts';
import { loadKinds } from '../index.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';
import { OBJECTIVES } from './kind.ts';
import { dashboardView } from './views/dashboard.ts';

const FILE = 'aims/objectives.yaml';
const PIPELINE = `version: 1
stages:
  train:
    run: python train.py \${outputs.model}
    outputs: { model: { path: model.onnx, type: model }, cost: { path: cost.json, type: metrics } }
  evaluate:
    run: python evaluate.py \${outputs.scores}
    outputs: { scores: { path: scores.json, type: metrics } }
`;
const YAML = `version: 1
objectives:
  accuracy:
    title: Accuracy
    kind: kpi
    target: { atLeast: 0.9 }
    window: 30d
    indicator: { value: { column: scores.accuracy, aggregate: last } }
    source: { pipeline: ../ml.pipeline.yaml, stage: evaluate }
`;
const run = (day: string, accuracy: number, more: Partial<TestRun> = {}): TestRun => ({
  began: `2026-01-${day}T08:00:00.000Z`,
  metrics: { evaluate: { 'scores.accuracy': accuracy, 'scores.f1': 0.5 } },
  ...more,
});
const RUNS = [run('05', 0.88), run('06', 0.2, { status: 'failed' }), run('07', 0.93)];

/** A workspace of the pipeline, the objectives and recorded runs. */
function workspaceWith(runs: readonly TestRun[], yaml: string, more: TestOptions = {}): Workspace {
  const records = runs.map((one, index) => [`.vitruve/history/${index + 1}.jsonl`, recordText(one)] as const);
  return workspaceOf(
    { [FILE]: yaml, 'ml.pipeline.yaml': PIPELINE },
    {
      ...more,
      beginnings: { ...more.beginnings, ...Object.fromEntries(records) },
      files: records.map(([path]) => path),
    },
  );
}

function at(marked: string, runs: readonly TestRun[] = RUNS, more: TestOptions = {}) {
  const workspace = workspaceWith(runs, marked.replace('|', ''), more);
  const position = workspace.document(uriOf(FILE))?.positionAt(marked.indexOf('|')) ?? Position.create(0, 0);
  return { workspace, position };
}

function proposed(marked: string, runs?: readonly TestRun[], more?: TestOptions): readonly string[] {
  const { workspace, position } = at(marked, runs, more);
  return completion(workspace, uriOf(FILE), position).map(({ label, detail }) =>
    [label, detail].filter(Boolean).join(': '),
  );
}

function hovered(marked: string, runs?: readonly TestRun[]): string {
  const { workspace, position } = at(marked, runs);
  return JSON.stringify(hover(workspace, uriOf(FILE), position)?.contents);
}

describe('objectives of runs', () => {
  it('have nothing wrong where a run has the metric, and where no run is recorded', () => {
    for (const runs of [RUNS, []])
      assert.deepEqual(workspaceWith(runs, YAML).check(uriOf(FILE)).findings, [], String(runs.length));
  });

  it('propose pipelines, stages, and metrics with their last values', () => {
    assert.deepEqual(proposed(YAML.replace('../ml.pipeline.yaml, stage: evaluate', '|')).slice(0, 1), [
      '../ml.pipeline.yaml: pipeline',
    ]);
    assert.deepEqual(proposed(YAML.replace('stage: evaluate', 'stage: |')), [
      'train: stage',
      'evaluate: stage',
    ]);
    const open = YAML.replace('scores.accuracy', '|').replace(', stage: evaluate', '');
    assert.deepEqual(proposed(open), [
      'scores.accuracy: metric of evaluate · 0.93',
      'scores.f1: metric of evaluate · 0.5',
      'cost.: metric of train',
    ]);
  });

  it('propose the metrics in an output that no run has recorded', () => {
    const open = YAML.replace('scores.accuracy', '|').replace(', stage: evaluate', '');
    const more = { beginnings: { 'scores.json': '{"accuracy": 0.7, "loss": {"test": 1}}' } };
    assert.deepEqual(proposed(open, [], more), [
      'scores.accuracy: metric of evaluate · 0.7',
      'scores.loss.test: metric of evaluate · 1',
      'cost.: metric of train',
    ]);
  });

  it('tell recorded runs in a hover over the pipeline, and last values over a metric', () => {
    const path = YAML.replace('../ml.', '../m|l.');
    assert.match(hovered(path), /Recorded runs: 3, succeeded: 2.*Metrics: 2.*scores\.accuracy, scores\.f1/u);
    assert.match(hovered(path, []), /No run of \\"\.\.\/ml\.pipeline\.yaml\\" is recorded/u);
    const metric = YAML.replace('scores.acc', 'scores.a|cc');
    assert.match(
      hovered(metric),
      /\*\*scores\.accuracy\*\*\\n\\n- 0\.93 · evaluate, run 3 of 2026-01-07\\n- 0\.88 · evaluate, run 1 of 2026-01-05"/u,
    );
    assert.match(hovered(metric, []), /No run of \\".*\\" is recorded/u);
    assert.match(hovered(metric, RUNS.slice(1, 2)), /No run of .* that succeeded has the metric/u);
    const many = Array.from({ length: 7 }, () => run('05', 0.9));
    assert.match(hovered(metric, many), /run 3 of 2026-01-05\\n- …/u);
  });

  it('lead to the pipeline, the stage, and the output that holds the metric', () => {
    const lineOf = (marked: string): readonly [string | undefined, number | undefined] => {
      const { workspace, position } = at(marked);
      const [found] = definition(workspace, uriOf(FILE), position);
      return [found?.targetUri, found?.targetSelectionRange.start.line];
    };
    const uri = uriOf('ml.pipeline.yaml');
    assert.equal(lineOf(YAML.replace('../ml.', '../m|l.'))[0], uri);
    assert.deepEqual(lineOf(YAML.replace('stage: evaluate', 'stage: eval|uate')), [uri, 5]);
    assert.deepEqual(lineOf(YAML.replace('scores.acc', 'sco|res.acc')), [uri, 7]);
    assert.deepEqual(lineOf(YAML.replace('scores.acc', 'no|ne.acc')), [undefined, undefined]);
  });

  it('name the stage by its new name when it is renamed', () => {
    const { workspace, position } = at(YAML.replace('stage: evaluate', 'stage: eval|uate'));
    const edit = rename(workspace, uriOf(FILE), position, 'measure');
    const changed = (edit?.documentChanges ?? []).flatMap((change) =>
      'textDocument' in change ? [change.textDocument.uri] : [],
    );
    assert.deepEqual(changed.sort(), [uriOf(FILE), uriOf('ml.pipeline.yaml')]);
  });

  it('are measured by the dashboard, with their trend', () => {
    const rowOf = (yaml: string, runs: readonly TestRun[]): readonly string[] => {
      const context = workspaceWith(runs, yaml).manifest(uriOf(FILE))?.context;
      const content = dashboardView.build(context as KindContext<ObjectivesModel>);
      assert.ok(content?.type === 'table');
      const cells = content.table.sections[0]?.rows[0]?.cells ?? [];
      return cells.map(({ items }) => items.map(({ text }) => text).join('+')).filter((text) => text !== '');
    };
    assert.deepEqual(rowOf(YAML, RUNS), ['Accuracy', 'met', '0.93', '≥ 0.9', 'met 1 of 1', '2026-01-07']);
    const daily = YAML.replace('30d', 'day');
    assert.ok(rowOf(daily, [run('13', 0.8), run('14', 0.95)]).includes('met 1 of 2'));
    assert.ok(rowOf(YAML, []).includes('no data+No run of "../ml.pipeline.yaml" is recorded'));
    const outside = YAML.replace('../ml', '../../ml');
    assert.ok(rowOf(outside, RUNS).includes('no data+No run of "../../ml.pipeline.yaml" is recorded'));
    const large = [run('05', 0.9, { metrics: { evaluate: { a: 'x'.repeat(9 * 1024 * 1024) } } })];
    assert.ok(
      rowOf(YAML, large).includes(
        'no data+The runs of "../ml.pipeline.yaml" are too many for a view: run "vitruve objectives"',
      ),
    );
  });

  it('are checked again when a run is recorded', async () => {
    const records = new Map<string, string>();
    const folder = `${ROOT}/.vitruve/history`;
    const workspace = new Workspace(await loadKinds(), {
      exists: (uri) => uri === folder && records.size > 0,
      beginning: (uri) => records.get(uri),
      filesIn: (uri) =>
        uri === folder ? [...records.keys()].map((key) => key.slice(folder.length + 1)) : [],
      today: () => TODAY,
    });
    workspace.addRoot(ROOT, DEFAULT_SETTINGS);
    workspace.update(uriOf('ml.pipeline.yaml'), PIPELINE, { open: true });
    workspace.update(uriOf(FILE), YAML.replace('scores.accuracy', 'scores.acuracy'), { open: true });
    const messages = (): readonly string[] =>
      workspace.check(uriOf(FILE)).findings.map(({ message }) => message);
    const record = (id: number, one: TestRun): void => {
      records.set(`${folder}/${id}.jsonl`, recordText(one));
      workspace.filesChanged([`${folder}/${id}.jsonl`]);
    };
    assert.deepEqual(messages(), []);
    // The editor names the folder alone for all that came with it.
    records.set(`${folder}/1.jsonl`, recordText(run('05', 0.9)));
    workspace.filesChanged([`${ROOT}/.vitruve`]);
    const unknown =
      'No recorded run of "../ml.pipeline.yaml" has the metric "scores.acuracy". Did you mean "scores.accuracy"?';
    assert.deepEqual(messages(), [unknown]);
    record(2, run('06', 0.9, { metrics: { evaluate: { 'scores.acuracy': 0.9 } } }));
    assert.deepEqual(messages(), []);
  });

  it('are exported with the pipeline and the metric', () => {
    const share = YAML.replace('kind: kpi', 'kind: slo\n    subject: shop')
      .replace(
        'value: { column: scores.accuracy, aggregate: last }',
        'threshold: { column: scores.accuracy, atLeast: 0.9 }',
      )
      .replace('atLeast: 0.9 }\n    window', 'atLeast: 99 }\n    window');
    const context = workspaceWith(RUNS, share).manifest(uriOf(FILE))?.context;
    assert.ok(context);
    const written = JSON.stringify(OBJECTIVES.exportTo?.('openslo', context as KindContext<ObjectivesModel>));
    assert.match(
      written,
      /pipeline: \.\.\/ml\.pipeline\.yaml\\n *stage: evaluate\\n *column: scores\.accuracy/u,
    );
  });
});
