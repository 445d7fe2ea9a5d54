import assert from 'node:assert/strict';
import type {
  Diagnostic,
  Location,
  LocationLink,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { LanguageClient, type Options } from './language-client.ts';

const SETTINGS = `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: shop
data:
  LEVEL: info
`;

/** Three resources in one file; the ConfigMap that they read is in another. */
const APPLICATION = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
  namespace: shop
spec:
  replicas: 2
  selector:
    matchLabels:
      app: api
  template:
    metadata:
      labels:
        app: api
    spec:
      containers:
        - name: api
          image: ghcr.io/example/api:1.0.0
          ports:
            - name: http
              containerPort: 8080
          envFrom:
            - configMapRef:
                name: settings
---
apiVersion: v1
kind: Service
metadata:
  name: api
  namespace: shop
spec:
  selector:
    app: api
  ports:
    - port: 80
      targetPort: http
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: api
  namespace: shop
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: api
`;

const PATH = 'deploy/application.yaml';
const FILES = { [PATH]: APPLICATION, 'deploy/settings.yaml': SETTINGS };

interface Edit {
  readonly from: string;
  readonly to: string;
  /** Rules broken after the edit, of those that the edits are about. */
  readonly breaks: readonly string[];
}

/** Edits as they are typed, one after the other, in each of the three resources. */
const EDITS: readonly Edit[] = [
  { from: 'targetPort: http', to: 'targetPort: web', breaks: ['kubernetes/service-target-port'] },
  { from: 'name: http', to: 'name: web', breaks: [] },
  {
    from: 'name: settings',
    to: 'name: setting',
    breaks: ['kubernetes/missing-config-map'],
  },
  {
    from: 'maxUnavailable: 1\n',
    to: 'maxUnavailable: 1\n  maxUnavailble: 1\n',
    breaks: ['kubernetes/missing-config-map', 'kubernetes/schema'],
  },
  // Two documents run together, and are parted again.
  {
    from: '---\napiVersion: v1',
    to: 'apiVersion: v1',
    breaks: ['kubernetes/missing-config-map', 'kubernetes/missing-separator', 'kubernetes/schema'],
  },
  {
    from: 'apiVersion: v1',
    to: '---\napiVersion: v1',
    breaks: ['kubernetes/missing-config-map', 'kubernetes/schema'],
  },
  { from: '  maxUnavailble: 1\n', to: '', breaks: ['kubernetes/missing-config-map'] },
  { from: 'name: setting\n', to: 'name: settings\n', breaks: [] },
  {
    from: '  selector:\n    app: api',
    to: '  selector:\n    app: apis',
    breaks: ['kubernetes/service-without-pods'],
  },
  { from: 'app: apis', to: 'app: api', breaks: [] },
];
const WATCHED = new Set(EDITS.flatMap(({ breaks }) => breaks));

async function withServer(options: Options, run: (client: LanguageClient) => Promise<void>): Promise<void> {
  const client = new LanguageClient({ files: FILES, ...options });
  try {
    await client.start();
    await run(client);
  } finally {
    await client.stop();
  }
}

/** The position of a text, moved by `offset` characters. */
function place(text: string, wanted: string, offset = 0): Range['start'] {
  const index = text.indexOf(wanted);
  assert.ok(index >= 0, `"${wanted}" is not there`);
  const before = text.slice(0, index + offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** Findings without what differs between two folders. */
const plain = (found: readonly Diagnostic[], client: LanguageClient): unknown =>
  JSON.parse(JSON.stringify(found).replaceAll(client.uri(''), 'folder:'));

describe('language server on Kubernetes', () => {
  it('finds after every edit what a server finds that reads the text anew', () =>
    withServer({}, async (client) => {
      await client.open(PATH, APPLICATION);
      let text = APPLICATION;
      for (const [index, { from, to, breaks }] of EDITS.entries()) {
        const range = { start: place(text, from), end: place(text, from, from.length) };
        await client.notify('textDocument/didChange', {
          textDocument: { uri: client.uri(PATH), version: index + 2 },
          contentChanges: [{ range, text: to }],
        });
        text = text.replace(from, to);
        const found = await client.findings(PATH);
        const rules = found.map(({ code }) => String(code)).filter((rule) => WATCHED.has(rule));
        assert.deepEqual([...new Set(rules)].sort(), breaks, `after "${from}" became "${to}"`);
        await withServer({ files: { ...FILES, [PATH]: text } }, async (fresh) => {
          assert.deepEqual(plain(found, client), plain(await fresh.findings(PATH), fresh), text);
        });
      }
      assert.equal(text, APPLICATION.replaceAll('http', 'web'));
    }));

  it('finds what an edit of another file breaks', () =>
    withServer({}, async (client) => {
      await client.open('deploy/settings.yaml', SETTINGS.replace('name: settings', 'name: other'));
      const rules = (await client.findings(PATH)).map(({ code }) => code);
      assert.ok(rules.includes('kubernetes/missing-config-map'), rules.join(', '));
    }));

  it('leads to another document of the file, and to another file', () =>
    withServer({}, async (client) => {
      await client.open(PATH, APPLICATION);
      const definition = async (wanted: string, offset: number): Promise<LocationLink | undefined> =>
        (
          await client.at<LocationLink[]>('textDocument/definition', PATH, place(APPLICATION, wanted, offset))
        )[0];
      const port = await definition('targetPort: http', 13);
      assert.equal(port?.targetUri, client.uri(PATH));
      assert.deepEqual(port.targetSelectionRange.start, place(APPLICATION, 'name: http', 6));
      const settings = await definition('name: settings', 8);
      assert.equal(settings?.targetUri, client.uri('deploy/settings.yaml'));
      assert.deepEqual(settings.targetSelectionRange.start, place(SETTINGS, 'name: settings', 6));
    }));

  it('lists the uses of a ConfigMap in files that are not open', () =>
    withServer({}, async (client) => {
      await client.open('deploy/settings.yaml', SETTINGS);
      const places = await client.at<Location[]>(
        'textDocument/references',
        'deploy/settings.yaml',
        place(SETTINGS, 'name: settings', 8),
        { context: { includeDeclaration: false } },
      );
      assert.deepEqual(
        places.map(({ uri, range }) => ({ uri, start: range.start })),
        [{ uri: client.uri(PATH), start: place(APPLICATION, 'name: settings', 6) }],
      );
    }));

  it('renames a ConfigMap in both files', () =>
    withServer({}, async (client) => {
      await client.open(PATH, APPLICATION);
      const edit = await client.at<WorkspaceEdit>(
        'textDocument/rename',
        PATH,
        place(APPLICATION, 'name: settings', 8),
        { newName: 'api-settings' },
      );
      const changes = JSON.stringify(edit);
      for (const path of [PATH, 'deploy/settings.yaml']) assert.ok(changes.includes(client.uri(path)), path);
      assert.equal(changes.match(/"newText":"api-settings"/gu)?.length, 2, changes);
    }));
});
