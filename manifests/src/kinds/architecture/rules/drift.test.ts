import assert from 'node:assert/strict';
import { applyChanges, type TextChange } from '../../../core/text/change.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';

const FILE = 'architecture.yaml';

function deployment(name: string, env = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: ${name}
          image: shop/${name}:1.0
          env: [${env}]
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec:
  selector: { app: ${name} }
  ports: [{ port: 8080 }]
`;
}

const MODEL = `version: 1
elements:
  web: { workload: Deployment/web }
  stock:
    elements:
      api: { workload: Deployment/stock }
flows:
  - { from: web, to: web }
`;

function drift(model: string, files: Readonly<Record<string, string>>): readonly string[] {
  const { findings } = workspaceOf({ [FILE]: model, ...files }).check(uriOf(FILE));
  return findings
    .filter(({ rule }) => rule === 'architecture/flow-unmodeled' || rule === 'architecture/not-modeled')
    .map(({ message }) => message);
}

const CALL = '{ name: STOCK, value: "http://stock:8080/v1" }';
const FOUND = ['"web" calls "stock.api" by its Service "stock", and the model has no such flow'];

describe('architecture/drift', () => {
  it('finds a call that a literal address proves, and adds it to the model', () => {
    const files = { 'web.yaml': deployment('web', CALL), 'stock.yaml': deployment('stock') };
    assert.deepEqual(drift(MODEL, files), FOUND);
    const [finding] = workspaceOf({ [FILE]: MODEL, ...files })
      .check(uriOf(FILE))
      .findings.filter(({ rule }) => rule === 'architecture/flow-unmodeled');
    const changes = finding?.fixes?.[0]?.changes() ?? [];
    const fixed = applyChanges(MODEL, changes as readonly TextChange[]);
    assert.equal(fixed, `${MODEL}  - { from: web, to: stock.api }\n`);
    assert.deepEqual(drift(fixed, files), []);
  });

  it('finds a call whose host and port are in two variables, or that a connection string has', () => {
    const stock = { 'stock.yaml': deployment('stock') };
    const of = (env: string): readonly string[] =>
      drift(MODEL, { 'web.yaml': deployment('web', env), ...stock });
    const host = '{ name: STOCK_HOST, value: stock }';
    assert.deepEqual(of(`${host}, { name: STOCK_PORT, value: "8080" }`), FOUND);
    assert.deepEqual(of(`{ name: DB, value: 'Server=stock;Port=8080;Database=s' }`), FOUND);
    assert.deepEqual(of(`{ name: DB, value: 'User=x; Data Source=tcp:stock.shop,8080;Database=s' }`), FOUND);
    for (const other of [
      host,
      `${host}, { name: OTHER_PORT, value: "8080" }`,
      `${host}, { name: STOCK_PORT, value: some }`,
      '{ name: STOCK, value: stock }, { name: STOCK_PORT, value: "8080" }',
      `{ name: DB, value: 'Server=stock' }`,
      `{ name: DB, value: 'Server=other;Database=stock;' }`,
    ])
      assert.deepEqual(of(other), [], other);
  });

  it('accepts a flow of the whole for one of a part', () => {
    const files = { 'web.yaml': deployment('web', CALL), 'stock.yaml': deployment('stock') };
    assert.deepEqual(drift(MODEL.replace('to: web }', 'to: stock }'), files), []);
  });

  it('says nothing of what it cannot know', () => {
    const stock = { 'stock.yaml': deployment('stock') };
    const silent: readonly (readonly [model: string, files: Readonly<Record<string, string>>])[] = [
      // A word, not an address.
      [MODEL, { 'web.yaml': deployment('web', '{ name: STOCK, value: stock }'), ...stock }],
      // A host of another world.
      [
        MODEL,
        {
          'web.yaml': deployment('web', '{ name: STOCK, value: "http://stock.example.org:8080" }'),
          ...stock,
        },
      ],
      // A Service without pods of an element.
      [
        MODEL.replace('{ workload: Deployment/stock }', '{}'),
        { 'web.yaml': deployment('web', CALL), ...stock },
      ],
      // A workload of two elements.
      [
        MODEL.replace('elements:\n', 'elements:\n  copy: { workload: Deployment/stock }\n'),
        { 'web.yaml': deployment('web', CALL), ...stock },
      ],
      // Two Services of the name, equally near.
      [
        MODEL,
        {
          'web.yaml': deployment('web', CALL),
          'a/stock.yaml': deployment('stock'),
          'b/stock.yaml': deployment('stock'),
        },
      ],
    ];
    for (const [model, files] of silent) assert.deepEqual(drift(model, files), [], JSON.stringify(files));
  });

  it('names what a release deploys and no element does, and not its copies', () => {
    const model = `${MODEL}environments:\n  prod: { release: base }\n`;
    const files = {
      'base/web.yaml': deployment('web'),
      'base/stock.yaml': deployment('stock'),
      'base/queue.yaml': deployment('queue'),
      'overlay/cache.yaml': deployment('cache'),
    };
    assert.deepEqual(drift(model, files), ['Deployed to "prod", and named by no element: "queue"']);
    assert.deepEqual(
      drift(
        model.replace('Deployment/stock', 'Deployment/none').replace('Deployment/web', 'Deployment/none'),
        files,
      ),
      [],
    );
  });

  it('names services of Compose that no element does, where elements name such services', () => {
    const environment = 'environments: { prod: { release: . } }\n';
    const files = {
      'compose.yaml': 'services: { web: { image: w }, stock: { image: s } }\n',
      'compose-test.yaml': 'services: { probe: { image: p } }\n',
    };
    assert.deepEqual(
      drift(`version: 1\n${environment}elements:\n  web: { workload: compose/web }\n`, files),
      ['Deployed to "prod", and named by no element: "stock"'],
    );
    assert.deepEqual(
      drift(`version: 1\n${environment}elements:\n  web: { workload: Deployment/web }\n`, {
        ...files,
        'k8s/web.yaml': deployment('web'),
      }),
      [],
    );
  });

  it('finds a call of a Compose service, where one project has the name', () => {
    const model = `version: 1
elements:
  web: { workload: compose/Web }
  stock: { workload: compose/stock }
`;
    const project =
      'services:\n  Web: { image: a:1, environment: { STOCK_HOST: stock } }\n  stock: { image: b:1 }\n';
    const found = ['"web" calls "stock" as "stock", and the model has no such flow'];
    assert.deepEqual(drift(model, { 'a/compose.yaml': project }), found);
    assert.deepEqual(drift(`${model}flows: [{ from: web, to: stock }]\n`, { 'a/compose.yaml': project }), []);
    assert.deepEqual(drift(model, { 'a/compose.yaml': project, 'b/compose.yaml': project }), []);
    // They only wait for each other.
    const waiting = project.replace('environment: { STOCK_HOST: stock }', 'depends_on: [stock]');
    assert.deepEqual(drift(model, { 'a/compose.yaml': waiting }), []);
    assert.equal(
      workspaceOf({ [FILE]: model, 'a/compose.yaml': project })
        .check(uriOf(FILE))
        .findings.filter(({ rule }) => rule === 'architecture/workload-unknown').length,
      0,
    );
  });

  it('finds the address in the key of a ConfigMap that the environment has, and not in one that it has whole', () => {
    const map =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: hosts }\ndata: { STOCK: "stock:8080", MAIL: mail }\n';
    const files = (env: string): Readonly<Record<string, string>> => ({
      'web.yaml': deployment('web', env),
      'stock.yaml': deployment('stock'),
      'hosts.yaml': map,
    });
    const ofKey = '{ name: A, valueFrom: { configMapKeyRef: { name: hosts, key: STOCK } } }';
    assert.deepEqual(drift(MODEL, files(ofKey)), FOUND);
    assert.deepEqual(drift(MODEL, files(ofKey.replace('key: STOCK', 'key: MAIL'))), []);
    const whole = {
      ...files(''),
      'web.yaml': deployment('web').replace('env: []', 'envFrom: [{ configMapRef: { name: hosts } }]'),
    };
    assert.deepEqual(drift(MODEL, whole), []);
  });

  describe('of Compose', () => {
    const model = (web = 'compose/web', api = 'compose/api'): string =>
      `version: 1\nelements:\n  web: { workload: ${web} }\n  api: { workload: ${api} }\n`;
    const web = (host: string, more = ''): string =>
      `  web:\n    image: shop/web:1\n    environment: { API: 'http://${host}:80' }\n${more}`;
    const api = (more = ''): string => `  api:\n    image: shop/api:1\n${more}`;
    const called = (name: string): readonly string[] => [
      `"web" calls "api" as "${name}", and the model has no such flow`,
    ];
    const of = (services: string, others: Readonly<Record<string, string>> = {}): readonly string[] =>
      drift(model(), { 'compose.yaml': `services:\n${services}`, ...others });

    for (const [what, more] of Object.entries({
      'its host': '    hostname: api-host\n',
      'its container': '    container_name: api-host\n',
      'a network': '    networks: { default: { aliases: [api-host] } }\n',
    }))
      it(`knows a service by the name of ${what}`, () => {
        assert.deepEqual(of(web('api-host') + api(more)), called('api-host'));
        assert.deepEqual(of(web('other-host') + api(more)), []);
      });

    it('does not take the caller itself for a service that is called so', () => {
      assert.deepEqual(of(web('localhost') + api('    hostname: localhost\n')), []);
    });

    it('knows the names that links give, and those that mean another host', () => {
      assert.deepEqual(of(web('backend', '    links: ["api:backend"]\n') + api()), called('backend'));
      assert.deepEqual(of(web('api', '    extra_hosts: ["api:10.0.0.5"]\n') + api()), []);
      assert.deepEqual(of(web('api', '    extra_hosts: { api: 10.0.0.5 }\n') + api()), []);
    });

    it('knows the host of a connection string', () => {
      const text = web('x').replace("'http://x:80'", "'Server=api;Port=5432;Database=web'");
      assert.deepEqual(of(text + api()), called('api'));
      assert.deepEqual(of(text.replace('Server=api', 'Server=other') + api()), []);
    });

    it('does not choose among services of one alias', () => {
      const alias = '    hostname: api-host\n';
      assert.deepEqual(of(`${web('api-host')}${api(alias)}  b:\n    image: b:1\n${alias}`), []);
    });

    it('knows what another file of the project declares, and nothing of other projects', () => {
      const other = `services:\n${api()}`;
      assert.deepEqual(of(web('api'), { 'compose.api.yaml': other }), called('api'));
      assert.deepEqual(of(web('api'), { 'b/compose.yaml': other }), []);
    });

    it('needs a network that both are on, in all files of the project together', () => {
      const moved = {
        'compose.net.yaml': 'services:\n  api: { networks: [inner] }\nnetworks: { inner: {} }\n',
      };
      assert.deepEqual(of(web('api') + api()), called('api'));
      assert.deepEqual(of(web('api') + api(), moved), []);
      assert.deepEqual(of(web('api', '    networks: [inner]\n') + api(), moved), called('api'));
      assert.deepEqual(of(web('api', '    network_mode: host\n') + api()), []);
      assert.deepEqual(of(web('api') + api('    network_mode: host\n')), []);
    });

    it('asks which project is meant, and takes its folder for an answer', () => {
      const text = `services:\n${web('api')}${api()}`;
      const files = { 'a/compose.yaml': text, 'b/compose.yaml': text };
      const messages = (text: string): readonly string[] =>
        workspaceOf({ [FILE]: text, ...files })
          .check(uriOf(FILE))
          .findings.filter(({ rule }) => rule === 'architecture/workload-unknown')
          .map(({ severity, message }) => `${severity} ${message}`);
      assert.deepEqual(drift(model(), files), []);
      assert.deepEqual(
        messages(model()),
        ['web', 'api'].map(
          (name) =>
            `information 2 Compose projects have a service "${name}", and no call of it is checked: say which is meant, such as "compose/a/${name}"`,
        ),
      );
      assert.deepEqual(drift(model('compose/a/web', 'compose/a/api'), files), called('api'));
      assert.deepEqual(drift(model('compose/a/web', 'compose/b/api'), files), []);
      assert.deepEqual(messages(model('compose/a/web', 'compose/./api')), [
        'warning No manifest of the workspace declares compose/./api',
      ]);
      const own = { 'compose.yaml': text, 'b/compose.yaml': text };
      assert.deepEqual(drift(model('compose/./web', 'compose/./api'), own), called('api'));
    });
  });
});

describe('architecture/zone-namespace', () => {
  /** Elements by their zones and namespaces: `cde payments`. */
  const found = (places: readonly string[]): readonly string[] => {
    const elements = places.map((place, at) => {
      const [zone = ''] = place.split(' ');
      return `  e${at}: { zone: ${zone}, workload: Deployment/e${at} }\n`;
    });
    const release = places.map((place, at) =>
      deployment(`e${at}`).replaceAll(
        `{ name: e${at} }`,
        `{ name: e${at}, namespace: ${place.split(' ')[1]} }`,
      ),
    );
    const model = `version: 1\nzones: { shop: {}, cde: {} }\nelements:\n${elements.join('')}`;
    const { findings } = workspaceOf({ [FILE]: model, 'k8s/all.yaml': release.join('---\n') }).check(
      uriOf(FILE),
    );
    return findings
      .filter(({ rule }) => rule === 'architecture/zone-namespace')
      .map(({ message }) => message);
  };
  const times = (count: number, place: string): readonly string[] => Array<string>(count).fill(place);

  it('tells of an element that alone is in the namespace of another zone', () => {
    assert.deepEqual(found(['cde shop', ...times(3, 'shop shop'), ...times(3, 'cde pay')]), [
      '"e0" is in the zone "cde", whose other elements are deployed in the namespace "pay", but it is deployed in "shop", whose other elements are in the zone "shop"',
    ]);
  });

  it('tells nothing where zones or namespaces are mixed, or few elements are deployed', () => {
    const silent: Readonly<Record<string, readonly string[]>> = {
      'two of the zone elsewhere': ['cde shop', ...times(3, 'shop shop'), ...times(2, 'cde pay')],
      'two of another zone here': ['cde shop', ...times(2, 'shop shop'), ...times(3, 'cde pay')],
      'a zone in several namespaces': [
        ...['cde shop', 'cde other'],
        ...times(3, 'shop shop'),
        ...times(3, 'cde pay'),
      ],
      'two of the zone here': ['cde shop', 'cde shop', ...times(3, 'shop shop'), ...times(3, 'cde pay')],
      'a namespace for all': [...times(4, 'cde all'), ...times(4, 'shop all')],
    };
    for (const [what, places] of Object.entries(silent)) assert.deepEqual(found(places), [], what);
  });
});
