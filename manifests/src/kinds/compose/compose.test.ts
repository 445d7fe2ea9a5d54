import assert from 'node:assert/strict';
import { definition, references } from '../../core/features/definition.ts';
import { documentLinks } from '../../core/features/links.ts';
import { rename } from '../../core/features/rename.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { COMPOSE } from './kind.ts';
import type { KindContext } from '../../core/kind.ts';
import type { ComposeModel } from './model.ts';
import type { Workspace } from '../../core/workspace/workspace.ts';

const STACK = `services:
  api:
    build: .
    image: ghcr.io/example/api:1.4
    ports: ["5000:5000"]
    environment:
      MLFLOW_TRACKING_URI: http://mlflow:5001
    depends_on:
      mlflow:
        condition: service_started
  mlflow:
    image: ghcr.io/mlflow/mlflow:v2.16.0
    volumes:
      - mlflow_data:/mlflow
volumes:
  mlflow_data:
`;

function contextOf(workspace: Workspace, path: string): KindContext<ComposeModel> {
  const manifest = workspace.manifest(uriOf(path));
  assert.equal(manifest?.kind.id, 'compose', path);
  return manifest.context as KindContext<ComposeModel>;
}

function placeOf(text: string, mark: string, within = mark): { line: number; character: number } {
  const offset = text.indexOf(within, text.indexOf(mark));
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: (before.at(-1) ?? '').length + 1 };
}

function labelsAt(text: string, others: Readonly<Record<string, string>> = {}): string[] {
  const offset = text.indexOf('$0');
  const workspace = workspaceOf({ 'compose.yaml': text.replace('$0', ''), ...others });
  return (COMPOSE.complete?.(contextOf(workspace, 'compose.yaml'), offset) ?? []).map(({ label }) => label);
}

const rulesOf = (workspace: Workspace, path: string): string[] =>
  workspace.check(uriOf(path)).findings.map(({ rule }) => rule);

