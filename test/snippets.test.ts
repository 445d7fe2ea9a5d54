import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { completion, loadKinds } from '@vitruve/manifests';
import { workspaceOf, uriOf } from '@vitruve/manifests/testing';
import { CompletionItemKind, InsertTextFormat, type CompletionItem } from 'vscode-languageserver-types';

interface Snippet {
  readonly prefix: readonly string[];
  readonly place: string;
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

const GRID =
  'grid:\n  severity: { 1: Minor, 2: Mean, 3: Major }\n  occurrence: { 1: Rare, 2: Seldom, 3: Frequent }\n  detection: { 1: Certain, 2: Likely, 3: Unlikely }\nthreshold: 12\n';
const RISK =
  GRID +
  'risks:\n  - id: R1\n    item: A\n    failureMode: B\n    cause: C\n    effect: D\n    severity: 1\n    occurrence: 1\n    detection: 2\n';
const RECORD =
  '---\nstatus: accepted\ndate: 2026-01-01\n---\n\n# Use X\n\n## Context and Problem Statement\n\nWhy.\n\n## Considered Options\n\n- Option\n- Other\n\n## Decision Outcome\n\nChosen option: "Option", because.\n\n## Pros and Cons of the Options\n\n';

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
    'Argo CD Application': { file: 'a.yaml' },
  },
  kustomize: { Kustomization: { file: 'kustomization.yaml' } },
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
  },
  detector: { 'Manifest of a model': { file: 'face.detector.yaml' } },
  openfaas: { 'OpenFaaS stack': { file: 'stack.yml' } },
  prometheus: {
    'Prometheus configuration': { file: 'prometheus.yml' },
    'Prometheus job': { file: 'prometheus.yml', before: 'scrape_configs:\n', indent: 2 },
    'Prometheus alert': {
      file: 'a.rules.yml',
      before: 'groups:\n  - name: a\n    rules:\n      - alert: Up\n        expr: up == 0\n',
      indent: 6,
    },
    'Prometheus recording rule': {
      file: 'a.rules.yml',
      before: 'groups:\n  - name: a\n    rules:\n      - alert: Up\n        expr: up == 0\n',
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
  },
  dvc: { 'DVC stage': { file: 'dvc.yaml', before: 'stages:\n', indent: 2 } },
  raci: {
    'RACI matrix': { file: 'raci.yaml' },
    'RACI activity': {
      file: 'raci.yaml',
      before: 'variant: RACI\nroles: [Role, Other role]\nactivities:\n',
      indent: 2,
    },
    'RACI activity by letter': { file: 'raci.yaml', before: 'variant: RACI\nactivities:\n', indent: 2 },
    'RACI role': {
      file: 'raci.yaml',
      before: 'variant: RACI\nroles:\n',
      indent: 2,
      after: 'activities: []\n',
    },
  },
  amdec: {
    'FMEA table (AMDEC)': { file: 'amdec.yaml' },
    'FMEA risk (AMDEC)': { file: 'amdec.yaml', before: `${GRID}risks:\n`, indent: 2 },
    'FMEA action (AMDEC)': { file: 'amdec.yaml', before: RISK + '    actions:\n', indent: 6 },
    'FMEA residual ratings (AMDEC)': { file: 'amdec.yaml', before: RISK, indent: 4 },
  },
  adr: {
    'Architecture decision (MADR)': { file: 'docs/decisions/0001-use-x.md' },
    'Architecture decision (Nygard)': { file: 'docs/decisions/0001-use-x.md' },
    'Architecture decision (Y-statement)': { file: 'docs/decisions/0001-use-x.md' },
    'Options with their arguments': { file: 'docs/decisions/0001-use-x.md', before: RECORD },
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
  return filled(text)
    .replace('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', '2026-01-15')
    .replace(/\\([$}\\])/gu, '$1');
}

/** What is proposed at the end of a text. */
function proposed(file: string, text: string, after = ''): readonly CompletionItem[] {
  const workspace = workspaceOf({ [file]: text + after });
  const position = workspace.document(uriOf(file))?.positionAt(text.length);
  assert.ok(position);
  return completion(workspace, uriOf(file), position);
}

