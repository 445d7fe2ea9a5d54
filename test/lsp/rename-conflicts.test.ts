import assert from 'node:assert/strict';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { LanguageClient } from './language-client.ts';

const record = (title: string): string =>
  `---\nstatus: accepted\ndate: 2026-01-01\n---\n\n# ${title}\n\n## Context and Problem Statement\n\nWhy.\n\n## Considered Options\n\n- A\n- B\n\n## Decision Outcome\n\nChosen option: "A", because.\n`;

const FILES: Readonly<Record<string, string>> = {
  'docs/decisions/0001-use-redis.md': record('Use Redis'),
  'docs/decisions/0002-use-postgresql.md': record('Use PostgreSQL'),
  'notes.md': '# Notes\n\nSee [ADR-0001](docs/decisions/0001-use-redis.md).\n',
  'raci.yaml': `variant: RACI
roles:
  - name: DPO
    people: [Ana]
  - name: Legal
    people: [Bo]
activities:
  - name: Define
    assignments: { DPO: A, Legal: R }
  - name: Delete
    assignments: { DPO: A, Legal: R }
`,
  'other.raci.yaml':
    'variant: RACI\nroles: [CISO]\nactivities:\n  - name: Audit\n    assignments: { CISO: A/R }\n',
  'roles.md':
    '# RACI\n\n| Activity | Owner | Steward |\n|---|---|---|\n| Load data | A | R |\n| Keep data | A | R |\n',
  'amdec.yaml': `risks:
  - id: R-1
    component: Lake
    failure: Loss
    cause: None
    effect: None
    severity: 2
    occurrence: 2
    detection: 2
  - id: R-2
    component: Catalog
    failure: Leak
    cause: None
    effect: None
    severity: 2
    occurrence: 2
    detection: 2
`,
  'compose.yaml': `services:
  api:
    image: ghcr.io/example/api:1
    depends_on: [db]
    volumes: [data:/data, logs:/logs]
    networks: [front, back]
  db:
    image: ghcr.io/example/db:1
volumes:
  data:
  logs:
networks:
  front:
  back:
`,
  '.env': 'HOST=a\nPORT=1\n',
  'k8s/app.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: stock-api }
spec:
  selector: { matchLabels: { app: stock-api } }
  template:
    metadata: { labels: { app: stock-api } }
    spec:
      containers:
        - name: main
          image: ghcr.io/example/api:1
          ports:
            - { name: http, containerPort: 80 }
            - { name: admin, containerPort: 81 }
        - name: proxy
          image: ghcr.io/example/proxy:1
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: stock-ui }
spec:
  selector: { matchLabels: { app: stock-ui } }
  template:
    metadata: { labels: { app: stock-ui } }
    spec:
      containers: [{ name: ui, image: ghcr.io/example/ui:1 }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data:
  level: info
  mode: fast
---
apiVersion: v1
kind: Service
metadata: { name: stock-api }
spec:
  selector: { app: stock-api }
  ports:
    - { name: web, port: 80, targetPort: http }
    - { name: back, port: 81, targetPort: admin }
`,
  'k8s/flow.yaml': `apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: { name: flow }
spec:
  entrypoint: fit
  templates:
    - name: fit
      container: { image: ghcr.io/example/fit:1 }
    - name: score
      container: { image: ghcr.io/example/score:1 }
`,
  'prometheus/rules.yml': `groups:
  - name: api
    rules:
      - record: job:errors:rate5m
        expr: rate(errors_total[5m])
      - record: job:calls:rate5m
        expr: rate(calls_total[5m])
      - alert: ApiDown
        expr: up == 0
      - alert: ApiSlow
        expr: up == 1
  - name: ui
    rules:
      - alert: UiDown
        expr: up == 0
`,
  '.github/workflows/ci.yml': `on:
  workflow_dispatch:
    inputs:
      size: { type: string }
      color: { type: string }
jobs:
  build:
    runs-on: ubuntu-latest
    outputs:
      tag: \${{ steps.one.outputs.a }}
      name: \${{ steps.two.outputs.b }}
    steps:
      - { id: one, run: echo a=1 >> $GITHUB_OUTPUT }
      - { id: two, run: echo b=1 >> $GITHUB_OUTPUT }
  test:
    needs: build
    runs-on: ubuntu-latest
    steps: [{ run: echo \${{ needs.build.outputs.tag }} }]
`,
  'ml.pipeline.yaml': `version: 1
params:
  rate: 0.1
  seed: 1
stages:
  load:
    run: python load.py \${params.rate} \${params.seed}
    outputs:
      raw: data/raw.csv
      index: data/index.csv
  fit:
    run: python fit.py
    inputs: [data/raw.csv]
`,
};

/** An entity, the words before its name, the name of another of its type, and where that one stands. */
const CONFLICTS: readonly {
  readonly type: string;
  readonly file: string;
  readonly before: string;
  readonly newName: string;
  readonly at: string;
}[] = [
  {
    type: 'decision, by number',
    file: 'docs/decisions/0001-use-redis.md',
    before: '# ',
    newName: '2',
    at: 'docs/decisions/0002-use-postgresql.md:6',
  },
  {
    type: 'decision, by id',
    file: 'docs/decisions/0001-use-redis.md',
    before: '# ',
    newName: 'ADR-0002',
    at: 'docs/decisions/0002-use-postgresql.md:6',
  },
  { type: 'role', file: 'raci.yaml', before: '- name: ', newName: 'legal', at: 'raci.yaml:5' },
  {
    type: 'role of another matrix',
    file: 'raci.yaml',
    before: '- name: ',
    newName: 'CISO',
    at: 'other.raci.yaml:2',
  },
  {
    type: 'role, from where it is named',
    file: 'raci.yaml',
    before: 'assignments: { ',
    newName: 'Legal',
    at: 'raci.yaml:5',
  },
  {
    type: 'role of a table',
    file: 'roles.md',
    before: '| Activity | ',
    newName: 'Steward',
    at: 'roles.md:3',
  },
  { type: 'person', file: 'raci.yaml', before: 'people: [', newName: 'Bo', at: 'raci.yaml:6' },
  {
    type: 'activity',
    file: 'raci.yaml',
    before: 'activities:\n  - name: ',
    newName: 'Delete',
    at: 'raci.yaml:10',
  },
  {
    type: 'activity of a table',
    file: 'roles.md',
    before: '|---|---|---|\n| ',
    newName: 'Keep data',
    at: 'roles.md:6',
  },
  { type: 'risk', file: 'amdec.yaml', before: '- id: ', newName: 'R-2', at: 'amdec.yaml:10' },
  { type: 'service', file: 'compose.yaml', before: 'services:\n  ', newName: 'db', at: 'compose.yaml:7' },
  { type: 'volume', file: 'compose.yaml', before: '\nvolumes:\n  ', newName: 'logs', at: 'compose.yaml:11' },
  {
    type: 'network',
    file: 'compose.yaml',
    before: '\nnetworks:\n  ',
    newName: 'back',
    at: 'compose.yaml:14',
  },
  { type: 'variable', file: '.env', before: '', newName: 'PORT', at: '.env:2' },
  {
    type: 'resource',
    file: 'k8s/app.yaml',
    before: 'kind: Deployment\nmetadata: { name: ',
    newName: 'stock-ui',
    at: 'k8s/app.yaml:20',
  },
  {
    type: 'label',
    file: 'k8s/app.yaml',
    before: 'labels: { app: ',
    newName: 'stock-ui',
    at: 'k8s/app.yaml:24',
  },
  { type: 'container', file: 'k8s/app.yaml', before: '- name: ', newName: 'proxy', at: 'k8s/app.yaml:15' },
  { type: 'port', file: 'k8s/app.yaml', before: '- { name: ', newName: 'admin', at: 'k8s/app.yaml:14' },
  { type: 'config-key', file: 'k8s/app.yaml', before: 'data:\n  ', newName: 'mode', at: 'k8s/app.yaml:33' },
  {
    type: 'service-port',
    file: 'k8s/app.yaml',
    before: '  ports:\n    - { name: ',
    newName: 'back',
    at: 'k8s/app.yaml:42',
  },
  {
    type: 'template',
    file: 'k8s/flow.yaml',
    before: 'templates:\n    - name: ',
    newName: 'score',
    at: 'k8s/flow.yaml:9',
  },
  {
    type: 'metric',
    file: 'prometheus/rules.yml',
    before: '- record: ',
    newName: 'job:calls:rate5m',
    at: 'prometheus/rules.yml:6',
  },
  {
    type: 'alert',
    file: 'prometheus/rules.yml',
    before: '- alert: ',
    newName: 'ApiSlow',
    at: 'prometheus/rules.yml:10',
  },
  {
    type: 'rule-group',
    file: 'prometheus/rules.yml',
    before: 'groups:\n  - name: ',
    newName: 'ui',
    at: 'prometheus/rules.yml:12',
  },
  {
    type: 'job',
    file: '.github/workflows/ci.yml',
    before: 'jobs:\n  ',
    newName: 'test',
    at: '.github/workflows/ci.yml:15',
  },
  {
    type: 'step',
    file: '.github/workflows/ci.yml',
    before: '{ id: ',
    newName: 'two',
    at: '.github/workflows/ci.yml:14',
  },
  {
    type: 'input',
    file: '.github/workflows/ci.yml',
    before: 'inputs:\n      ',
    newName: 'color',
    at: '.github/workflows/ci.yml:5',
  },
  {
    type: 'output of a job',
    file: '.github/workflows/ci.yml',
    before: 'outputs:\n      ',
    newName: 'name',
    at: '.github/workflows/ci.yml:11',
  },
  {
    type: 'stage',
    file: 'ml.pipeline.yaml',
    before: 'stages:\n  ',
    newName: 'fit',
    at: 'ml.pipeline.yaml:11',
  },
  {
    type: 'parameter',
    file: 'ml.pipeline.yaml',
    before: 'params:\n  ',
    newName: 'seed',
    at: 'ml.pipeline.yaml:4',
  },
  {
    type: 'output of a stage',
    file: 'ml.pipeline.yaml',
    before: 'outputs:\n      ',
    newName: 'index',
    at: 'ml.pipeline.yaml:10',
  },
];

describe('lsp: rename onto a name that exists', () => {
  const client = new LanguageClient({ files: FILES });
  before(() => client.start());
  after(() => client.stop());

  const rename = (file: string, before: string, newName: string): Promise<WorkspaceEdit | null> => {
    const text = FILES[file] ?? '';
    const index = text.indexOf(before);
    assert.notEqual(index, -1, before);
    const lines = text.slice(0, index + before.length).split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    return client.at<WorkspaceEdit | null>('textDocument/rename', file, position, { newName });
  };

  for (const { type, file, before, newName, at } of CONFLICTS) {
    it(`${type}: refused with where the other one stands`, async () => {
      await assert.rejects(rename(file, before, newName), (error: Error) => {
        assert.equal(error.message, `"${newName}" already exists: ${at}`);
        return true;
      });
    });

    it(`${type}: a free name is given`, async () => {
      const free = type.startsWith('decision') ? '12' : 'free-name';
      const edit = await rename(file, before, type === 'variable' ? 'FREE_NAME' : free);
      assert.ok((edit?.documentChanges?.length ?? 0) > 0, JSON.stringify(edit));
    });
  }

  it('the same name in other letters is given, also where only its spelling changes', async () => {
    assert.ok(((await rename('raci.yaml', '- name: ', 'dpo'))?.documentChanges?.length ?? 0) > 0);
  });

  const moved = (from: string, to: string): Promise<WorkspaceEdit | null> =>
    client.request('workspace/willRenameFiles', {
      files: [{ oldUri: client.uri(from), newUri: client.uri(to) }],
    });

  it('a file that is given the number of another decision: nothing that names either is changed, and it is said', async () => {
    const edit = await moved('docs/decisions/0001-use-redis.md', 'docs/decisions/0002-use-redis.md');
    assert.equal(edit, null);
    assert.deepEqual(client.shown, [
      '"0002-use-redis.md" already exists: docs/decisions/0002-use-postgresql.md:6. References were not updated',
    ]);
  });

  it('a file that is given a free number, or moved to a folder of other numbers, takes its references along', async () => {
    client.shown.length = 0;
    for (const to of ['docs/decisions/0003-use-redis.md', 'docs/archive/0001-use-redis.md'])
      assert.match(
        JSON.stringify(await moved('docs/decisions/0001-use-redis.md', to)),
        /raci\.yaml|notes\.md/u,
        to,
      );
    assert.deepEqual(client.shown, []);
  });
});
