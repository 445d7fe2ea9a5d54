import assert from 'node:assert/strict';
import { definition, references } from '../../core/features/definition.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import type { Diagram } from '../../core/views/diagram.ts';
import type { KindContext } from '../../core/kind.ts';
import { KUBEFLOW } from './kind.ts';
import type { KubeflowModel } from './model.ts';

const FILE = 'pipeline.yaml';

/** A pipeline as the SDK compiles it: two tasks, one in a condition, one in a loop, a handler of the exit. */
const PIPELINE = `components:
  comp-load:
    executorLabel: exec-load
    outputDefinitions:
      artifacts:
        prices: {artifactType: {schemaTitle: system.Dataset, schemaVersion: 0.0.1}}
      parameters:
        rows: {parameterType: NUMBER_INTEGER}
  comp-train:
    executorLabel: exec-train
    inputDefinitions:
      artifacts:
        prices: {artifactType: {schemaTitle: system.Dataset, schemaVersion: 0.0.1}}
  comp-condition-1:
    dag:
      tasks:
        train:
          componentRef: {name: comp-train}
          inputs:
            artifacts:
              prices: {componentInputArtifact: prices}
          taskInfo: {name: train}
    inputDefinitions:
      artifacts:
        prices: {artifactType: {schemaTitle: system.Dataset, schemaVersion: 0.0.1}}
      parameters:
        pipelinechannel--load-rows: {parameterType: NUMBER_INTEGER}
  comp-for-loop-2:
    dag:
      tasks:
        train:
          componentRef: {name: comp-train}
          inputs:
            artifacts:
              prices: {componentInputArtifact: prices}
          taskInfo: {name: train}
    inputDefinitions:
      artifacts:
        prices: {artifactType: {schemaTitle: system.Dataset, schemaVersion: 0.0.1}}
      parameters:
        pipelinechannel--days-loop-item: {parameterType: STRING}
        pipelinechannel--days: {parameterType: LIST}
  comp-report:
    executorLabel: exec-report
deploymentSpec:
  executors:
    exec-load: {container: {image: 'python:3.12'}}
    exec-train: {container: {image: 'python:3.12'}}
    exec-report: {container: {image: 'python:3.12'}}
pipelineInfo: {name: prices}
root:
  dag:
    tasks:
      load:
        componentRef: {name: comp-load}
        taskInfo: {name: load}
      condition-1:
        componentRef: {name: comp-condition-1}
        inputs:
          artifacts:
            prices: {taskOutputArtifact: {outputArtifactKey: prices, producerTask: load}}
          parameters:
            pipelinechannel--load-rows: {taskOutputParameter: {outputParameterKey: rows, producerTask: load}}
        taskInfo: {name: condition-1}
        triggerPolicy:
          condition: inputs.parameter_values['pipelinechannel--load-rows'] > 100
      for-loop-2:
        componentRef: {name: comp-for-loop-2}
        inputs:
          artifacts:
            prices: {taskOutputArtifact: {outputArtifactKey: prices, producerTask: load}}
          parameters:
            pipelinechannel--days: {componentInputParameter: days}
        parameterIterator:
          itemInput: pipelinechannel--days-loop-item
          items: {inputParameter: pipelinechannel--days}
        taskInfo: {name: for-loop-2}
      report:
        componentRef: {name: comp-report}
        dependentTasks: [condition-1]
        taskInfo: {name: report}
        triggerPolicy: {strategy: ALL_UPSTREAM_TASKS_COMPLETED}
  inputDefinitions:
    parameters:
      days: {parameterType: LIST}
schemaVersion: 2.1.0
sdkVersion: kfp-2.9.0
`;

function contextOf(text: string): KindContext<KubeflowModel> {
  const manifest = workspaceOf({ [FILE]: text }).manifest(uriOf(FILE));
  assert.equal(manifest?.kind.id, 'kubeflow');
  return manifest.context as KindContext<KubeflowModel>;
}

