import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { workspaceOf, uriOf } from '@vitruve/manifests/testing';

interface Snippet {
  readonly prefix: readonly string[];
  readonly body: readonly string[];
}

/** Where a snippet is used: the file, what is before it, and how far it is indented. */
interface Use {
  readonly file: string;
  readonly before?: string;
  readonly indent?: number;
  readonly after?: string;
}

const WORKFLOW = 'on: push\npermissions: {}\njobs:\n';
const STEPS = '    steps:\n      - run: make test\n';
const TESTED = '  test:\n    runs-on: ubuntu-latest\n';
const PIPELINE = 'version: 1\nname: a\n';
const KUBEFLOW = `pipelineInfo: { name: a }
schemaVersion: 2.1.0
sdkVersion: kfp-2.14.3
components:
`;
const TRAINED = `  comp-train:
    executorLabel: a
    outputDefinitions: { artifacts: { model: { artifactType: { schemaTitle: system.Model, schemaVersion: 0.0.1 } } } }
  comp-evaluate:
    executorLabel: a
    inputDefinitions: { artifacts: { model: { artifactType: { schemaTitle: system.Model, schemaVersion: 0.0.1 } } } }
deploymentSpec: { executors: { a: { container: { image: python:3.12 } } } }
root:
  dag:
    tasks:
      train: { componentRef: { name: comp-train } }
`;
const EVALUATED = `  comp-train:
    executorLabel: exec-evaluate
    outputDefinitions: { artifacts: { model: { artifactType: { schemaTitle: system.Model, schemaVersion: 0.0.1 } } } }
deploymentSpec: { executors: { exec-evaluate: { container: { image: python:3.12 } } } }
root:
  dag:
    tasks:
      train: { componentRef: { name: comp-train } }
      evaluate:
        componentRef: { name: comp-evaluate }
        dependentTasks: [train]
        inputs: { artifacts: { model: { taskOutputArtifact: { producerTask: train, outputArtifactKey: model } } } }
`;

/** Files that the snippets name. */
const FILES = [
  'src/train.py',
  'src/name.py',
  'alerts.yml',
  'deployment.yaml',
  'service.yaml',
  'Dockerfile',
  'face.onnx',
  'name/handler.py',
];

/** Every snippet of what is deployed and run, as it comes: with its own values. */
const USES: Readonly<Record<string, Readonly<Record<string, Use>>>> = {
  kubernetes: {
    'Kubernetes Deployment and Service': { file: 'a.yaml' },
    'Kubernetes Ingress': { file: 'a.yaml' },
    'Kubernetes ConfigMap': { file: 'a.yaml' },
    'Kubernetes HorizontalPodAutoscaler': { file: 'a.yaml' },
    'Kubernetes PodDisruptionBudget': { file: 'a.yaml' },
    'Kubernetes NetworkPolicy': { file: 'a.yaml' },
    'Kubernetes CronJob': { file: 'a.yaml' },
    Kustomization: { file: 'kustomization.yaml' },
    'Argo CD Application': { file: 'a.yaml' },
  },
  'argo-workflows': {
    'Argo Workflow of tasks': { file: 'a.yaml' },
    'Argo CronWorkflow': { file: 'a.yaml' },
  },
  kubeflow: {
    'Kubeflow pipeline': { file: 'pipeline.yaml' },
    'Kubeflow component': { file: 'pipeline.yaml', before: KUBEFLOW, indent: 2, after: EVALUATED },
    'Kubeflow task': { file: 'pipeline.yaml', before: `${KUBEFLOW}${TRAINED}`, indent: 6 },
  },
  compose: {
    'Compose file': { file: 'compose.yaml' },
    'Compose service': { file: 'compose.yaml', before: 'services:\n', indent: 2 },
    'Compose dependency': {
      file: 'compose.yaml',
      before: `services:\n  db:\n    image: a:1\n    healthcheck: { test: [CMD, a] }\n  a:\n    image: a:1\n`,
      indent: 4,
    },
    'Compose health check': { file: 'compose.yaml', before: 'services:\n  a:\n    image: a:1\n', indent: 4 },
  },
  blur: {
    'Vitruve anonymisation': { file: 'site.blur.yaml' },
    'Detect only': { file: 'site.blur.yaml' },
    'Manifest of a model': { file: 'face.detector.yaml' },
  },
  openfaas: { 'OpenFaaS stack': { file: 'stack.yml' } },
  prometheus: {
    'Prometheus configuration': { file: 'prometheus.yml' },
    'Prometheus job': { file: 'prometheus.yml', before: 'scrape_configs:\n', indent: 2 },
    'Prometheus alert': { file: 'a.rules.yml', before: 'groups:\n  - name: a\n    rules:\n', indent: 6 },
    'Prometheus recording rule': {
      file: 'a.rules.yml',
      before: 'groups:\n  - name: a\n    rules:\n',
      indent: 6,
    },
    'Prometheus rules': { file: 'a.rules.yml' },
  },
  workflow: {
    'GitHub workflow': { file: '.github/workflows/a.yml' },
    'GitHub workflow job': {
      file: '.github/workflows/a.yml',
      before: `${WORKFLOW}${TESTED}${STEPS}`,
      indent: 2,
    },
    'GitHub workflow matrix': {
      file: '.github/workflows/a.yml',
      before: `${WORKFLOW}${TESTED}`,
      indent: 4,
      after: STEPS,
    },
    'GitHub workflow image': {
      file: '.github/workflows/a.yml',
      before: `${WORKFLOW}${TESTED}    steps:\n`,
      indent: 6,
    },
    'GitHub reusable workflow': { file: '.github/workflows/a.yml' },
    'Composite action': { file: 'action.yml' },
  },
  pipeline: {
    'Vitruve pipeline': { file: 'a.pipeline.yaml' },
    'Pipeline stage': { file: 'a.pipeline.yaml', before: `${PIPELINE}stages:\n`, indent: 2 },
    'Pipeline stage with a matrix': { file: 'a.pipeline.yaml', before: `${PIPELINE}stages:\n`, indent: 2 },
    'Pipeline task': { file: 'a.pipeline.yaml', before: `${PIPELINE}stages:\n`, indent: 2 },
    'Pipeline parameter': {
      file: 'a.pipeline.yaml',
      before: `${PIPELINE}stages: { a: { run: 'a \${params.days}' } }\nparams:\n`,
      indent: 2,
    },
    'DVC stage': { file: 'dvc.yaml', before: 'stages:\n', indent: 2 },
  },
};