const DESCRIPTIONS = new Set(
  (await loadKinds()).flatMap(({ snippets = {} }) =>
    Object.values(snippets).map(({ description }) => description),
  ),
);

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
        const body = written(snippet).replace(/^(?=.)/gmu, ' '.repeat(indent));
        assert.deepEqual(faultsIn(file, `${before}${body}${after}`), [], body);
      });
    }

    for (const [title, { file, before = '', indent = 0, after = '' }] of Object.entries(uses)) {
      it(`is proposed where it fits, with its tab stops: ${title}`, () => {
        const { prefix, body } = snippets[title] ?? { prefix: [], body: [] };
        for (const word of prefix) {
          const text = `${before}${' '.repeat(indent)}${word}`;
          const item = proposed(file, text, after === '' ? '' : `\n${after}`).find(
            ({ label }) => label === prefix[0],
          );
          assert.deepEqual(
            item?.textEdit && 'range' in item.textEdit && item.textEdit.newText,
            body.join('\n'),
            word,
          );
          assert.equal(item?.insertTextFormat, InsertTextFormat.Snippet);
        }
      });
    }
  }

  /** Files of all kinds with what people write in them, and a caret at which none of our skeletons has a place. */
  const ELSEWHERE: readonly (readonly [file: string, text: string])[] = [
    ['notes.yaml', 'description: run the pi'],
    ['notes.yaml', 'description: |\n  run the\n  pipeline'],
    ['notes.yaml', 'description:\n  run the\n  raci'],
    ['notes.yaml', 'steps:\n  - workflow'],
    ['notes.yaml', 'a: 1\npipeline'],
    ['notes.yaml', '# run the pipeline'],
    ['a.pipeline.yaml', `${PIPELINE}stages:\n  a:\n    run: run the pi`],
    ['a.pipeline.yaml', `${PIPELINE}stages:\n  a:\n    run: |\n      pipeline-stage`],
    ['a.pipeline.yaml', `${PIPELINE}stages:\n  pipeline-stage:`],
    ['a.pipeline.yaml', `${PIPELINE}pipeline`],
    ['a.pipeline.yaml', `${PIPELINE}stages: { pipeline-stage`],
    ['raci.yaml', 'title: the raci'],
    ['raci.yaml', 'title: A\nraci-activity'],
    ['compose.yaml', 'services:\n  a:\n    image: compose'],
    ['.github/workflows/a.yml', `${WORKFLOW}${TESTED}    steps:\n      - run: workflow`],
    ['k8s/a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: deployment'],
    ['k8s/a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  a: |\n    deployment'],
    ['Chart.yaml', 'pipeline'],
    ['notes.md', 'This is our adr'],
    ['notes.md', '# Notes\n\nadr'],
    ['docs/decisions/0001-use-x.md', `${RECORD}see madr`],
    ['docs/decisions/0001-use-x.md', `${RECORD}see pros-cons`],
    ['.env', 'pipeline'],
  ];
  for (const [file, text] of ELSEWHERE)
    it(`are not proposed elsewhere: ${file} ${JSON.stringify(text.slice(-30))}`, () => {
      const titles = proposed(file, text)
        .filter(({ kind }) => kind === CompletionItemKind.Snippet)
        .map(({ detail }) => detail);
      assert.deepEqual(
        titles.filter((detail) => detail !== undefined && DESCRIPTIONS.has(detail)),
        [],
      );
    });

  it('of every kind are proposed in a YAML file without content that no name tells the kind of', () => {
    for (const text of ['p', '# New\n\npip', '---\npipeline'])
      assert.ok(
        proposed('notes.yaml', text).some(({ label }) => label === 'pipeline'),
        JSON.stringify(text),
      );
  });

  it('of every kind are proposed in a new tab of YAML, and in a file of an unknown name only those of the word that is typed', () => {
    const untitled = workspaceOf({});
    untitled.update('untitled:Untitled-1', '', { open: true, languageId: 'yaml' });
    const labels = completion(untitled, 'untitled:Untitled-1', { line: 0, character: 0 }).map(
      ({ label }) => label,
    );
    assert.ok(labels.includes('pipeline') && labels.includes('raci'), labels.join());
    for (const text of ['', 'Se'])
      assert.deepEqual(
        proposed('values.yaml', text).map(({ label }) => label),
        [],
      );
  });

  it('of a resource are proposed behind a separator, and those of whole files are not', () => {
    const labels = proposed(
      'k8s/a.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n---\n',
    ).map(({ label }) => label);
    assert.ok(labels.includes('k8s-deployment'));
    assert.ok(!labels.includes('pipeline'));
  });
});
