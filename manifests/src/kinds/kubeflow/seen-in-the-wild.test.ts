import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';

/** The errors of a compiled pipeline, as `rule line`. */
function found(text: string): string[] {
  return workspaceOf({ 'pipeline.yaml': text })
    .check(uriOf('pipeline.yaml'))
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, span }) => `${rule} ${text.slice(0, span.start).split('\n').length}`);
}

/** A pipeline of two tasks; the second is given one input. */
function pipeline(input: string, value: string, type = 'STRUCT'): string {
  return `components:
  comp-first:
    executorLabel: exec-a
    outputDefinitions: { parameters: { state: { parameterType: TASK_FINAL_STATUS } } }
  comp-second:
    executorLabel: exec-a
    inputDefinitions: { parameters: { status: { parameterType: ${type}, isOptional: true } } }
deploymentSpec:
  executors:
    exec-a: { container: { image: 'python:3.11' } }
pipelineInfo: { name: example }
root:
  dag:
    tasks:
      first: { componentRef: { name: comp-first } }
      second:
        componentRef: { name: comp-second }
        dependentTasks: [first]
        inputs:
          parameters:
            ${input}: ${value}
schemaVersion: 2.1.0
sdkVersion: kfp-2.14.3
`;
}

describe('pipelines as the SDK of Kubeflow compiles them', () => {
  it('have inputs for the machine of a task, which its component does not have', () => {
    const constant = `{ runtimeValue: { constant: "{{$.inputs.parameters['pipelinechannel--cpu']}}" } }`;
    assert.deepEqual(found(pipeline('cpu_limit', constant)), []);
    assert.deepEqual(found(pipeline('cpu_limit', '{ runtimeValue: { constant: 1 } }')), [
      'kubeflow/input-known 21',
    ]);
  });

  it('pass the status of a task as a structure', () => {
    const from = '{ taskOutputParameter: { producerTask: first, outputParameterKey: state } }';
    assert.deepEqual(found(pipeline('status', from)), []);
    assert.deepEqual(found(pipeline('status', from, 'STRING')), ['kubeflow/input-type 21']);
  });
});