/** A place that the editor stops at: its number, and the value that it has or is given to choose from. */
const STOP = /(?<!\\)\$(?:\{(\d+)(?::((?:\\.|[^}\\])*)|\|([^|]*)\|)?\}|(\d+))/gu;

/** A snippet as the editor writes it when nobody changes a value. */
function written({ body }: Snippet): string {
  const text = body.join('\n');
  const values = new Map<string, string>();
  for (const [, number = '', value, choices] of text.matchAll(STOP)) {
    const given = value ?? choices?.split(',')[0];
    if (given !== undefined && !values.has(number)) values.set(number, given);
  }
  const filled = (part: string): string =>
    part.replace(STOP, (...[, number, , , bare]: (string | undefined)[]) =>
      filled(values.get(number ?? bare ?? '') ?? ''),
    );
  return filled(text).replace(/\\([$}\\])/gu, '$1');
}

/** The errors and warnings in a text, but for those on files that are not there. */
function faultsIn(file: string, text: string): string[] {
  const workspace = workspaceOf({ [file]: text, 'params.yaml': 'train: { seed: 1 }\n' }, { files: FILES });
  return workspace
    .check(uriOf(file))
    .findings.filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ rule, message }) => `${rule}: ${message}`);
}

describe('snippets', () => {
  for (const [name, uses] of Object.entries(USES)) {
    const snippets = JSON.parse(readFileSync(`snippets/${name}.json`, 'utf8')) as Record<string, Snippet>;

    it(`of ${name} are all tried`, () => {
      assert.deepEqual(Object.keys(uses).sort(), Object.keys(snippets).sort());
    });

    for (const [title, { file, before = '', indent = 0, after = '' }] of Object.entries(uses)) {
      it(`have no fault as they are: ${title}`, () => {
        const snippet = snippets[title];
        assert.ok(snippet, title);
        // A short word would be proposed in every YAML file there is.
        if (before !== '')
          assert.ok(
            snippet.prefix.every((prefix) => prefix.includes('-')),
            snippet.prefix.join(),
          );
        const body = written(snippet).replace(/^(?=.)/gmu, ' '.repeat(indent));
        assert.deepEqual(faultsIn(file, `${before}${body}${after}`), [], body);
      });
    }
  }
});
