import assert from 'node:assert/strict';
import { ROOT, uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';
import { createArchitecture, templatesIn } from './create.ts';

function deployment(name: string, { image = `shop/${name}:1`, env = '', namespace = '' } = {}): string {
  const metadata = `{ name: ${name}${namespace && `, namespace: ${namespace}`} }`;
  return `apiVersion: apps/v1
kind: Deployment
metadata: ${metadata}
spec:
  replicas: 2
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: ${name}, image: '${image}', env: [${env}] }] }
---
apiVersion: v1
kind: Service
metadata: ${metadata}
spec: { selector: { app: ${name} }, ports: [{ port: 8080 }] }
---
`;
}

/** The draft of what files deploy, without its first comments, and what a check says of it. */
function draft(files: Readonly<Record<string, string>>, language: 'en' | 'fr' = 'en') {
  const workspace = workspaceOf(files);
  const place = { root: ROOT, settings: DEFAULT_SETTINGS, graph: workspace.graph };
  const [created] = createArchitecture({
    ...place,
    title: 'Shop',
    template: 'from-deployment',
    language,
    today: '2026-01-01',
  });
  const text = created?.text ?? '';
  const { findings } = workspaceOf({ ...files, 'shop.architecture.yaml': text }).check(
    uriOf('shop.architecture.yaml'),
  );
  return {
    offered: templatesIn(place).map(({ id }) => id),
    lines: text.split('\n').slice(2, -1),
    head: text.split('\n').slice(0, 2),
    findings: findings.map(({ rule, message }) => `${rule}: ${message}`),
  };
}

describe('architecture, drafted from what is deployed', () => {
  it('has an element for each workload, and a flow for each call that a manifest proves, with its place', () => {
    const { offered, lines, findings } = draft({
      'k8s/web.yaml': deployment('web', { env: '{ name: API, value: "http://api:8080" }' }),
      'k8s/api.yaml': deployment('api', { env: '{ name: DB, value: "orders-db:5432" }' }),
      'k8s/db.yaml': deployment('orders-db', { image: 'bitnami/postgresql:16' }),
      'k8s/load.yaml': deployment('loadgenerator', { env: '{ name: WEB, value: "web:8080" }' }),
      'k8s/ingress.yaml': `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec:
  rules:
    - http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 8080 } } } }] }
`,
    });
    assert.deepEqual(offered, ['from-deployment']);
    assert.deepEqual(lines, [
      'version: 1',
      'title: Shop',
      'environments:',
      '  deployed: { release: k8s }',
      'elements:',
      '  outside: { title: Outside of the system, layer: business, kind: actor }',
      '  api: { layer: application, kind: service, replicas: 2, workload: Deployment/api }',
      '  orders-db: { layer: application, kind: datastore, technology: PostgreSQL, replicas: 2, workload: Deployment/orders-db }',
      '  web: { layer: application, kind: service, replicas: 2, workload: Deployment/web }',
      'flows:',
      '  - { from: outside, to: web } # k8s/ingress.yaml:6',
      '  - { from: api, to: orders-db, protocol: postgresql } # k8s/api.yaml:9',
      '  - { from: web, to: api } # k8s/web.yaml:9',
    ]);
    assert.deepEqual(findings, []);
  });

  it('takes hosts of a Compose file from the environment, also by its .env file, and what only waits as a comment', () => {
    const { lines, findings } = draft({
      'compose.yaml': `services:
  web:
    build: .
    environment:
      - API_HOST=api
      - MODE=api
      - CACHE_ADDR
    depends_on: [queue]
  api:
    image: shop/api:1
    environment: { URL: 'postgres://user@db/shop', SEARCH: '\${FINDER}' }
    networks: [default, back]
  db: { image: 'postgres:16', networks: [back] }
  cache: { image: 'redis:7' }
  apart: { image: 'redis:7', networks: [other] }
  queue: { image: 'rabbitmq:4' }
  finder: { image: 'shop/finder:1', environment: { CACHE_HOST: apart } }
networks: { back: {}, other: {} }
`,
      '.env': 'CACHE_ADDR=cache:${PORT}\nPORT=6379\nFINDER="http://${NAME}:80"\nNAME=finder\n',
      'compose.test.yaml': 'services:\n  sut: { image: shop/sut:1, environment: { WEB_HOST: web } }\n',
    });
    assert.deepEqual(
      lines.filter((line) => line.includes('from:')),
      [
        '  - { from: api, to: db, protocol: postgresql } # compose.yaml:11',
        '  - { from: api, to: finder } # compose.yaml:11',
        '  - { from: web, to: api } # compose.yaml:5',
        '  - { from: web, to: cache, protocol: redis } # compose.yaml:7',
        '#  - { from: finder, to: apart, protocol: redis } # compose.yaml:17',
        '#  - { from: web, to: queue, protocol: amqp } # compose.yaml:8',
      ],
    );
    assert.ok(!lines.some((line) => line.includes('sut')));
    assert.deepEqual(findings, []);
  });

  it('counts copies of a system once, and keeps equal names of different systems apart', () => {
    const copy = draft({
      'base/all.yaml': deployment('web') + deployment('redis', { image: 'redis:7' }),
      'prod/all.yaml':
        deployment('web', { namespace: 'prod' }) +
        deployment('redis', { image: 'redis:7', namespace: 'prod' }),
      'compose.yaml': 'services:\n  web: { build: . }\n',
      'built.yaml': deployment('web', { image: `registry.example.org/shop/web:v1@sha256:${'a'.repeat(64)}` }),
    });
    assert.deepEqual(
      copy.lines.filter((line) => line.includes('workload')),
      [
        '  redis: { layer: application, kind: datastore, technology: Redis, replicas: 2, workload: Deployment/redis }',
        '  web: { layer: application, kind: service, replicas: 2, workload: [Deployment/web, compose/web] }',
      ],
    );
    const apart = draft({
      'a/a.yaml':
        deployment('a', { namespace: 'a' }) + deployment('redis', { image: 'redis:7', namespace: 'a' }),
      'b/b.yaml':
        deployment('b', { namespace: 'b' }) + deployment('redis', { image: 'redis:7', namespace: 'b' }),
    });
    assert.deepEqual(
      apart.lines.flatMap(
        (line) => /^ {2}([\w-]+): .*workload: (.*) \}/u.exec(line)?.slice(1, 3).join(' ') ?? [],
      ),
      ['a Deployment/a', 'a-redis Deployment/a/redis', 'b Deployment/b', 'b-redis Deployment/b/redis'],
    );
    assert.deepEqual([...copy.findings, ...apart.findings], []);
  });

  it('says in French what it knows, and is offered only where something is deployed', () => {
    const { head } = draft({ 'web.yaml': deployment('web') }, 'fr');
    assert.match(head.join('\n'), /Ébauche tirée des manifestes/u);
    assert.deepEqual(draft({ 'README.md': '# Shop\n' }).offered, []);
  });

  it('takes what services of Compose merge from anchors for theirs', () => {
    const { lines, findings } = draft({
      'compose.yaml': `x-worker: &worker
  image: shop/worker:1
  environment: &common
    CLICKHOUSE_HOST: clickhouse
    BROKERS: kafka:9092
x-after: &after
  depends_on: [mail]
services:
  orders: { <<: [*worker, *after] }
  alone: { image: 'shop/alone:1', environment: { REPORTS: 'http://reports' } }
  reports: { image: 'shop/reports:1', environment: { <<: *common, BROKERS: none } }
  clickhouse: { image: 'clickhouse/clickhouse-server:1' }
  kafka: { image: 'confluentinc/cp-kafka:7' }
  mail: { image: 'shop/mail:1' }
`,
    });
    assert.deepEqual(
      lines.filter((line) => line.includes('from:')),
      [
        '  - { from: alone, to: reports } # compose.yaml:10',
        '  - { from: orders, to: clickhouse } # compose.yaml:4',
        '  - { from: orders, to: kafka, protocol: kafka } # compose.yaml:5',
        // The broker of the anchor is another one here.
        '  - { from: reports, to: clickhouse } # compose.yaml:4',
        '#  - { from: orders, to: mail } # compose.yaml:7',
      ],
    );
    assert.deepEqual(findings, []);
  });

  const cluster = (image = 'shop/emoji:1'): string =>
    `${deployment('web', { env: '{ name: EMOJI, value: "http://emoji-svc:80" }' })}apiVersion: apps/v1
kind: Deployment
metadata: { name: emoji }
spec:
  selector: { matchLabels: { app: emoji } }
  template: { metadata: { labels: { app: emoji } }, spec: { containers: [{ name: emoji, image: '${image}' }] } }
---
apiVersion: v1
kind: Service
metadata: { name: emoji-svc }
spec: { selector: { app: emoji }, ports: [{ port: 80 }] }
`;

  it('counts a service of Compose with the workload that a Service of its name leads to', () => {
    const { lines } = draft({
      'k8s/all.yaml': cluster(),
      'compose.yaml': `services:
  web: { image: 'shop/web:1', environment: { EMOJI: 'http://emoji-svc:80' } }
  emoji-svc: { image: 'elsewhere/emoji:1' }
`,
    });
    assert.deepEqual(
      lines.filter((line) => line.includes('emoji')),
      [
        '  emoji: { layer: application, kind: service, workload: [Deployment/emoji, compose/emoji-svc] }',
        '  - { from: web, to: emoji } # k8s/all.yaml:9',
      ],
    );
  });

  it('counts a service of Compose with the workload that alone runs the same image, and no other', () => {
    const drafted = (compose: string): readonly string[] =>
      draft({ 'k8s/all.yaml': cluster(), 'compose.yaml': compose }).lines.filter((line) =>
        line.includes('workload:'),
      );
    const web = "  web: { image: 'shop/web:2' }\n";
    assert.deepEqual(drafted(`services:\n${web}  faces: { image: 'shop/emoji:2' }\n`), [
      '  emoji: { layer: application, kind: service, workload: [Deployment/emoji, compose/faces] }',
      '  web: { layer: application, kind: service, replicas: 2, workload: [Deployment/web, compose/web] }',
    ]);
    const two = drafted(
      `services:\n${web}  faces: { image: 'shop/emoji:2' }\n  hands: { image: 'shop/emoji:2' }\n`,
    );
    assert.deepEqual(
      two.map((line) => line.trim().split(':')[0]),
      ['emoji', 'faces', 'hands', 'web'],
    );
    const other = drafted(
      "services:\n  faces: { image: 'shop/emoji:2' }\n  shop: { image: 'shop/shop:2' }\n",
    );
    assert.equal(other.length, 4, 'one image alone does not make a copy of a system');
  });

  it('names the release: the folder of resources, the Compose file, or all', () => {
    const release = (files: Readonly<Record<string, string>>): string | undefined =>
      draft(files)
        .lines.find((line) => line.includes('release:'))
        ?.trim();
    const compose = "services:\n  web: { image: 'shop/web:1' }\n";
    assert.equal(release({ 'deploy/compose.yaml': compose }), 'deployed: { release: deploy/compose.yaml }');
    assert.equal(
      release({ 'a/compose.yaml': compose, 'b/compose.yaml': compose }),
      'deployed: { release: "." }',
    );
    assert.equal(
      release({
        'compose.yaml': compose,
        'k8s/base/web.yaml': deployment('web'),
        'k8s/api.yaml': deployment('api'),
      }),
      'deployed: { release: k8s }',
    );
  });

  it('leaves what may be outside a comment, with the flows from it', () => {
    const { lines, findings } = draft({
      'k8s/web.yaml': deployment('web').replace(
        'selector: { app: web }, ports',
        'type: NodePort, selector: { app: web }, ports',
      ),
    });
    assert.deepEqual(lines.slice(4), [
      'elements:',
      '#  outside: { title: Outside of the system, layer: business, kind: actor }',
      '  web: { layer: application, kind: service, replicas: 2, workload: Deployment/web }',
      '# Likely, by the order of starts, links, ports of nodes or ConfigMaps that are read whole: remove the "#" of those that are calls.',
      '#  - { from: outside, to: web } # k8s/web.yaml:13',
    ]);
    assert.deepEqual(findings, []);
  });
});