describe('compose', () => {
  it('distinguishes Compose files from others by name and by content', () => {
    const isCompose = (path: string, text: string): boolean =>
      workspaceOf({ [path]: text }).manifest(uriOf(path))?.kind.id === 'compose';
    const stack = 'services:\n  web:\n    image: nginx:1.27\n';
    for (const name of [
      'compose.yaml',
      'docker-compose.yml',
      'docker-compose-dev.yml',
      'compose.prod.yaml',
      'x.compose.yml',
      'stack.yml',
    ])
      assert.ok(isCompose(name, stack), name);
    assert.ok(!isCompose('compose.txt', stack));
    assert.ok(!isCompose('services.yaml', 'services:\n  App\\Mailer:\n    class: App\\Mailer\n'));
    const own = 'services:\n  api:\n    name: api\n    port: 3001\n    image: a/api:1\n';
    assert.ok(!isCompose('config/services.yaml', own));
    assert.ok(isCompose('config/stack.yaml', own.replace('    port: 3001\n', '')));
    assert.ok(isCompose('compose.yaml', own));
    const vela = 'name: shop\nservices:\n  api:\n    image: shop\n    cmd: [node]\n    port: 8080\n';
    assert.ok(!isCompose('docs/vela.yaml', vela));
    assert.ok(isCompose('docs/vela.yaml', vela.replace('    port: 8080\n', '')));
    assert.ok(!isCompose('stack.yaml', 'services:\n  api:\n    image: %%IMAGE%%\n'));
    assert.ok(!isCompose('ci.yml', 'stages: [a]\nservices:\n  - image: docker:dind\n'));
    assert.ok(!isCompose('compose-notes.yaml', 'title: Notes\nname: x\n'));
    assert.ok(!isCompose('docker-compose.yml', '{% if x %}\nservices:\n{% endif %}\n'));
  });

  it('leads from names to what they mean, in both directions and in addresses', () => {
    const workspace = workspaceOf({ 'compose.yaml': STACK }, { files: ['Dockerfile'] });
    const uri = uriOf('compose.yaml');
    const lineOf = (mark: string, within?: string): number[] =>
      definition(workspace, uri, placeOf(STACK, mark, within)).map(
        ({ targetSelectionRange }) => targetSelectionRange.start.line,
      );
    assert.deepEqual(lineOf('depends_on', 'mlflow'), [10]);
    assert.deepEqual(lineOf('http://mlflow', 'mlflow'), [10]);
    assert.deepEqual(lineOf('mlflow_data:/mlflow'), [15]);
    assert.equal(references(workspace, uri, { line: 10, character: 3 }, false).length, 2);
    assert.deepEqual(
      documentLinks(workspace, uri).map(({ target }) => target),
      [uriOf('Dockerfile')],
    );
  });

  it('gives a service another name wherever the files of the folder name it', () => {
    const override = 'services:\n  mlflow:\n    environment:\n      LOG_LEVEL: DEBUG\n';
    const workspace = workspaceOf({ 'compose.yaml': STACK, 'compose.override.yaml': override });
    const edit = rename(workspace, uriOf('compose.yaml'), { line: 10, character: 3 }, 'tracking');
    const changes = (edit?.documentChanges ?? []).flatMap((change) =>
      'edits' in change ? change.edits : [],
    );
    assert.equal(changes.length, 4);
  });

  it('takes the files of a folder, and those that are included, together', () => {
    const workspace = workspaceOf({
      'compose.yaml':
        'include: [db/compose.yaml]\nservices:\n  api:\n    image: a/b:1\n    depends_on: [db, cache]\n',
      'compose.override.yaml': 'services:\n  cache:\n    image: redis:7.4\n',
      'db/compose.yaml': 'services:\n  db:\n    image: postgres:16.4\n',
      'other/compose.yaml': 'services:\n  api:\n    image: a/b:1\n    depends_on: [db]\n',
    });
    assert.deepEqual(rulesOf(workspace, 'compose.yaml'), []);
    assert.deepEqual(rulesOf(workspace, 'other/compose.yaml'), ['compose/unknown-service']);
  });

  it('reads anchors, merges, extensions, variables and tags as Compose does', () => {
    const workspace = workspaceOf({
      '.env': 'TLS_PORT=443\n',
      'compose.yaml': `x-base: &base
  image: nginx:1.27
  restart: always
services:
  web:
    <<: *base
    cpus: \${CPUS:-0.5}
    ports:
      - "\${PORT:-8080}:80"
      - target: 443
        published: \${TLS_PORT}
    depends_on:
      db:
        condition: \${CONDITION:-service_started}
  db:
    <<: *base
    image: postgres:16.4
`,
      'compose.prod.yaml': 'services:\n  web:\n    ports: !reset []\n    restart: !override "no"\n',
    });
    assert.deepEqual(rulesOf(workspace, 'compose.yaml'), []);
    assert.deepEqual(rulesOf(workspace, 'compose.prod.yaml'), []);
  });

  it('completes names of the project', () => {
    assert.deepEqual(labelsAt('services:\n  api:\n    depends_on: [$0]\n  db: {image: a}\n'), ['db']);
    assert.deepEqual(
      labelsAt(
        'services:\n  api:\n    depends_on: [$0]\n  db: {image: a}\n  web: {image: a, links: [api]}\n  top: {image: a, depends_on: [web]}\n',
      ),
      ['db'],
      'not who waits for it',
    );
    const networks = labelsAt('services:\n  api:\n    networks:\n      - $0\nnetworks:\n  back: {}\n');
    assert.ok(networks.includes('back'), networks.join());
    const volumes = labelsAt('services:\n  api:\n    volumes:\n      - $0\nvolumes:\n  data: {}\n');
    assert.ok(volumes.includes('data:/'), volumes.join());
    assert.deepEqual(labelsAt('services:\n  api:\n    volumes: ["data:/x"]\nvolumes:\n  $0\n').slice(0, 1), [
      'data',
    ]);
    const conditions = labelsAt(
      'services:\n  api:\n    depends_on:\n      db:\n        condition: $0\n  db: {image: a}\n',
    );
    assert.ok(conditions.includes('service_healthy'), conditions.join());
    const keys = labelsAt('services:\n  api:\n    $0\n');
    assert.ok(keys.includes('healthcheck') && keys.includes('image'), keys.join());
  });

  it('draws services, what they wait for and what is missing', () => {
    const workspace = workspaceOf({ 'compose.yaml': STACK.replace('volumes:\n  mlflow_data:\n', '') });
    const [view] = COMPOSE.views ?? [];
    assert.ok(view?.scope === 'document');
    const content = view.build(contextOf(workspace, 'compose.yaml'));
    assert.ok(content?.type === 'diagram');
    const { nodes, edges } = content.diagram;
    assert.deepEqual(
      nodes.map(({ id }) => id),
      ['service:api', 'service:mlflow', 'volume:mlflow_data'],
    );
    assert.deepEqual(nodes[2] && [nodes[2].tone, nodes[2].outline, nodes[2].shape], [
      'bad',
      'dashed',
      'cylinder',
    ]);
    assert.deepEqual(
      edges.map(({ from, to, label }) => [from, to, label]),
      [
        ['service:api', 'service:mlflow', 'started'],
        ['service:mlflow', 'volume:mlflow_data', undefined],
      ],
    );
  });

  describe('what Compose does with', () => {
    const one = (keys: string): string =>
      `services:\n  a: { image: "x:1", ${keys} }\n  b: { image: "x:1" }\nnetworks: { n: }\n`;
    const CASES: Readonly<Record<string, readonly [text: string, expected: readonly string[]]>> = {
      'two volumes at one path': [one('volumes: [./a:/x, ./b:/x]'), ['warning compose/duplicate-mount']],
      'a volume over a tmpfs': [one('tmpfs: [/x], volumes: [./a:/x]'), ['error compose/duplicate-mount']],
      'a service waited for twice': [one('depends_on: [b, b]'), ['error compose/schema']],
      'a network joined twice': [one('networks: [n, n]'), ['error compose/schema']],
      'a port written twice': [one('expose: ["80", "80"], cap_add: [SYS_TIME, SYS_TIME]'), []],
      'a variable where a list has to stand': [one('ports: "${PORTS:-80}"'), ['error compose/schema']],
      'a variable in the place of a service': ['services: { a: "${X:-x}" }\n', ['error compose/schema']],
      'variables where texts may stand': [
        one('privileged: "${P:-no}", command: "${C:-x}", scale: "${S:-1}"'),
        [],
      ],
    };
    for (const [name, [text, expected]] of Object.entries(CASES)) {
      it(name, () => {
        const { findings } = workspaceOf({ 'compose.yaml': text }).check(uriOf('compose.yaml'));
        assert.deepEqual(
          findings
            .filter(({ severity }) => severity === 'error' || severity === 'warning')
            .map(({ severity, rule }) => `${severity} ${rule}`),
          expected,
        );
      });
    }
  });

  it('informs of a file of variables that git ignores, and warns of another one that is not there', () => {
    const severities = (ignored: readonly string[]): readonly string[] =>
      workspaceOf(
        { 'compose.yaml': 'services: { a: { image: "a:1", env_file: own/settings.txt } }\n' },
        { ignored },
      )
        .check(uriOf('compose.yaml'))
        .findings.filter(({ rule }) => rule === 'compose/env-file')
        .map(({ severity }) => severity);
    assert.deepEqual([severities([]), severities(['own'])], [['warning'], ['information']]);
  });
});
