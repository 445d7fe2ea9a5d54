import assert from 'node:assert/strict';
import type { CompletionItem, LocationLink } from 'vscode-languageserver-protocol';
import { LanguageClient, marked, type Options } from './language-client.ts';

const WORKFLOW = (rest: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata:
  name: nightly
spec:
  entrypoint: main
  templates:
    - name: main
      dag:
        tasks:
          - name: load
            template: load
          - name: train
${rest}
    - name: load
      script:
        image: python:3.12
        command: [python]
        source: print(1)
    - name: train
      inputs:
        parameters:
          - name: epochs
          - name: rate
      container:
        image: python:3.12
        args: ['{{inputs.parameters.epochs}}']
`;

interface Place {
  readonly title: string;
  readonly path: string;
  /** What is typed so far; `$0` is the caret. */
  readonly text: string;
  readonly others?: Readonly<Record<string, string>>;
  readonly proposed: readonly string[];
  readonly not?: readonly string[];
}

const PLACES: readonly Place[] = [
  {
    title: 'services behind depends_on, without the own one',
    path: 'compose.yaml',
    text: 'services:\n  api:\n    image: a:1\n    depends_on:\n      - $0\n  db:\n    image: postgres:16.4\n',
    proposed: ['db'],
    not: ['api'],
  },
  {
    title: 'conditions of a dependency',
    path: 'compose.yaml',
    text: 'services:\n  api:\n    image: a:1\n    depends_on:\n      db:\n        condition: $0\n  db:\n    image: postgres:16.4\n',
    proposed: ['service_healthy', 'service_started', 'service_completed_successfully'],
  },
  {
    title: 'networks that are declared',
    path: 'compose.yaml',
    text: 'services:\n  api:\n    image: a:1\n    networks: [$0]\nnetworks:\n  back:\n  front:\n',
    proposed: ['back', 'front'],
  },
  {
    title: 'variables of .env',
    path: 'compose.yaml',
    text: 'services:\n  api:\n    image: a:${T$0}\n',
    others: { '.env': 'TAG=1.4\nTOKEN=x\n' },
    proposed: ['TAG', 'TOKEN'],
  },
  {
    title: 'networks that are used and not declared',
    path: 'compose.yaml',
    text: 'services:\n  api:\n    image: a:1\n    networks: [back]\nnetworks:\n  $0\n',
    proposed: ['back'],
  },
  {
    title: 'keys of a health check',
    path: 'compose.yaml',
    text: 'services:\n  api:\n    image: a:1\n    healthcheck:\n      test: [CMD, "true"]\n      $0\n',
    proposed: ['interval', 'retries', 'start_period'],
    not: ['test'],
  },
  {
    title: 'templates of a workflow',
    path: 'workflow.yaml',
    text: WORKFLOW('            template: $0'),
    proposed: ['load', 'train'],
  },
  {
    title: 'tasks that another may wait for',
    path: 'workflow.yaml',
    text: WORKFLOW('            template: train\n            dependencies: [$0]'),
    proposed: ['load'],
    not: ['train'],
  },
  {
    title: 'inputs of the template that a task runs',
    path: 'workflow.yaml',
    text: WORKFLOW(
      '            template: train\n            arguments:\n              parameters:\n                - name: rate\n                  value: 1\n                - name: $0',
    ),
    proposed: ['epochs'],
    not: ['rate'],
  },
  {
    title: 'outputs of tasks within braces',
    path: 'workflow.yaml',
    text: WORKFLOW(
      "            template: train\n            depends: load\n            arguments:\n              parameters:\n                - name: epochs\n                  value: '{{tasks.$0'",
    ),
    proposed: ['tasks.load.outputs.result'],
  },
  {
    title: 'results of a task behind a point',
    path: 'workflow.yaml',
    text: WORKFLOW('            template: train\n            depends: load.$0'),
    proposed: ['Succeeded', 'Failed'],
  },
  {
    title: 'recorded series and functions in an expression',
    path: 'alerts.yml',
    text: 'groups:\n  - name: a\n    rules:\n      - alert: Down\n        expr: job$0\n        for: 5m\n',
    others: {
      'records.yml':
        'groups:\n  - name: r\n    rules:\n      - record: job:up:sum\n        expr: sum by (job) (up)\n',
    },
    proposed: ['job:up:sum', 'rate'],
  },
  {
    title: 'services of Compose as targets',
    path: 'prometheus.yml',
    text: "scrape_configs:\n  - job_name: api\n    static_configs:\n      - targets: ['$0']\n",
    others: { 'compose.yaml': "services:\n  api:\n    image: a:1\n    ports: ['5000:5000']\n" },
    proposed: ['api:5000'],
  },
  {
    title: 'keys of a function of OpenFaaS',
    path: 'stack.yml',
    text: 'provider:\n  name: openfaas\nfunctions:\n  predict:\n    lang: python3\n    $0\n',
    proposed: ['handler', 'image'],
    not: ['lang'],
  },
];

async function withServer(options: Options, run: (client: LanguageClient) => Promise<void>): Promise<void> {
  const client = new LanguageClient(options);
  try {
    await client.start();
    await client.read();
    await run(client);
  } finally {
    await client.stop();
  }
}

describe('language server on Compose, Argo and Prometheus', () => {
  for (const { title, path, text: typed, others = {}, proposed, not = [] } of PLACES)
    it(`proposes ${title}`, () =>
      withServer({ files: others }, async (client) => {
        const { text, position } = marked(typed);
        await client.open(path, text);
        const items = await client.at<CompletionItem[]>('textDocument/completion', path, position);
        const labels = items.map(({ label }) => label);
        for (const label of proposed)
          assert.ok(labels.includes(label), `${label} is not in ${labels.join(', ')}`);
        for (const label of not) assert.ok(!labels.includes(label), `${label} is in ${labels.join(', ')}`);
      }));

  it('reads .env though .gitignore names it, and follows it', () => {
    const files = {
      '.gitignore': '.env\n',
      '.env': 'TAG=1.4\n',
      'compose.yaml': 'services:\n  api:\n    image: a:${TAG}\n',
    };
    return withServer({ files }, async (client) => {
      const { text, position } = marked('services:\n  api:\n    image: a:${T$0AG}\n');
      await client.open('compose.yaml', text);
      const [target] = await client.at<LocationLink[]>('textDocument/definition', 'compose.yaml', position);
      assert.equal(target?.targetUri, client.uri('.env'));
      const isUndefined = async (): Promise<boolean> =>
        (await client.findings('compose.yaml')).some(({ code }) => code === 'compose/undefined-variable');
      assert.equal(await isUndefined(), false);
      client.write('.env', 'LEVEL=info\n');
      await client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri('.env'), type: 2 }],
      });
      await client.until(isUndefined);
    });
  });
});