function rulesOf(text: string): string[] {
  return workspaceOf({ [FILE]: text })
    .check(uriOf(FILE))
    .findings.map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`);
}

function picture(text: string): Diagram {
  const [view] = KUBEFLOW.views ?? [];
  assert.ok(view?.scope === 'document');
  const content = view.build(contextOf(text));
  assert.ok(content?.type === 'diagram');
  return content.diagram;
}

function completed(text: string, at: string): string[] {
  const offset = text.indexOf(at) + at.length;
  return (KUBEFLOW.complete?.(contextOf(text), offset) ?? []).map(({ label }) => label);
}

describe('kubeflow', () => {
  it('has nothing to say of a pipeline that runs', () => {
    assert.deepEqual(rulesOf(PIPELINE), []);
  });

  for (const [fault, from, to, expected] of [
    [
      'a component that is not there',
      'componentRef: {name: comp-report}',
      'componentRef: {name: comp-raport}',
      'kubeflow/component-exists comp-raport',
    ],
    [
      'an executor that is not there',
      'executorLabel: exec-load',
      'executorLabel: exec-lod',
      'kubeflow/executor-exists exec-lod',
    ],
    [
      'a task that is not there',
      'dependentTasks: [condition-1]',
      'dependentTasks: [condition-2]',
      'kubeflow/task-exists condition-2',
    ],
    [
      'an output that is not there',
      'outputParameterKey: rows',
      'outputParameterKey: row',
      'kubeflow/output-exists row',
    ],
    [
      'an input that nobody gives',
      'prices: {componentInputArtifact: prices}',
      'other: {componentInputArtifact: prices}',
      'kubeflow/input-known other',
    ],
    [
      'an item that is no input',
      'itemInput: pipelinechannel--days-loop-item',
      'itemInput: day',
      'kubeflow/iterator-input day',
    ],
    [
      'a condition on what is not given',
      "parameter_values['pipelinechannel--load-rows']",
      "parameter_values['rows']",
      'kubeflow/condition-input rows',
    ],
    [
      'a task that waits for itself',
      'dependentTasks: [condition-1]',
      'dependentTasks: [report]',
      'kubeflow/task-cycle report',
    ],
  ] as const)
    it(`finds ${fault}`, () => {
      const found = rulesOf(PIPELINE.replace(from, to));
      assert.ok(
        found.some((one) => one === expected || one.startsWith(expected)),
        found.join('; '),
      );
    });

  it('leads from names to what they mean', () => {
    const workspace = workspaceOf({ [FILE]: PIPELINE });
    const lines = PIPELINE.split('\n');
    const lineOf = (mark: string): number => lines.findIndex((line) => line.includes(mark));
    const goTo = (mark: string, name: string): number[] => {
      const line = lineOf(mark);
      const at = { line, character: (lines[line] ?? '').lastIndexOf(name) + 1 };
      return definition(workspace, uriOf(FILE), at).map(
        ({ targetSelectionRange }) => targetSelectionRange.start.line,
      );
    };
    assert.deepEqual(goTo('componentRef: {name: comp-load}', 'comp-load'), [lineOf('  comp-load:')]);
    assert.deepEqual(goTo('executorLabel: exec-load', 'exec-load'), [lineOf('exec-load: {container')]);
    assert.deepEqual(goTo('dependentTasks', 'condition-1'), [lineOf('      condition-1:')]);
    assert.equal(
      references(workspace, uriOf(FILE), { line: lineOf('  comp-train:'), character: 4 }, false).length,
      2,
    );
  });

  it('proposes names where they are wanted', () => {
    assert.ok(
      completed(
        PIPELINE.replace('name: comp-report}', 'name: }'),
        'report:\n        componentRef: {name: ',
      ).includes('comp-report'),
    );
    assert.ok(
      completed(PIPELINE.replace('executorLabel: exec-load', 'executorLabel: '), 'executorLabel: ').includes(
        'exec-load',
      ),
    );
    const tasks = completed(
      PIPELINE.replace('dependentTasks: [condition-1]', 'dependentTasks: []'),
      'dependentTasks: [',
    );
    assert.ok(tasks.includes('load') && !tasks.includes('report'), tasks.join());
    const outputs = completed(
      PIPELINE.replace('outputParameterKey: rows,', 'outputParameterKey: ,'),
      'outputParameterKey: ',
    );
    assert.ok(outputs.includes('rows'), outputs.join());
  });

  it('draws tasks, what flows between them, conditions, loops and what runs at the end', () => {
    const { nodes, edges, groups } = picture(PIPELINE);
    assert.deepEqual(
      nodes.map(({ label, detail, group }) => [label, detail, group]),
      [
        ['load', 'python:3.12', undefined],
        ['train', 'python:3.12', '/condition-1'],
        ['train', 'python:3.12', '/for-loop-2'],
        ['report', 'python:3.12 · at the end', undefined],
      ],
    );
    assert.deepEqual(
      groups.map(({ label }) => label),
      ['condition-1 · if load-rows > 100', 'for-loop-2 · for each of days'],
    );
    assert.deepEqual(
      edges.map(({ from, to, label, line }) => [from, to, label, line]),
      [
        ['/load', '/condition-1/train', 'rows, prices', 'dashed'],
        ['/load', '/for-loop-2/train', 'prices', 'solid'],
        ['/condition-1/train', '/report', 'on exit', 'dotted'],
      ],
    );
  });

  it('draws a circle in red, and reports it', () => {
    const text = PIPELINE.replace(
      'componentRef: {name: comp-load}',
      'componentRef: {name: comp-load}\n        dependentTasks: [report]',
    );
    const { edges, legend } = picture(text);
    const red = edges.filter(({ tone }) => tone === 'bad');
    assert.equal(red.length, 3, JSON.stringify(edges));
    assert.ok(red.every(({ label }) => label?.startsWith('cycle')));
    assert.ok(legend.some(({ label }) => label.startsWith('Cycle')));
  });

  it('never throws while a pipeline is typed', () => {
    for (let end = 0; end < PIPELINE.length; end += 37) {
      const text = PIPELINE.slice(0, end);
      const workspace = workspaceOf({ [FILE]: text });
      workspace.check(uriOf(FILE));
      const manifest = workspace.manifest(uriOf(FILE));
      if (manifest?.kind.id === 'kubeflow')
        KUBEFLOW.complete?.(manifest.context as KindContext<KubeflowModel>, end);
    }
  });
});
